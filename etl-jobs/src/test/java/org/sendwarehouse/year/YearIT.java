package org.sendwarehouse.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.SmallHome;

/** The nights of the simulated year on which calendars do something odd. The whole year: docs/benchmarks.md. */
@Timeout(600)
class YearIT {
    /** Both clock changes, the leap day and the days beside it. */
    private static final List<LocalDate> ODD = List.of(
            LocalDate.of(2027, 10, 29),
            LocalDate.of(2027, 10, 31),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2028, 3, 26));

    @Test
    void each_odd_night_ends_as_the_rule_of_the_year_says(@TempDir Path folder) throws Exception {
        YearHome home = new YearHome(folder, SmallHome.sample());
        home.make(ODD.get(0).minusDays(1));
        List<Night> plan = YearPlan.of(ODD, WholeYearTest.SEED, home.people());

        for (Night night : plan) {
            home.night(night);
        }
        home.again(plan.get(plan.size() - 1));

        assertThat(plan).anyMatch(night -> !night.deliveries().isEmpty());
    }
}
