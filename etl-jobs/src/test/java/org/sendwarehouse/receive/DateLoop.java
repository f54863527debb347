package org.sendwarehouse.receive;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A date in the form that most extracts have, and in the one that spreadsheets give. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DateLoop {
    private static final int DAYS = 365;

    private final Dates dates = new Dates(List.of("yyyy-MM-dd", "dd/MM/yyyy", "dd-MM-yyyy"));
    private final String[] iso = new String[DAYS];
    private final String[] british = new String[DAYS];
    private int at;

    /** Writes the days of a year down. */
    public DateLoop() {
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = LocalDate.of(2025, 9, 1).plusDays(i);
            iso[i] = day.toString();
            british[i] = String.format(
                    java.util.Locale.ROOT, "%02d/%02d/%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        }
    }

    private int next() {
        at = at + 1 == DAYS ? 0 : at + 1;
        return at;
    }

    /** Like {@code 2026-04-30}. */
    @Benchmark
    public @Nullable LocalDate date_written_2026_04_30() {
        return dates.parse(iso[next()]);
    }

    /** Like {@code 30/04/2026}. */
    @Benchmark
    public @Nullable LocalDate date_written_30_04_2026() {
        return dates.parse(british[next()]);
    }
}
