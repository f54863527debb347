package org.sendwarehouse.year;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.year.Night.Delivery;
import org.sendwarehouse.year.Night.Kind;

/**
 * The nightly extract of advice over a year: a snapshot of which the newest content counts. What happens on a night follows
 * from seed and date alone, what counts from a few lines here that know nothing of the product.
 */
final class AdviceFeed {
    private static final int GRACE_DAYS = 2;
    private static final int VERSIONS_APART = 7;
    private static final String BLANK = ",,,,,,,,,,,";
    private static final String FAULTY = "BAD-%d,REQ1,LL1,school,school,received,N,2027-13-45,,,,";

    private final String header;
    private final List<String> rows;
    private final Set<LocalDate> holidays;
    private final List<Version> landed = new ArrayList<>();
    private final List<Due> due = new ArrayList<>();
    private @Nullable LocalDate lastAsOf;
    private int versions;

    /** What one delivery said. */
    private record Version(int number, String content, LocalDate asOf, int order) {}

    /** A file that comes on a later night. */
    private record Due(LocalDate night, Kind kind, LocalDate asOf) {}

    AdviceFeed(String header, List<String> rows, Set<LocalDate> holidays) {
        this.header = header;
        this.rows = List.copyOf(rows);
        this.holidays = Set.copyOf(holidays);
    }

    List<Delivery> night(LocalDate date, SplittableRandom dice) {
        List<Delivery> deliveries = new ArrayList<>();
        List<Due> now = due.stream().filter(d -> !d.night().isAfter(date)).toList();
        due.removeAll(now);
        now.stream()
                .sorted(Comparator.comparing(Due::asOf))
                .forEach(d -> deliveries.add(land(d.kind(), d.asOf(), ++versions, 0, 0)));
        int roll = dice.nextInt(100);
        if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return deliveries;
        }
        @Nullable Version current = current();
        if (roll < 8 && current != null) {
            return deliveries; // missing
        } else if (roll < 16) {
            due.add(new Due(date.plusDays(1 + dice.nextInt(2)), Kind.LATE, date));
        } else if (roll < 24 && current != null && now.isEmpty()) {
            // The same bytes again, whatever the name says: on record, and nothing more.
            deliveries.add(
                    new Delivery(Kind.REPEATED, "ehc_advice", path(date), current.content(), "repeated", 0, 0, 0, 0));
            reached(date);
        } else if (roll < 30) {
            deliveries.add(land(Kind.ON_TIME, date, ++versions, 0, 0));
            due.add(new Due(date.plusDays(1), Kind.REVISED, date));
        } else if (roll < 37 && current != null && current.number() > 1 && now.isEmpty()) {
            deliveries.add(land(Kind.REVERTED, date, current.number() - 1, 0, 0));
        } else if (roll < 42) {
            deliveries.add(new Delivery(
                    Kind.REFUSED,
                    "ehc_advice",
                    path(date),
                    content(versions + 1, 0, 0).replaceFirst(",status,", ",state,"),
                    "refused",
                    0,
                    0,
                    0,
                    0));
        } else if (roll < 45 && current != null && now.isEmpty()) {
            deliveries.add(cut(date, ++versions));
        } else if (roll < 50) {
            deliveries.add(land(Kind.FAULTY_ROWS, date, ++versions, 1 + dice.nextInt(3), dice.nextInt(3)));
        } else {
            deliveries.add(land(Kind.ON_TIME, date, ++versions, 0, 0));
        }
        return deliveries;
    }

    private Delivery land(Kind kind, LocalDate asOf, int version, int faulty, int blank) {
        String content = content(version, faulty, blank);
        landed.add(new Version(version, content, asOf, landed.size()));
        reached(asOf);
        long accepted = of(version).size();
        return new Delivery(
                kind, "ehc_advice", path(asOf), content, "landed", accepted + faulty + blank, accepted, faulty, blank);
    }

    /** Cut on its way at the end of a row: nothing may come of it before a person has looked. */
    private Delivery cut(LocalDate date, int version) {
        List<String> lines = new ArrayList<>(List.of(header));
        List<String> of = of(version);
        lines.addAll(of.subList(0, of.size() / 2));
        long rows = lines.size() - 1L;
        return new Delivery(
                Kind.CUT, "ehc_advice", path(date), String.join("\n", lines) + "\n", "held", rows, rows, 0, 0);
    }

    private void reached(LocalDate asOf) {
        if (lastAsOf == null || asOf.isAfter(lastAsOf)) {
            lastAsOf = asOf;
        }
    }

    private static String path(LocalDate asOf) {
        return "liquidlogic/ehc_advice_" + asOf + ".csv";
    }

    private String content(int version, int faulty, int blank) {
        List<String> lines = new ArrayList<>();
        lines.add(header);
        lines.addAll(of(version));
        for (int i = 0; i < faulty; i++) {
            lines.add(FAULTY.formatted(i));
        }
        for (int i = 0; i < blank; i++) {
            lines.add(BLANK);
        }
        return String.join("\n", lines) + "\n";
    }

    /** The rows of a version: all but every so many, and not of all versions the same number. */
    private List<String> of(int version) {
        List<String> of = new ArrayList<>();
        for (int i = 0; i < rows.size() - version % 13; i++) {
            if ((i + version) % (VERSIONS_APART + version / VERSIONS_APART) != 0) {
                of.add(rows.get(i));
            }
        }
        return of;
    }

    private @Nullable Version current() {
        return landed.stream()
                .max(Comparator.comparing(Version::asOf).thenComparing(Version::order))
                .orElse(null);
    }

    long count() {
        Version current = current();
        return current == null ? 0 : of(current.number()).size();
    }

    long received() {
        Version current = current();
        return current == null
                ? 0
                : of(current.number()).stream()
                        .filter(row -> row.split(",", -1)[5].equals("received"))
                        .count();
    }

    /** Whether a working day passed, its grace over, that no content has reached. */
    boolean isLate(LocalDate asAt) {
        LocalDate reached = lastAsOf;
        if (reached == null) {
            return true;
        }
        return reached.plusDays(1)
                .datesUntil(
                        asAt.minusDays(GRACE_DAYS).isAfter(reached) ? asAt.minusDays(GRACE_DAYS) : reached.plusDays(1))
                .anyMatch(this::isWorkingDay);
    }

    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }
}
