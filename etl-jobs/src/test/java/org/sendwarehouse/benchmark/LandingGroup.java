package org.sendwarehouse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Attendance marks, the largest feed, landed by the product and by what else people would use. */
final class LandingGroup implements Group {
    private static final String OURS = "the product: landed and committed, as the nightly step does";

    @Override
    public String name() {
        return "landing";
    }

    @Override
    public List<Table> run(Settings settings) throws Exception {
        Path file =
                Files.createDirectories(settings.folder().resolve("synergy")).resolve(AttendanceMarks.NAME);
        AttendanceMarks marks = new AttendanceMarks(settings.marks()).write(file);
        try {
            List<Figure> checking = new ArrayList<>();
            checking.add(Alone.figure(OURS, ProductLanding.class, ProductLanding.STEP, file, settings));
            checking.add(Alone.figure(
                    "the product: also claimed and hashed before, and the original sealed after",
                    ProductLanding.class,
                    ProductLanding.DOOR,
                    file,
                    settings));
            checking.add(Alone.figure(
                    "plain Spring Batch: flat file reader, one row an item, 1,000 a chunk",
                    PlainFlatFile.class,
                    "",
                    file,
                    settings));
            checking.add(
                    settings.quick()
                            ? Figure.notRun("PostgreSQL", "only whether the suite works is looked at")
                            : Alone.figure(
                                    "PostgreSQL: COPY, then the same checks and tokens in SQL",
                                    PostgresCopy.class,
                                    PostgresCopy.CHECKED,
                                    file,
                                    settings));
            checking.add(DataFrame.landing("pandas data frame (Python)", file, settings));
            checking.stream().filter(Figure::isRun).forEach(figure -> agree(figure, marks));
            List<Figure> all = new ArrayList<>(checking);
            for (String variant : settings.quick() ? List.of("1 zstd") : List.of("2 zstd", "1 zstd", "2 snappy")) {
                all.add(Alone.figure(
                        "the floor: DuckDB's copy to Parquet, threads and compression " + variant,
                        DuckDbCopy.class,
                        variant + " " + DuckDbCopy.MARKS,
                        file,
                        settings));
            }
            if (!settings.quick()) {
                all.add(Alone.figure("PostgreSQL: COPY alone", PostgresCopy.class, PostgresCopy.ONLY, file, settings));
            }
            return List.of(Table.compared(
                    name(),
                    "Landing of attendance marks",
                    marks.text() + ". "
                            + String.format(
                                    java.util.Locale.UK,
                                    "%,d are faulty, and everyone who checks rejects exactly these. Each line is a process of its own with the launcher's heap (384 MB).",
                                    marks.faulty()),
                    OURS,
                    all));
        } finally {
            Files.delete(file);
        }
    }

    /** A time counts only where the work was done. */
    private static void agree(Figure figure, AttendanceMarks marks) {
        assertThat(List.of(figure.accepted(), figure.rejected()))
                .as("rows accepted and rejected by " + figure.what())
                .containsExactly(marks.good(), marks.faulty());
    }
}
