package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.CaseFile.Decision;
import org.sendwarehouse.sample.CaseFile.Outcome;
import org.sendwarehouse.sample.CaseFile.Placement;

/** {@code ehc_request}: a row a request, or a plan held without one, as known at the end of a day. */
final class RequestExtract {
    private static final List<String> HEADER = List.of(
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
            "sen_setting",
            "nhs_number");

    private RequestExtract() {}

    /**
     * Writes the extract of a day.
     *
     * @param nhsNumbers children of whom casework holds the NHS number, per thousand
     */
    static void write(Partnership partnership, Path path, LocalDate day, int nhsNumbers) throws IOException {
        try (Csv csv = new Csv(path, HEADER)) {
            for (CaseFile file : partnership.cases) {
                if (!file.received.isAfter(day)) {
                    boolean known = partnership
                            .dice("nhs number in casework", file.child.number)
                            .perMille(nhsNumbers);
                    writeRequest(csv, file, day, known ? Person.of(file.child).nhsNumber() : "");
                }
            }
        }
    }

    private static void writeRequest(Csv csv, CaseFile file, LocalDate day, String nhsNumber) throws IOException {
        Child child = file.child;
        boolean decided = OperationalFiles.by(file.decided, day) != null;
        boolean ended = OperationalFiles.by(file.outcomeDate, day) != null;
        boolean issued = OperationalFiles.by(file.planStart, day) != null;
        boolean assessed = OperationalFiles.by(file.agreed(), day) != null;
        boolean ceased = OperationalFiles.by(file.ceased, day) != null;
        LocalDate issueDecision = file.outcome == Outcome.ISSUE || file.outcome == null
                ? OperationalFiles.by(file.stages.issueDecision(), day)
                : OperationalFiles.by(file.outcomeDate, day);
        Placement placement = issued ? file.placementOn(day) : null;
        csv.row(
                OperationalFiles.requestId(file),
                OperationalFiles.personId(child),
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
                OperationalFiles.by(file.decided, day),
                decided ? decision(file) : null,
                OperationalFiles.by(file.stages.epRequested(), day),
                OperationalFiles.by(file.stages.epAllocated(), day),
                OperationalFiles.by(file.stages.epReceived(), day),
                issueDecision,
                issueDecision == null ? null : outcome(file),
                OperationalFiles.by(file.stages.draft(), day),
                OperationalFiles.by(file.stages.consultationStart(), day),
                OperationalFiles.by(file.stages.consultationEnd(), day),
                issued ? OperationalFiles.planId(file) : null,
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
                placement == null ? null : placement.setting(),
                nhsNumber);
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
}
