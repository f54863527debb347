package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * A delivery of attendance marks of an authority's size, made while it is written: ordered by school, pupil, day and half
 * day. A few rows are faulty, each in one way, so that a check that does not check is found out.
 */
public final class AttendanceMarks {
    /** The name under which the feed knows it. */
    public static final String NAME = "attendance_2026-04-30.csv";

    private static final LocalDate LAST_MONDAY = LocalDate.of(2026, 4, 27);
    private static final int PUPILS = 75_000;
    private static final int SESSIONS = 10;
    private static final int SECONDARIES = 50;
    private static final int PRIMARIES = 300;
    /** Of a hundred pupils, those of secondary schools: few schools, each large. */
    private static final int OF_SECONDARIES = 42;

    private static final int FAULTY_EVERY = 20_011;
    private static final String[] ABSENT = {"I", "I", "I", "M", "C", "O", "O", "U", "H", "E", "G", "B"};

    private final long marks;
    private final int weeks;
    private final int pupils;
    private long written;
    private long faulty;

    /** A delivery of so many marks. */
    public AttendanceMarks(long marks) {
        this.marks = marks;
        this.weeks = (int) Math.max(1, up(marks, (long) PUPILS * SESSIONS));
        this.pupils = (int) up(marks, (long) weeks * SESSIONS);
    }

    private static long up(long count, long by) {
        return (count + by - 1) / by;
    }

    /** Writes the file; once. */
    public AttendanceMarks write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("pupil_id,urn,session_date,session,mark\n");
            for (int pupil = 0; pupil < pupils; pupil++) {
                pupil(out, pupil);
            }
        }
        return this;
    }

    private void pupil(Writer out, int pupil) throws IOException {
        SplittableRandom dice = new SplittableRandom(2026L * pupil);
        String before = "SY" + (3_000_000 + pupil * 3) + ",";
        String urn = urn(pupil);
        boolean oftenAbsent = dice.nextInt(100) < 15;
        for (int week = weeks - 1; week >= 0; week--) {
            for (int day = 0; day < SESSIONS / 2; day++) {
                String date = LAST_MONDAY.minusWeeks(week).plusDays(day).toString();
                String absent = dice.nextInt(100) < (oftenAbsent ? 25 : 4) ? ABSENT[dice.nextInt(ABSENT.length)] : "";
                for (int half = 0; half < 2 && written < marks; half++) {
                    String mark = !absent.isEmpty() ? absent : half == 0 ? "/" : "\\";
                    written++;
                    if (written % FAULTY_EVERY == 0) {
                        out.write(faulty(before, urn, date, mark));
                    } else {
                        out.write(before + urn + "," + date + (half == 0 ? ",AM," : ",PM,") + mark + "\n");
                    }
                }
            }
        }
    }

    /** By the order of pupils, so that the file is in the order of schools. */
    private String urn(int pupil) {
        long inSecondaries = (long) pupils * OF_SECONDARIES / 100;
        long school = pupil < inSecondaries
                ? pupil * (long) SECONDARIES / inSecondaries
                : SECONDARIES + (pupil - inSecondaries) * PRIMARIES / (pupils - inSecondaries);
        return Long.toString(900_000 + school);
    }

    private String faulty(String before, String urn, String date, String mark) {
        faulty++;
        return switch ((int) (faulty % 3)) {
            case 0 -> before + urn + "," + date + ",AM,?\n";
            case 1 -> before + urn + "," + date + ",XM," + mark + "\n";
            default -> before + urn.substring(1) + "," + date + ",AM," + mark + "\n";
        };
    }

    long good() {
        return written - faulty;
    }

    long faulty() {
        return faulty;
    }

    String text() {
        return String.format(
                java.util.Locale.UK,
                "%,d marks of %,d pupils in %d schools over %d weeks, in the order of schools and pupils",
                written,
                pupils,
                SECONDARIES + PRIMARIES,
                weeks);
    }
}
