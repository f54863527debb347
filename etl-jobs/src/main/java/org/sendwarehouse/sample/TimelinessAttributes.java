package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Age at issue, sex and ethnicity of the plans in the timeliness tables of 2023 and 2024, cell by cell. The tables
 * print each characteristic by band and exception, one at a time, so each is dealt out by itself.
 */
final class TimelinessAttributes {
    static final int FIRST_DETAILED = 2023;
    private static final String DATASET = "timeliness_20_week";

    private final Partnership partnership;
    private final Targets targets;
    /** Age on the day the plan was issued, by case. */
    private final Map<CaseFile, Integer> agesAtIssue = new LinkedHashMap<>();

    TimelinessAttributes(Partnership partnership, Targets targets) {
        this.partnership = partnership;
        this.targets = targets;
    }

    /** A cell of the table: one band of waiting, with or without an exception. */
    private enum Band {
        WITHIN("plans_issued_within_20_weeks", "plans_issued_20_weeks_ex"),
        LATE("plans_issued_gt20weeks_ltYear", "plans_issued_gt20weeks_ltYear_ex"),
        OVER_A_YEAR("plans_issued_gt_1_year", "plans_issued_gt_1_year_ex");

        private final String all;
        private final String withoutException;

        Band(String all, String withoutException) {
            this.all = all;
            this.withoutException = withoutException;
        }

        static Band of(CaseFile file) {
            int days = Calendars.days(file.received, file.outcomeDay());
            if (days <= OutcomePlanner.TWENTY_WEEKS) {
                return WITHIN;
            }
            return days <= OutcomePlanner.FIFTY_TWO_WEEKS ? LATE : OVER_A_YEAR;
        }

        int count(Published.Row row, boolean exception) {
            return exception ? row.known(all) - row.known(withoutException) : row.known(withoutException);
        }
    }

    Map<CaseFile, Integer> deal() {
        for (int year = FIRST_DETAILED; year <= Targets.LAST_PUBLISHED; year++) {
            for (Band band : Band.values()) {
                deal(year, band, false);
                deal(year, band, true);
            }
        }
        return agesAtIssue;
    }

    private void deal(int year, Band band, boolean exception) {
        List<CaseFile> files = new ArrayList<>();
        for (CaseFile file : partnership.cases) {
            if (file.issued()
                    && !file.flagged
                    && file.exception == exception
                    && file.outcomeDay().getYear() == year
                    && Band.of(file) == band) {
                files.add(file);
            }
        }
        if (files.isEmpty()) {
            return;
        }
        Dice dice = partnership.dice("timeliness " + band, year, exception ? 1 : 0);
        List<String> ages = hand(year, "Child or young persons age", band, exception, files.size(), dice);
        List<String> sexes = hand(year, "Sex", band, exception, files.size(), dice);
        List<String> groups = hand(year, "Ethnicity", band, exception, files.size(), dice);
        for (int i = 0; i < files.size(); i++) {
            CaseFile file = files.get(i);
            file.child.sex = sexes.get(i).substring(0, 1);
            file.child.ethnicity = Ethnicities.code(groups.get(i));
            agesAtIssue.put(file, Margins.age(ages.get(i)));
        }
    }

    private List<String> hand(int year, String topic, Band band, boolean exception, int size, Dice dice) {
        List<Published.Row> rows = targets.published.rows(DATASET, Integer.toString(year), topic);
        return Margins.hand(Margins.of(rows, row -> band.count(row, exception)), size, dice);
    }

    /** The dates of birth that give a case its age at issue, and at least one year at the request. */
    static List<LocalDate> birthWindow(CaseFile file, int age) {
        List<LocalDate> window = Calendars.birthWindow(file.outcomeDay(), age);
        LocalDate oneAtRequest = file.received.minusYears(1);
        return List.of(window.get(0), Calendars.earlier(window.get(1), oneAtRequest));
    }
}
