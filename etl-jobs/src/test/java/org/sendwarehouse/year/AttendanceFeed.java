package org.sendwarehouse.year;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.year.Night.Delivery;
import org.sendwarehouse.year.Night.Kind;

/**
 * The weekly marks of one school over a year: each delivery replaces whole weeks. Marks follow from pupil, session, week and
 * version alone.
 */
final class AttendanceFeed {
    private static final int DAYS = 5;
    private static final int ABSENT_EVERY = 11;

    private final String urn;
    private final List<String> pupils;
    /** Monday to the version of its marks that counts. */
    private final TreeMap<LocalDate, Integer> weeks = new TreeMap<>();

    private @Nullable LocalDate owed;
    private int versions;

    AttendanceFeed(String urn, List<String> pupils) {
        this.urn = urn;
        this.pupils = List.copyOf(pupils);
    }

    Optional<Delivery> night(LocalDate date, SplittableRandom dice) {
        int roll = dice.nextInt(100);
        if (date.getDayOfWeek() != DayOfWeek.FRIDAY || isHoliday(date)) {
            return Optional.empty();
        }
        LocalDate week = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        @Nullable LocalDate before = weeks.isEmpty() ? null : weeks.lastKey();
        if (roll < 12) {
            owed = week;
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add("pupil_id,urn,session_date,session,mark");
        if (roll < 24 && before != null && owed == null) {
            // Half of what is known of last week: nothing may come of it before a person has looked.
            List<String> half = marks(before, ++versions);
            lines.addAll(half.subList(0, half.size() / 2));
            owed = week;
            return Optional.of(delivery(Kind.HELD, date, lines, "held"));
        }
        Kind kind = Kind.ON_TIME;
        if (owed != null) {
            kind = Kind.LATE;
            take(owed, lines);
            owed = null;
        } else if (roll < 45 && before != null) {
            kind = Kind.CORRECTED_WEEK;
            take(before, lines);
        }
        take(week, lines);
        return Optional.of(delivery(kind, date, lines, "landed"));
    }

    private void take(LocalDate week, List<String> lines) {
        weeks.put(week, ++versions);
        lines.addAll(marks(week, versions));
    }

    private static Delivery delivery(Kind kind, LocalDate date, List<String> lines, String state) {
        long rows = lines.size() - 1L;
        return new Delivery(
                kind,
                "attendance",
                "synergy/attendance_" + date + ".csv",
                String.join("\n", lines) + "\n",
                state,
                rows,
                rows,
                0,
                0);
    }

    /** Schools are closed in August and over Christmas. */
    private static boolean isHoliday(LocalDate date) {
        return date.getMonthValue() == 8
                || (date.getMonthValue() == 12 && date.getDayOfMonth() > 18)
                || (date.getMonthValue() == 1 && date.getDayOfMonth() < 3);
    }

    private List<String> marks(LocalDate week, int version) {
        List<String> marks = new ArrayList<>();
        for (int pupil = 0; pupil < pupils.size(); pupil++) {
            for (int day = 0; day < DAYS; day++) {
                for (int half = 0; half < 2; half++) {
                    String mark = isAbsent(pupil, day * 2 + half, version) ? "O" : half == 0 ? "/" : "\\";
                    marks.add(pupils.get(pupil) + "," + urn + "," + week.plusDays(day) + "," + (half == 0 ? "AM" : "PM")
                            + "," + mark);
                }
            }
        }
        return marks;
    }

    private static boolean isAbsent(int pupil, int session, int version) {
        return (pupil * 7 + session * 3 + version) % ABSENT_EVERY == 0;
    }

    long possible() {
        return (long) weeks.size() * pupils.size() * DAYS * 2;
    }

    long attended() {
        long attended = 0;
        for (int version : weeks.values()) {
            for (int pupil = 0; pupil < pupils.size(); pupil++) {
                for (int session = 0; session < DAYS * 2; session++) {
                    attended += isAbsent(pupil, session, version) ? 0 : 1;
                }
            }
        }
        return attended;
    }
}
