package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.operations.alerts.Fact.Reading;

/** Packs that groups wait for, on a home whose nights stopped after one. */
class PackOverdueIT {
    private static List<Reading> overdue(Home home, String now) throws IOException {
        return Lookout.facts(home, Schedules.shipped(), Clock.systemUTC()).stream()
                .filter(fact -> fact.name().equals("pack-overdue"))
                .findFirst()
                .orElseThrow()
                .look()
                .at(Instant.parse(now));
    }

    @Test
    void a_pack_is_overdue_from_the_night_of_its_papers_day_until_it_is_given_out(@TempDir Path folder)
            throws Exception {
        Home home = SmallHome.first().copy(folder.resolve("home")).home();
        Files.setLastModifiedTime(PseudonymKey.file(home), FileTime.from(Instant.parse("2026-04-29T12:00:00Z")));

        assertThat(overdue(home, "2026-04-30T07:00:00Z")).isEmpty();
        // Papers five clear working days before 13 May, five before 12 May, three before 11 May; 4 May is a bank
        // holiday.
        assertThat(overdue(home, "2026-05-06T07:00:00Z"))
                .containsExactly(
                        new Reading("packs/cabinet/2026-05-13", 29.5, ""),
                        new Reading("packs/sirb/2026-05-12", 29.5, ""),
                        new Reading("packs/better-send-communication/2026-05-11", 5.5, ""));
    }
}
