package org.sendwarehouse.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;

class DistributionTest {
    private static final LocalDate DATE = LocalDate.of(2026, 5, 12);
    private static final LocalDate NIGHT = LocalDate.of(2026, 4, 30);
    /** A night that was refused gives a pack of the data of the last good one. */
    private static final LocalDate LATER = LocalDate.of(2026, 5, 6);

    private static final Instant NOW = Instant.parse("2026-05-01T01:31:00Z");
    /** SHA-256 of "one". */
    private static final String ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";

    private final Path folder;

    DistributionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Distribution distribution() {
        return new Distribution(new Home(folder), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path rendered(String text) throws IOException {
        Path work = Files.createTempDirectory(Files.createDirectories(folder.resolve("work")), "pack");
        Files.writeString(work.resolve("board.pdf"), text);
        return work;
    }

    @Test
    void a_meeting_has_its_pack_whatever_run_made_it_and_only_while_it_lies_there() throws IOException {
        assertThat(distribution().isGiven("board", DATE)).isFalse();
        Path placed = distribution()
                .place("run1", "board", DATE, NIGHT, NIGHT, List.of(), rendered("one"))
                .folder();

        assertThat(distribution().isGiven("board", DATE)).isTrue();
        assertThat(distribution().isGiven("board", DATE.plusDays(1))).isFalse();
        assertThat(distribution().isGiven("sirb", DATE)).isFalse();
        Files.delete(placed.resolve("board.pdf"));
        Files.delete(placed);
        assertThat(distribution().isGiven("board", DATE)).isFalse();
    }

    @Test
    void a_line_written_before_meetings_had_dates_of_their_own_is_of_the_date_of_its_warehouse() throws IOException {
        Path log = folder.resolve("state/distribution.jsonl");
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(log, """
                {"at":"2026-05-01T02:40:00Z","runId":"run1","group":"board","date":"2026-04-30","recipients":[],"files":{}}
                """);

        assertThat(distribution().history())
                .extracting(DistributionLog.Line::date, DistributionLog.Line::asAt, DistributionLog.Line::night)
                .containsExactly(org.assertj.core.api.Assertions.tuple(NIGHT, NIGHT, NIGHT));
    }

    @Test
    void a_pack_is_moved_to_its_place_and_logged_with_its_hashes() throws IOException {
        Path rendered = rendered("one");

        Distribution.Placement placement =
                distribution().place("run1", "board", DATE, NIGHT, LATER, List.of("papers"), rendered);

        assertThat(placement).isEqualTo(new Distribution.Placement(folder.resolve("packs/board/2026-05-12"), true));
        assertThat(placement.folder().resolve("board.pdf")).hasContent("one");
        assertThat(rendered).doesNotExist();
        assertThat(distribution().history())
                .containsExactly(new DistributionLog.Line(
                        NOW, "run1", "board", DATE, NIGHT, LATER, List.of("papers"), Map.of("board.pdf", ONE)));
    }

    @Test
    void the_same_pack_is_never_given_out_twice() throws IOException {
        distribution().place("run1", "board", DATE, NIGHT, NIGHT, List.of(), rendered("one"));

        Distribution.Placement again =
                distribution().place("run1", "board", DATE, NIGHT, NIGHT, List.of(), rendered("two"));

        assertThat(again.placed()).isFalse();
        assertThat(again.folder().resolve("board.pdf")).hasContent("one");
        assertThat(distribution().history()).hasSize(1);
    }

    @Test
    void a_later_run_replaces_the_pack_of_a_date_and_keeps_the_earlier_one() throws IOException {
        distribution().place("run1", "board", DATE, NIGHT, NIGHT, List.of(), rendered("one"));

        distribution().place("run2", "board", DATE, NIGHT, NIGHT, List.of(), rendered("two"));

        assertThat(folder.resolve("packs/board/2026-05-12/board.pdf")).hasContent("two");
        assertThat(folder.resolve("packs/board/2026-05-12-superseded-run1/board.pdf"))
                .hasContent("one");
        assertThat(distribution().history())
                .extracting(DistributionLog.Line::runId)
                .containsExactly("run1", "run2");
    }

    @Test
    void a_pack_that_was_moved_but_not_logged_before_a_crash_is_logged_once_and_not_doubled() throws IOException {
        Files.createDirectories(folder.resolve("packs/board"));
        Files.move(rendered("one"), folder.resolve("packs/board/2026-05-12"));

        distribution().place("run1", "board", DATE, NIGHT, NIGHT, List.of(), rendered("one"));

        assertThat(folder.resolve("packs/board"))
                .isDirectoryNotContaining(path -> path.toString().contains("superseded"));
        assertThat(distribution().history()).hasSize(1);
    }

    @Test
    void a_line_cut_short_by_a_crash_is_overwritten() throws IOException {
        distribution().place("run1", "board", DATE, NIGHT, NIGHT, List.of(), rendered("one"));
        Files.writeString(folder.resolve("state/distribution.jsonl"), "{\"at\":\"2026-", StandardOpenOption.APPEND);

        distribution().place("run2", "board", DATE, NIGHT, NIGHT, List.of(), rendered("two"));

        assertThat(distribution().history())
                .extracting(DistributionLog.Line::runId)
                .containsExactly("run1", "run2");
    }

    @Test
    void a_pack_somebody_deleted_is_given_out_again() throws IOException {
        distribution().place("run1", "board", DATE, NIGHT, NIGHT, List.of(), rendered("one"));
        Files.delete(folder.resolve("packs/board/2026-05-12/board.pdf"));
        Files.delete(folder.resolve("packs/board/2026-05-12"));

        assertThat(distribution().isDistributed("run1", "board", DATE)).isFalse();
        assertThat(distribution()
                        .place("run1", "board", DATE, NIGHT, NIGHT, List.of(), rendered("one"))
                        .placed())
                .isTrue();
    }
}
