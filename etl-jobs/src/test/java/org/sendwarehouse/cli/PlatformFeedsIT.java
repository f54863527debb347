package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.springframework.util.FileSystemUtils;

/** What the platform itself does lands as its own feed, known from the next day on. */
@Timeout(600)
class PlatformFeedsIT {
    private static final LocalDate NIGHT = LocalDate.of(2026, 4, 30);

    private static Path sample = Path.of("");

    private final Path folder;

    PlatformFeedsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void write(@TempDir Path shared) {
        sample = SmallHome.sample(shared);
    }

    private static List<LandedDelivery> own(SmallHome small) throws Exception {
        return Ledger.read(small.home()).arrivals().stream()
                .filter(delivery -> delivery.source().equals(Contract.PLATFORM))
                .toList();
    }

    /** Ids and books by feed: what must be equal in every home. */
    private static Map<String, String> books(SmallHome small) throws Exception {
        Map<String, String> books = new TreeMap<>();
        own(small)
                .forEach(delivery -> books.put(
                        delivery.feed() + " " + delivery.asOf(),
                        delivery.deliveryId() + " " + delivery.businessDate() + " " + delivery.rowsAccepted()));
        return books;
    }

    @Test
    void what_a_night_released_and_gave_out_is_known_to_the_next_night_and_not_to_itself() throws Exception {
        SmallHome small = SmallHome.copy(sample, folder.resolve("home"));
        assertThat(small.run("nightly", "--date=" + NIGHT).exitCode()).isZero();

        assertThat(books(small).keySet())
                .contains("pack_sent 2026-04-30", "released_figure 2026-04-30", "released_status 2026-04-30");
        assertThat(own(small)).allSatisfy(delivery -> {
            assertThat(delivery.isLanded()).isTrue();
            assertThat(delivery.businessDate()).isEqualTo(NIGHT.plusDays(1));
            assertThat(delivery.rowsRead()).isEqualTo(delivery.rowsAccepted()).isPositive();
        });
        List<String> released = small.query("select indicator_code, period_type, period_end, value::decimal(18, 4)"
                + " from marts.evidence where breakdown = 'all' order by all");
        String run = small.query("select run_id from marts.run").get(0);
        assertThat(small.query("select count(*) from warehouse.fact_pack_sent")).containsExactly("0");
        assertThat(small.query("select newest_data from marts.run")).containsExactly("2026-04-30");

        Map<String, String> before = books(small);
        assertThat(small.run("nightly", "--date=" + NIGHT).out()).contains("Nothing was changed.");
        assertThat(books(small)).isEqualTo(before);

        assertThat(small.run("nightly", "--date=2026-05-01").exitCode()).isZero();

        assertThat(small.query("select governance_group, meeting_date, run_id, sent_date, files, is_latest"
                        + " from warehouse.fact_pack_sent"))
                .contains("board|2026-05-12|" + run
                        + "|2026-04-30|board-annex.pdf; board.pdf; board.xlsx; manifest.json|true")
                .allSatisfy(sent -> assertThat(sent).contains("|" + run + "|2026-04-30|"));
        assertThat(small.query("select count(*) from audit.delivery where source = 'platform' and status = 'landed'"
                        + " and feed = 'released_figure' and rows_accepted = " + released.size()))
                .containsExactly("1");
        assertThat(books(small)).hasSize(2 * before.size()).containsAllEntriesOf(before);
    }

    @Test
    void a_night_cut_after_it_had_published_lands_what_it_released_before_the_next() throws Exception {
        SmallHome whole = SmallHome.copy(sample, folder.resolve("whole"));
        SmallHome cut = SmallHome.copy(sample, folder.resolve("cut"));
        assertThat(whole.run("nightly", "--date=" + NIGHT).exitCode()).isZero();
        assertThat(cut.run("nightly", "--date=" + NIGHT).exitCode()).isZero();
        // As if the process had died between the publication and the landing of it.
        FileSystemUtils.deleteRecursively(cut.home().landing().resolve("platform"));

        assertThat(cut.run("nightly", "--date=" + NIGHT).out()).contains("Nothing was changed.");

        assertThat(books(cut)).isEqualTo(books(whole));
        assertThat(whole.run("nightly", "--date=2026-05-01").exitCode()).isZero();
        assertThat(cut.run("nightly", "--date=2026-05-01").exitCode()).isZero();
        assertThat(cut.tables()).isEqualTo(whole.tables());
    }

    @Test
    void nobody_delivers_it_through_the_inbox() throws Exception {
        SmallHome small = SmallHome.copy(sample, folder.resolve("home"));
        Files.createDirectories(small.home().inbox().resolve("platform"));
        Files.writeString(small.inbox("platform", "pack_sent_2026-04-29.csv"), """
                group_code,meeting_date,run_id,sent_date,files,files_hash
                board,2026-04-29,0123456789abcdef,2026-04-29,board.pdf,0
                """);

        Run run = small.run("nightly", "--date=" + NIGHT);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("Refused: unidentified (pack_sent_2026-04-29.csv)");
    }
}
