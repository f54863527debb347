package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final LocalDate NIGHT = SmallHome.FIRST;

    private final Path folder;

    PlatformFeedsIT(@TempDir Path folder) {
        this.folder = folder;
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

    /** Every landed file of what the platform did, by its place. */
    private static Map<String, String> landed(SmallHome small) throws IOException {
        Map<String, String> landed = small.contents();
        landed.keySet().removeIf(file -> !file.startsWith("landing/platform/") || !file.endsWith(".parquet"));
        return landed;
    }

    @Test
    void what_a_night_released_and_gave_out_is_known_to_the_next_night_and_not_to_itself() throws Exception {
        SmallHome whole = SmallHome.first();

        assertThat(books(whole).keySet())
                .contains("pack_sent 2026-04-30", "released_figure 2026-04-30", "released_status 2026-04-30");
        assertThat(own(whole)).allSatisfy(delivery -> {
            assertThat(delivery.isLanded()).isTrue();
            assertThat(delivery.businessDate()).isEqualTo(NIGHT.plusDays(1));
            assertThat(delivery.rowsRead()).isEqualTo(delivery.rowsAccepted()).isPositive();
        });
        List<String> released = whole.query("select indicator_code, period_type, period_end, value::decimal(18, 4)"
                + " from marts.evidence where breakdown = 'all' order by all");
        String run = whole.query("select run_id from marts.run").get(0);
        assertThat(whole.query("select count(*) from warehouse.fact_pack_sent")).containsExactly("0");
        assertThat(whole.query("select newest_data from marts.run")).containsExactly("2026-04-30");

        SmallHome revised = SmallHome.revised();

        assertThat(revised.query("select governance_group, meeting_date, run_id, sent_date, files, is_latest"
                        + " from warehouse.fact_pack_sent"))
                .contains("board|2026-05-12|" + run
                        + "|2026-04-30|board-annex.pdf; board.pdf; board.xlsx; manifest.json|true")
                .allSatisfy(sent -> assertThat(sent).contains("|" + run + "|2026-04-30|"));
        assertThat(revised.query("select count(*) from audit.delivery where source = 'platform' and status = 'landed'"
                        + " and feed = 'released_figure' and rows_accepted = " + released.size()))
                .containsExactly("1");
        assertThat(books(revised))
                .containsAllEntriesOf(books(whole))
                .containsKeys("released_figure " + SmallHome.REVISED, "released_status " + SmallHome.REVISED);
    }

    @Test
    void a_night_cut_after_it_had_published_lands_what_it_released_before_the_next() throws Exception {
        SmallHome whole = SmallHome.first();
        SmallHome cut = whole.copy(folder.resolve("cut"));
        // As if the process had died between the publication and the landing of it.
        FileSystemUtils.deleteRecursively(cut.home().landing().resolve("platform"));
        assertThat(books(cut)).isEmpty();

        assertThat(cut.run("nightly", "--date=" + NIGHT).out()).contains("Nothing was changed.");

        // The next night reads these files and what the books say of them: the same deliveries, the same bytes.
        assertThat(books(cut)).isEqualTo(books(whole));
        assertThat(landed(cut)).isEqualTo(landed(whole)).isNotEmpty();
    }
}
