package org.sendwarehouse.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.packs.GroupDefinition;

/** Which pack the next one of a group compares itself with. */
class PreviousPackTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 17);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 21);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 19);
    private static final GroupDefinition BOARD = group("board", GroupDefinition.Audience.INTERNAL);

    private final Path folder;
    private final Distribution distribution;

    PreviousPackTest(@TempDir Path folder) {
        this.folder = folder;
        distribution =
                new Distribution(new Home(folder), Clock.fixed(Instant.parse("2026-05-01T01:31:00Z"), ZoneOffset.UTC));
    }

    private static GroupDefinition group(String code, GroupDefinition.Audience audience) {
        return new GroupDefinition(
                code,
                code,
                "strategic",
                audience,
                GroupDefinition.Scope.EVERYTHING,
                "board",
                30,
                new GroupDefinition.Meets(null, null, null),
                List.of());
    }

    private Path give(String run, GroupDefinition group, LocalDate meeting) throws IOException {
        Path work = Files.createTempDirectory(Files.createDirectories(folder.resolve("work")), "pack");
        Files.writeString(
                work.resolve("manifest.json"),
                "{\"run_id\": \"" + run + "\", \"audience\": \""
                        + group.audience().word() + "\"}");
        return distribution
                .place(run, group.code(), meeting, meeting, meeting, List.of(), work)
                .folder();
    }

    @Test
    void it_is_the_newest_of_a_meeting_before_whatever_the_order_in_which_they_were_given() throws IOException {
        Path april = give("run2", BOARD, APRIL);
        Path march = give("run1", BOARD, MARCH);
        give("run3", BOARD, MAY);

        assertThat(distribution.previous(BOARD, MAY)).contains(april);
        assertThat(distribution.previous(BOARD, APRIL)).contains(march);
        assertThat(distribution.previous(BOARD, MARCH)).isEmpty();
    }

    @Test
    void of_a_meeting_with_two_packs_it_is_the_last_given() throws IOException {
        give("run1", BOARD, APRIL);
        give("run2", BOARD, APRIL);

        assertThat(distribution.previous(BOARD, MAY))
                .get()
                .satisfies(previous ->
                        assertThat(previous.resolve("manifest.json")).content().contains("run2"));
    }

    @Test
    void it_is_of_the_same_group_and_audience() throws IOException {
        Path internal = give("run1", BOARD, MARCH);
        give("run2", group("board", GroupDefinition.Audience.PUBLIC), APRIL);
        give("run2", group("other", GroupDefinition.Audience.INTERNAL), APRIL);

        assertThat(distribution.previous(BOARD, MAY)).contains(internal);
        assertThat(distribution.previous(group("third", GroupDefinition.Audience.INTERNAL), MAY))
                .isEmpty();
    }

    @Test
    void one_that_was_never_given_out_was_changed_or_taken_away_does_not_count() throws IOException {
        Path march = give("run1", BOARD, MARCH);
        Path changed = give("run2", BOARD, APRIL);
        Files.writeString(changed.resolve("manifest.json"), "{\"audience\": \"internal\"}");
        Files.createDirectories(distribution.folder("board", APRIL.plusDays(7)));

        assertThat(distribution.previous(BOARD, MAY)).contains(march);

        Files.delete(march.resolve("manifest.json"));
        assertThat(distribution.previous(BOARD, MAY)).isEmpty();
    }
}
