package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.Ledger;

/** What is past its retention goes, is proved in the warehouse, and cannot be built with any more. */
@Timeout(900)
class RetainIT {
    private final SmallHome small;

    RetainIT(@TempDir Path folder) throws IOException {
        small = SmallHome.first().copy(folder.resolve("home"));
    }

    private List<LandedDelivery> returns(Status status) throws IOException {
        return Ledger.read(small.home()).arrivals().stream()
                .filter(delivery -> delivery.feed().equals("sen2") && delivery.status() == status)
                .toList();
    }

    @Test
    void a_return_of_long_ago_goes_whole_and_the_next_night_proves_it() throws Exception {
        Path draft = small.home().root().resolve("drafts/board/2026-03-01/board.pdf");
        Files.createDirectories(draft.getParent());
        Files.writeString(draft, "a draft");
        Files.setLastModifiedTime(draft, FileTime.from(Instant.parse("2026-03-01T12:00:00Z")));
        int returns = returns(Status.LANDED).size();
        Map<String, String> before = small.contents();

        Run look = small.run("retain", "--dry-run", "--date=2026-05-01");

        assertThat(look.exitCode()).as(look.err()).isZero();
        assertThat(look.out())
                .contains("Would go: 1 delivery of liquidlogic.sen2")
                .contains("Would go: 1 drafts, 0 rows, 1 files, 7 bytes (kept 1 months)");
        assertThat(small.contents()).isEqualTo(before);

        Run unconfirmed = small.run("retain", "--date=2026-05-01");

        assertThat(unconfirmed.exitCode()).as(unconfirmed.err()).isZero();
        assertThat(unconfirmed.out())
                .contains("Would go: 1 delivery of liquidlogic.sen2")
                .contains("Nothing was removed: nobody has confirmed how long things are kept.");
        assertThat(small.contents().keySet()).containsAll(before.keySet());

        Files.writeString(
                small.home().root().resolve("send.yaml"),
                "send:\n  retention:\n    confirmed-by: data protection officer\n");
        Run retained = small.run("retain", "--date=2026-05-01");

        assertThat(retained.exitCode()).as(retained.err()).isZero();
        assertThat(retained.out()).contains("Gone: 1 delivery of liquidlogic.sen2");
        assertThat(draft).doesNotExist();
        LandedDelivery gone = returns(Status.REMOVED).get(0);
        assertThat(returns(Status.LANDED)).hasSize(returns - 1);
        assertThat(gone.period()).isEqualTo("2019");
        assertThat(small.home().archive().resolve("liquidlogic/sen2").resolve(gone.deliveryId()))
                .isDirectoryContaining("glob:**_removed")
                .isDirectoryNotContaining("glob:**.sealed");
        assertThat(small.home().state().resolve("retain-plan.json")).doesNotExist();
        assertThat(small.run("retain", "--date=2026-05-01").out()).startsWith("Nothing is past its retention.");

        // The night of the day before it took effect cannot be built again; the one after can, and proves what went.
        Run rebuild = small.run("rebuild", "--as-at=2026-04-30");
        assertThat(rebuild.exitCode()).isEqualTo(2);
        assertThat(rebuild.err())
                .contains("What was known on 2026-04-30 cannot be built again: 1 delivery")
                .contains("Give 2026-05-01 or a later date");
        Run night = small.run("nightly", "--date=2026-05-01");
        assertThat(night.exitCode()).as(night.err() + night.out()).isZero();
        assertThat(small.query("select kind, item, sender, feed, row_count, kept_until, kept_for from"
                        + " warehouse.fact_retention where kind = 'delivery'"))
                .containsExactly("delivery|" + gone.deliveryId() + "|liquidlogic|sen2|" + gone.rowsAccepted()
                        + "|2025-08-31|6 years from the end of the academic year");
        assertThat(small.query("select kind, item, file_count from warehouse.fact_retention where kind = 'drafts'"))
                .containsExactly("drafts|drafts/board/2026-03-01/board.pdf|1");
        assertThat(small.query("select status, count(*) > 0 from audit.delivery where delivery_id = '"
                        + gone.deliveryId() + "' group by all"))
                .containsExactly("removed|true");
    }

    @Test
    void nothing_goes_before_its_day() {
        Run early = small.run("retain", "--date=2999-01-01");

        assertThat(early.exitCode()).isEqualTo(5);
        assertThat(early.err()).contains("Nothing is removed before its day has come");
    }
}
