package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bill from before a change to any pom does not pass for one of this build. */
class BillFreshnessTest {
    private static final Path PROJECT = Path.of("..");
    private static final Instant WRITTEN = Instant.parse("2026-04-30T12:00:00Z");

    private final Path top;

    BillFreshnessTest(@TempDir Path top) {
        this.top = top;
    }

    /** The poms of the project itself, all a day older than the bill. */
    @BeforeEach
    void poms() throws IOException {
        for (String module : List.of("", "warehouse-sql", "report-templates", "schedules", "etl-jobs")) {
            Path pom = Files.createDirectories(top.resolve(module)).resolve("pom.xml");
            Files.copy(PROJECT.resolve(module).resolve("pom.xml"), pom);
            set(pom, WRITTEN.minus(Duration.ofDays(1)));
        }
        set(Files.writeString(bill(), "{}"), WRITTEN);
    }

    private Path bill() {
        return top.resolve("send-warehouse.cdx.json");
    }

    private static void set(Path file, Instant when) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(when));
    }

    @Test
    void a_bill_younger_than_every_pom_is_of_this_build() throws IOException {
        assertThat(BillFreshness.changedSince(bill(), top)).isEmpty();
    }

    @Test
    void a_version_changed_in_the_properties_of_the_top_pom_is_noticed() throws IOException {
        Path pom = top.resolve("pom.xml");
        String before = Files.readString(pom);
        String after = before.replaceFirst("<tink.version>[^<]+<", "<tink.version>9.9.9<");
        assertThat(after).isNotEqualTo(before);
        Files.writeString(pom, after);
        set(pom, WRITTEN.plusSeconds(1));
        assertThat(BillFreshness.changedSince(bill(), top)).containsExactly(pom);
    }

    @Test
    void a_change_to_the_pom_of_any_module_is_noticed() throws IOException {
        for (String module : List.of("warehouse-sql", "report-templates", "schedules", "etl-jobs")) {
            Path pom = top.resolve(module).resolve("pom.xml");
            set(pom, WRITTEN);
            assertThat(BillFreshness.changedSince(bill(), top)).containsExactly(pom);
            set(pom, WRITTEN.minusSeconds(1));
        }
    }
}
