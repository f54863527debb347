package org.sendwarehouse.schedule;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long before a meeting its papers go out: {@code on the day}, {@code 10 days before},
 * {@code 5 working days before}, {@code 5 clear working days before}.
 *
 * <p>Clear days count neither the day on which papers are published nor the day of the meeting: regulation 7 of the Local
 * Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012 wants an agenda out
 * at least five clear days before, and section 100B of the Local Government Act 1972 says the same of committees. Councils
 * count working days, and so do we.
 *
 * @param days none where papers go out on the day
 * @param working whether Saturdays, Sundays and bank holidays are passed over
 * @param clear whether so many whole days lie between papers and meeting
 */
record PapersRule(int days, boolean working, boolean clear) {
    static final String SHAPES =
            "'on the day', '10 days before', '5 working days before' or '5 clear working days before'";
    private static final Pattern BEFORE = Pattern.compile("([1-9]\\d?) (clear )?(working )?days? before");

    /** @throws IllegalArgumentException when the text has none of the shapes */
    static PapersRule parse(String text) {
        if ("on the day".equals(text)) {
            return new PapersRule(0, false, false);
        }
        Matcher before = BEFORE.matcher(text);
        if (!before.matches()) {
            throw new IllegalArgumentException("papers '" + text + "' is no rule; write " + SHAPES);
        }
        return new PapersRule(Integer.parseInt(before.group(1)), before.group(3) != null, before.group(2) != null);
    }

    /** The last day on which papers may go out. */
    LocalDate day(LocalDate meeting, WorkingCalendar calendar) {
        int back = clear ? days + 1 : days;
        return working ? calendar.workingDaysBefore(meeting, back) : meeting.minusDays(back);
    }

    /** Whether papers that keep this rule keep the other one too, whatever the calendar. */
    boolean keeps(PapersRule least) {
        int back = clear ? days + 1 : days;
        int leastBack = least.clear ? least.days + 1 : least.days;
        return back >= leastBack && (working || !least.working);
    }
}
