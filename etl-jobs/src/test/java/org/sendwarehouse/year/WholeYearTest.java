package org.sendwarehouse.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.schedule.Days;
import org.sendwarehouse.schedule.JobSchedule;
import org.sendwarehouse.schedule.Schedules;

/**
 * A year of nights in fast time in one process: every night's books, outcome and published figures, and memory that stays
 * flat. Run by the profile {@code year}; see docs/benchmarks.md. One that was stopped goes on where it stopped, as long as
 * its folder in {@code target} is there.
 */
@EnabledIfSystemProperty(named = "send.year", matches = "true")
class WholeYearTest {
    static final long SEED = 7;

    /** A school year with a leap day: 366 nights, both clock changes among them. */
    static final LocalDate FIRST = LocalDate.of(2027, 9, 1);

    static final LocalDate LAST = LocalDate.of(2028, 8, 31);

    /** What a line through a year of nights may grow by, as a share of the mean: more is a leak. */
    private static final double FLAT = 0.1;

    /** Every so many nights the night is run a second time. */
    private static final int AGAIN_EVERY = 30;

    private static final Path FOLDER = Path.of("target", "year").toAbsolutePath();

    @Test
    void every_night_of_a_year_ends_as_the_rule_says_and_memory_stays_flat() throws Exception {
        Files.createDirectories(FOLDER);
        int limit = Integer.getInteger("send.year.nights", Integer.MAX_VALUE);
        Path sample = FOLDER.resolve("sample");
        if (!Files.exists(sample)) {
            new SmallHome(new org.sendwarehouse.home.Home(SmallHome.sample())).copy(sample);
        }
        YearHome home = new YearHome(FOLDER.resolve("home"), sample);
        YearTable table = new YearTable(FOLDER.resolve("nights.csv"));
        if (!home.isMade()) {
            home.make(FIRST.minusDays(1));
        }
        // Which nights there are is for the schedule to say.
        JobSchedule nightly = Schedules.shipped().jobs().stream()
                .filter(job -> job.job().equals("nightly"))
                .findFirst()
                .orElseThrow();
        assertThat(nightly.on()).isEqualTo(Days.EVERY_DAY);
        List<LocalDate> nights = FIRST.datesUntil(LAST.plusDays(1)).toList();
        assertThat(nights).hasSize(366);
        List<Night> plan = YearPlan.of(nights, SEED, home.people());
        while (table.nights() < Math.min(limit, plan.size())) {
            Night night = plan.get(table.nights());
            YearHome.Went went = home.night(night);
            if (table.nights() % AGAIN_EVERY == AGAIN_EVERY - 1) {
                home.again(night);
            }
            table.add(YearTable.Line.of(night, went, Memory.read()));
            if (table.nights() % AGAIN_EVERY == 0) {
                progress(table, plan);
            }
        }
        progress(table, plan);
        System.out.println(table.text(plan));
        assertThat(table.heap().growth()).as(table.heap().text("heap")).isLessThan(FLAT);
        assertThat(table.kept().growth())
                .as(table.kept().text("resident, but for compiled code"))
                .isLessThan(FLAT);
    }

    private static void progress(YearTable table, List<Night> plan) throws java.io.IOException {
        Files.writeString(FOLDER.resolve("table.md"), table.text(plan));
    }
}
