package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;

/** An original comes out of the archive for a stated reason, on record, and nowhere into the home. */
class OriginalCommandTest {
    private static final String TEXT = "school,region\n100001,North\n";

    private final Path folder;
    private final Door door;
    private LandedDelivery delivery;

    OriginalCommandTest(@TempDir Path folder) {
        this.folder = folder;
        door = new Door(folder.resolve("home"));
    }

    @BeforeEach
    void aFileThatNobodyKnowsIsRefused() throws IOException {
        door.put("synergy/what.csv", TEXT);
        delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.status()).isEqualTo(LandedDelivery.Status.REFUSED);
    }

    private Run run(Path out, String reason) {
        return Run.of(
                "original",
                delivery.deliveryId(),
                "--out=" + out,
                "--reason=" + reason,
                "--role=SEND data officer",
                "--home=" + door.home().root());
    }

    @Test
    void it_is_written_for_its_owner_and_on_record() throws IOException {
        Path out = folder.resolve("out");

        Run run = run(out, "the sender asks");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(out.resolve("what.csv")).hasContent(TEXT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("what.csv"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(door.home().state().resolve("audit.jsonl")))
                .contains("\"disclosed\"", delivery.deliveryId(), "the sender asks", "SEND data officer");
        // Nothing is overwritten.
        assertThat(run(out, "the sender asks").exitCode()).isEqualTo(5);
    }

    @Test
    void not_into_the_home_and_not_with_a_number_in_the_reason() throws IOException {
        assertThat(run(door.home().work().resolve("out"), "the sender asks").err())
                .contains("outside the home");
        assertThat(run(folder.resolve("out"), "about 943 476 5919").err()).contains("no number of a person");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(Files.readString(door.home().state().resolve("audit.jsonl"))).doesNotContain("disclosed", "5919");
    }
}
