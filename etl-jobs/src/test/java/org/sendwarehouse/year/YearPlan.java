package org.sendwarehouse.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.year.Night.Figures;

/** What happens in a simulated year, and what must come of it: a pure function of the nights, a seed and a small school. */
final class YearPlan {
    private static final int PER_CENT = 100;
    private static final int REFUSED_NIGHTS_PCT = 2;

    private YearPlan() {}

    /**
     * The people of the year.
     *
     * @param adviceRows rows of the extract of advice, none cancelled
     * @param pupils local ids of the pupils of one school
     */
    record People(String adviceHeader, List<String> adviceRows, String urn, List<String> pupils) {}

    static List<Night> of(List<LocalDate> nights, long seed, People people) {
        AdviceFeed advice = new AdviceFeed(people.adviceHeader(), people.adviceRows(), bankHolidays());
        AttendanceFeed attendance = new AttendanceFeed(people.urn(), people.pupils());
        List<Night> plan = new ArrayList<>();
        Figures published = new Figures(0, 0, 0, 0, true);
        for (LocalDate date : nights) {
            SplittableRandom dice = new SplittableRandom(seed * 1_000_003 + date.toEpochDay());
            List<Night.Delivery> deliveries = new ArrayList<>(advice.night(date, dice));
            attendance.night(date, dice).ifPresent(deliveries::add);
            boolean refused = !plan.isEmpty() && dice.nextInt(PER_CENT) < REFUSED_NIGHTS_PCT;
            if (!refused) {
                published = new Figures(
                        advice.count(),
                        advice.received(),
                        attendance.possible(),
                        attendance.attended(),
                        advice.isLate(date));
            }
            plan.add(new Night(date, deliveries, refused, published));
        }
        return plan;
    }

    private static Set<LocalDate> bankHolidays() {
        return Definitions.text("warehouse-sql/reference/bank_holiday.csv")
                .lines()
                .skip(1)
                .map(line -> LocalDate.parse(line.substring(0, line.indexOf(','))))
                .collect(Collectors.toSet());
    }
}
