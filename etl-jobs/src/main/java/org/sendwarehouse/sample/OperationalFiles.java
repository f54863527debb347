package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.CaseFile.Advice;
import org.sendwarehouse.sample.CaseFile.Decision;
import org.sendwarehouse.sample.CaseFile.Outcome;
import org.sendwarehouse.sample.CaseFile.Placement;
import org.sendwarehouse.sample.CaseFile.Review;

/** The nightly extracts of the casework system, each as known at the end of its day. */
final class OperationalFiles {
    private static final List<String> REQUEST = List.of(
            "request_id",
            "person_id",
            "upn",
            "uln",
            "surname",
            "forename",
            "birth_date",
            "sex",
            "ethnicity",
            "postcode",
            "request_source",
            "received_date",
            "decision_date",
            "decision_outcome",
            "ep_requested_date",
            "ep_allocated_date",
            "ep_received_date",
            "issue_decision_date",
            "issue_decision",
            "draft_issued_date",
            "consultation_start_date",
            "consultation_end_date",
            "plan_id",
            "plan_issued_date",
            "plan_start_date",
            "exception_applies",
            "exception_reason",
            "request_mediation",
            "request_tribunal",
            "assessment_mediation",
            "assessment_tribunal",
            "other_mediation",
            "other_tribunal",
            "ceased_date",
            "ceased_reason",
            "current_stage",
            "caseworker_team",
            "primary_need",
            "secondary_need",
            "setting_urn",
            "sen_setting");

    private static final List<String> ADVICE = List.of(
            "advice_id",
            "request_id",
            "person_id",
            "agency_code",
            "advice_type",
            "status",
            "statutory_exception",
            "requested_date",
            "due_date",
            "allocated_date",
            "received_date",
            "late_reason");

    private static final List<String> REVIEW = List.of(
            "person_id",
            "plan_id",
            "ncy_at_review",
            "due_date",
            "meeting_date",
            "decision_date",
            "outcome",
            "transition_review",
            "advice_updated",
            "outcomes_reviewed",
            "outcomes_achieved");

    private final Path folder;
    private final Partnership partnership;

    OperationalFiles(Path folder, Partnership partnership) {
        this.folder = folder;
        this.partnership = partnership;
    }

    void write(LocalDate day, int badAdviceRows) throws IOException {
        writeRequests(day);
        writeAdvice(day, badAdviceRows);
        writeReviews(day);
    }

    static String requestId(CaseFile file) {
        return "REQ%06d".formatted(file.number);
    }

    static String planId(CaseFile file) {
        return "EHCP%06d".formatted(file.number);
    }

    static String personId(Child child) {
        return "LL%07d".formatted(1_000_000 + child.number * 13);
    }

    private static @Nullable LocalDate by(@Nullable LocalDate date, LocalDate day) {
        return date == null || date.isAfter(day) ? null : date;
    }

    private void writeRequests(LocalDate day) throws IOException {
        try (Csv csv = new Csv(folder.resolve("ehc_request_" + day + ".csv"), REQUEST)) {
            for (CaseFile file : partnership.cases) {
                if (!file.received.isAfter(day)) {
                    writeRequest(csv, file, day);
                }
            }
        }
    }

    private static void writeRequest(Csv csv, CaseFile file, LocalDate day) throws IOException {
        Child child = file.child;
        boolean decided = by(file.decided, day) != null;
        boolean ended = by(file.outcomeDate, day) != null;
        boolean issued = by(file.planStart, day) != null;
        boolean assessed = by(file.agreed(), day) != null;
        boolean ceased = by(file.ceased, day) != null;
        LocalDate issueDecision = file.outcome == Outcome.ISSUE || file.outcome == null
                ? by(file.stages.issueDecision(), day)
                : by(file.outcomeDate, day);
        Placement placement = issued ? file.placementOn(day) : null;
        csv.row(
                requestId(file),
                personId(child),
                child.upn,
                child.uln,
                child.surname,
                child.forename,
                child.birth(),
                child.sex,
                child.ethnicity,
                child.postcode,
                file.source,
                file.received,
                by(file.decided, day),
                decided ? decision(file) : null,
                by(file.stages.epRequested(), day),
                by(file.stages.epAllocated(), day),
                by(file.stages.epReceived(), day),
                issueDecision,
                issueDecision == null ? null : outcome(file),
                by(file.stages.draft(), day),
                by(file.stages.consultationStart(), day),
                by(file.stages.consultationEnd(), day),
                issued ? planId(file) : null,
                issued ? file.planStart : null,
                issued ? file.planStart : null,
                (file.isRequest() && assessed) ? (file.exception && issued) : null,
                issued ? file.exceptionReason : null,
                decided && file.requestMediation,
                decided && file.requestTribunal,
                ended && file.assessmentMediation,
                ended && file.assessmentTribunal,
                ended && file.otherMediation,
                ended && file.otherTribunal,
                ceased ? file.ceased : null,
                ceased ? file.ceaseReason : null,
                AssessmentPlanner.stage(file, day),
                file.team,
                assessed || issued ? file.primaryNeed : null,
                assessed || issued ? file.secondaryNeed : null,
                placement == null ? null : placement.urn(),
                placement == null ? null : placement.setting());
    }

    private static @Nullable String decision(CaseFile file) {
        Decision decision = file.decision;
        return decision == null
                ? null
                : switch (decision) {
                    case ASSESS -> "assess";
                    case NOT_ASSESS -> "not assess";
                    case WITHDRAWN -> "withdrawn";
                };
    }

    private static String outcome(CaseFile file) {
        Outcome outcome = file.outcome == null ? Outcome.ISSUE : file.outcome;
        return switch (outcome) {
            case ISSUE -> "issue";
            case NOT_ISSUE -> "not issue";
            case WITHDRAWN -> "withdrawn";
        };
    }

    private void writeAdvice(LocalDate day, int badRows) throws IOException {
        try (Csv csv = new Csv(folder.resolve("ehc_advice_" + day + ".csv"), ADVICE)) {
            for (CaseFile file : partnership.cases) {
                int number = 0;
                for (Advice advice : file.advice) {
                    number++;
                    if (!advice.requested().isAfter(day)) {
                        writeAdvice(csv, file, advice, number, day);
                    }
                }
            }
            for (int i = 0; i < badRows; i++) {
                writeBadAdvice(csv, i, day);
            }
        }
    }

    private static void writeAdvice(Csv csv, CaseFile file, Advice advice, int number, LocalDate day)
            throws IOException {
        boolean answered = by(advice.received(), day) != null;
        boolean cancelled = advice.status().equals("cancelled") && by(file.outcomeDate, day) != null;
        boolean overdue = day.isAfter(advice.requested().plusDays(42));
        csv.row(
                requestId(file) + "-" + number,
                requestId(file),
                personId(file.child),
                advice.agency(),
                advice.type(),
                answered ? advice.status() : cancelled ? "cancelled" : "requested",
                advice.exception(),
                advice.requested(),
                advice.requested().plusDays(42),
                by(advice.allocated(), day),
                by(advice.received(), day),
                answered || overdue ? advice.lateReason() : "");
    }

    /** Rows as careless typing makes them: an impossible date, an unknown agency, no request at all. */
    private void writeBadAdvice(Csv csv, int i, LocalDate day) throws IOException {
        CaseFile file = partnership.cases.get(i * 97 % partnership.cases.size());
        LocalDate asked = day.minusDays(30L + i);
        String id = "TYPO%03d".formatted(i + 1);
        switch (i % 3) {
            case 0 ->
                csv.row(
                        id,
                        requestId(file),
                        personId(file.child),
                        "salt",
                        "speech and language",
                        "requested",
                        false,
                        "2026-02-30",
                        null,
                        null,
                        null,
                        null);
            case 1 ->
                csv.row(
                        id,
                        requestId(file),
                        personId(file.child),
                        "ed psych",
                        "educational psychology",
                        "requested",
                        false,
                        asked,
                        asked.plusDays(42),
                        null,
                        null,
                        null);
            default ->
                csv.row(
                        id,
                        null,
                        personId(file.child),
                        "ot",
                        "occupational therapy",
                        "requested",
                        false,
                        asked,
                        asked.plusDays(42),
                        null,
                        null,
                        null);
        }
    }

    private void writeReviews(LocalDate day) throws IOException {
        try (Csv csv = new Csv(folder.resolve("ehc_annual_review_" + day + ".csv"), REVIEW)) {
            for (CaseFile file : partnership.cases) {
                for (Review review : file.reviews) {
                    if (!review.due().isAfter(day.plusDays(60))) {
                        writeReview(csv, file, review, day);
                    }
                }
            }
        }
    }

    private static void writeReview(Csv csv, CaseFile file, Review review, LocalDate day) throws IOException {
        LocalDate meeting = by(review.meeting(), day);
        boolean decided = by(review.decision(), day) != null || (meeting != null && review.decision() == null);
        int year = Calendars.yearGroup(file.child.birth(), meeting != null ? meeting : review.due());
        boolean transition = year == 5 || year == 9;
        csv.row(
                personId(file.child),
                planId(file),
                year,
                review.due(),
                meeting,
                by(review.decision(), day),
                decided ? review.outcome() : null,
                transition,
                meeting == null ? null : review.adviceUpdated(),
                meeting == null ? null : review.reviewed(),
                meeting == null ? null : review.achieved());
    }
}
