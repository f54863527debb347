package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.CaseFile.Advice;
import org.sendwarehouse.sample.CaseFile.Decision;
import org.sendwarehouse.sample.CaseFile.Outcome;
import org.sendwarehouse.sample.CaseFile.Stages;

/**
 * What happens inside an assessment: advice asked of each agency and given, the decision to issue, draft and
 * consultation. The educational psychologists fell behind in 2022 to 2024 and recover after; the others are as
 * punctual as their kind of service usually is.
 */
final class AssessmentPlanner {
    private static final int SIX_WEEKS = 42;

    /** One agency: in time per thousand, not known to it per thousand, asked per thousand. */
    private record Agency(String code, String advice, int inTime, int unknown, int asked) {}

    private static final List<Agency> AGENCIES = List.of(
            new Agency("ep", "educational psychology", 0, 0, 1000),
            new Agency("school", "school", 925, 0, 990),
            new Agency("social_care", "social care", 880, 560, 1000),
            new Agency("paeds", "community paediatrics", 800, 240, 1000),
            new Agency("camhs", "camhs", 690, 520, 1000),
            new Agency("salt", "speech and language", 780, 260, 1000),
            new Agency("ot", "occupational therapy", 700, 430, 1000),
            new Agency("physio", "physiotherapy", 850, 690, 1000),
            new Agency("health_0_25", "0-25 health", 860, 330, 1000),
            new Agency("other", "other", 800, 100, 240));

    /** Educational psychology advice in time per thousand, by half-year from 2016. */
    private static final int[] PSYCHOLOGY = {
        840, 850, 860, 860, 850, 840, 840, 830, 700, 720, 700, 640, 480, 360, 160, 110, 130, 190, 300, 420, 520, 610,
        640
    };

    private static final List<String> REASONS =
            List.of("capacity", "capacity", "child missed appointment", "request sent late", "waiting for reports", "");

    private final Partnership partnership;

    AssessmentPlanner(Partnership partnership) {
        this.partnership = partnership;
    }

    void plan() {
        for (CaseFile file : partnership.cases) {
            LocalDate agreed = file.agreed();
            if (file.isRequest() && agreed != null) {
                plan(file, agreed);
            }
        }
    }

    private void plan(CaseFile file, LocalDate agreed) {
        Dice dice = partnership.dice("assessment", file.number);
        LocalDate end = file.outcomeDate != null ? file.outcomeDate : foreseenEnd(file, agreed, dice);
        int span = Calendars.days(agreed, end);
        boolean withdrawn = file.outcome == Outcome.WITHDRAWN;
        boolean refused = file.outcome == Outcome.NOT_ISSUE;
        LocalDate decision = refused ? end : agreed.plusDays(span - Math.min(span / 3, dice.between(18, 46)));
        LocalDate asked = Calendars.earlier(Calendars.nextOfficeDay(agreed.plusDays(dice.between(0, 3))), decision);
        LocalDate psychologist = null;
        LocalDate allocated = null;
        for (Agency agency : AGENCIES) {
            if (!dice.perMille(agency.asked())) {
                continue;
            }
            Advice advice = ask(agency, asked, Calendars.earlier(decision, end), withdrawn, dice);
            file.advice.add(advice);
            if (agency.code().equals("ep")) {
                psychologist = advice.received();
                allocated = advice.allocated();
            }
        }
        LocalDate draft = withdrawn || refused ? null : between(decision, end, 3, 8, dice);
        LocalDate consultation = draft == null ? null : between(draft, end, 0, 5, dice);
        LocalDate consulted = consultation == null ? null : Calendars.earlier(consultation.plusDays(15), end);
        file.stages =
                new Stages(asked, allocated, psychologist, withdrawn ? null : decision, draft, consultation, consulted);
    }

    private static LocalDate between(LocalDate from, LocalDate end, int low, int high, Dice dice) {
        return Calendars.earlier(from.plusDays(dice.between(low, high)), end);
    }

    /** Where an open assessment is heading, so that its steps so far are the steps of one on its way. */
    private LocalDate foreseenEnd(CaseFile file, LocalDate agreed, Dice dice) {
        int pace = dice.weighted(50, 50) == 0 ? dice.between(120, 140) : dice.between(141, 250);
        LocalDate end = Calendars.later(file.received.plusDays(pace), agreed.plusDays(60));
        return Calendars.later(end, partnership.asAt.plusDays(dice.between(3, 60)));
    }

    private Advice ask(Agency agency, LocalDate asked, LocalDate latest, boolean withdrawn, Dice dice) {
        boolean psychology = agency.code().equals("ep");
        boolean unknown = dice.perMille(agency.unknown());
        boolean inTime = dice.perMille(psychology ? psychologyInTime(asked) : agency.inTime());
        int room = Math.max(1, Calendars.days(asked, latest));
        int days = unknown
                ? dice.between(4, 24)
                : inTime
                        ? dice.between(20, SIX_WEEKS)
                        : dice.between(SIX_WEEKS + 1, SIX_WEEKS + (psychology ? 120 : 45));
        LocalDate received = asked.plusDays(Math.min(days, room));
        LocalDate allocated = asked.plusDays(Math.min(room, psychology && !inTime ? days / 2 : days / 3));
        boolean late = Calendars.days(asked, received) > SIX_WEEKS;
        boolean exception = late && dice.perMille(60);
        if (withdrawn && days >= room) {
            return new Advice(agency.code(), agency.advice(), "cancelled", false, asked, null, null, "");
        }
        String reason = late ? dice.pick(REASONS) : "";
        return new Advice(
                agency.code(),
                agency.advice(),
                unknown ? "not known to service" : "received",
                exception,
                asked,
                unknown ? null : allocated,
                received,
                exception ? "child missed appointment" : reason);
    }

    private static int psychologyInTime(LocalDate asked) {
        int half = (asked.getYear() - 2016) * 2 + (asked.getMonthValue() > 6 ? 1 : 0);
        return PSYCHOLOGY[Math.max(0, Math.min(half, PSYCHOLOGY.length - 1))];
    }

    /** Where a case stood at the end of a day. */
    static String stage(CaseFile file, LocalDate day) {
        if (!file.isRequest()) {
            return file.ceased != null && !file.ceased.isAfter(day) ? "plan ceased" : "plan in place";
        }
        if (file.ceased != null && !file.ceased.isAfter(day)) {
            return "plan ceased";
        }
        if (past(file.outcomeDate, day)) {
            return switch (file.outcome == null ? Outcome.WITHDRAWN : file.outcome) {
                case ISSUE -> "plan in place";
                case NOT_ISSUE -> "plan refused";
                case WITHDRAWN -> "withdrawn";
            };
        }
        if (!past(file.decided, day)) {
            return "deciding whether to assess";
        }
        if (file.decision == Decision.WITHDRAWN) {
            return "withdrawn";
        }
        if (!past(file.agreed(), day)) {
            return "assessment refused";
        }
        Stages stages = file.stages;
        if (past(stages.consultationStart(), day)) {
            return "consulting settings";
        }
        if (past(stages.issueDecision(), day)) {
            return "drafting the plan";
        }
        return past(stages.epReceived(), day) ? "gathering advice" : "awaiting educational psychology";
    }

    private static boolean past(@Nullable LocalDate date, LocalDate day) {
        return date != null && !date.isAfter(day);
    }
}
