package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.CaseFile.Decision;
import org.sendwarehouse.sample.CaseFile.Outcome;
import org.sendwarehouse.sample.CaseFile.Placement;
import org.sendwarehouse.sample.CaseFile.Review;

/**
 * The SEN2 return of one collection year: requests and assessments with their position at the end of the calendar year
 * before, plans that ceased in it, and plans active on the census day. What was decided in an earlier year is
 * {@code H}, historical.
 */
final class Sen2Return {
    final int collectionYear;
    final LocalDate census;
    final String laNumber;
    private final LocalDate first;
    private final LocalDate last;
    private final Map<Child, List<CaseFile>> casesOf = new LinkedHashMap<>();

    Sen2Return(Partnership partnership, int collectionYear, String laNumber) {
        this.collectionYear = collectionYear;
        this.census = Calendars.censusDay(collectionYear);
        this.laNumber = laNumber;
        this.first = Calendars.firstOf(collectionYear - 1);
        this.last = Calendars.lastOf(collectionYear - 1);
        for (CaseFile file : partnership.cases) {
            if (belongs(file)) {
                casesOf.computeIfAbsent(file.child, child -> new ArrayList<>()).add(file);
            }
        }
        casesOf.values()
                .forEach(files -> files.sort(
                        Comparator.comparing((CaseFile file) -> file.received).thenComparingInt(file -> file.number)));
    }

    /** The persons of the return, one node each, made as they are asked for. */
    Iterable<Sen2Node> persons() {
        return () -> casesOf.entrySet().stream()
                .map(entry -> person(entry.getKey(), entry.getValue()))
                .iterator();
    }

    int size() {
        return casesOf.size();
    }

    private boolean in(@Nullable LocalDate date) {
        return date != null && Calendars.within(date, first, last);
    }

    private static boolean by(@Nullable LocalDate date, LocalDate day) {
        return date != null && !date.isAfter(day);
    }

    private boolean belongs(CaseFile file) {
        if (file.activeOn(census) || in(file.ceased)) {
            return true;
        }
        if (!file.isRequest() || file.received.isAfter(last)) {
            return false;
        }
        boolean assessing = by(file.agreed(), last) && (file.outcomeDate == null || !file.outcomeDate.isBefore(first));
        return in(file.received) || in(file.decided) || !by(file.decided, last) || assessing;
    }

    private Sen2Node person(Child child, List<CaseFile> files) {
        Sen2Node person = new Sen2Node("Person")
                .put("Surname", child.surname)
                .put("Forename", child.forename)
                .put("PersonBirthDate", child.birth())
                .put("Sex", child.sex)
                .put("Ethnicity", child.ethnicity)
                .put("PostCode", child.postcode)
                .put("UPN", child.upn)
                .put("UniqueLearnerNumber", child.uln)
                .put("UPNunknown", child.upnUnknown);
        for (CaseFile file : files) {
            request(person, file);
        }
        return person;
    }

    private void request(Sen2Node person, CaseFile file) {
        Sen2Node request = person.add("Requests");
        if (!file.isRequest()) {
            request.put("RequestOutcome", "H");
            Sen2Node assessment = request.add("Assessment").put("AssessmentOutcome", "H");
            plan(request, assessment, file);
            return;
        }
        String outcome = requestOutcome(file);
        request.put("ReceivedDate", file.received);
        if (collectionYear >= 2025) {
            request.put("RequestSource", source(file));
        }
        request.flag("RYA", false);
        if (outcome.equals("Y") || outcome.equals("N")) {
            request.put("RequestOutcomeDate", file.decided);
        }
        request.put("RequestOutcome", outcome)
                .flag("RequestMediation", file.requestMediation)
                .flag("RequestTribunal", file.requestTribunal);
        if (by(file.agreed(), last)) {
            assessment(request, file);
        }
    }

    private static int source(CaseFile file) {
        return List.of("parent", "young person", "school", "health", "social care", "other")
                        .indexOf(file.source)
                + 1;
    }

    private String requestOutcome(CaseFile file) {
        if (!by(file.decided, last)) {
            return "A";
        }
        if (!in(file.decided)) {
            return "H";
        }
        return file.decision == Decision.ASSESS ? "Y" : file.decision == Decision.NOT_ASSESS ? "N" : "W";
    }

    private void assessment(Sen2Node request, CaseFile file) {
        Sen2Node assessment = request.add("Assessment");
        boolean inWindow = file.outcomeDate != null
                && !file.outcomeDate.isBefore(first)
                && !file.outcomeDate.isAfter(file.outcome == Outcome.ISSUE ? census : last);
        boolean before = file.outcomeDate != null && file.outcomeDate.isBefore(first);
        if (before) {
            assessment.put("AssessmentOutcome", "H");
        } else if (inWindow) {
            String outcome = file.outcome == Outcome.ISSUE ? "Y" : file.outcome == Outcome.NOT_ISSUE ? "N" : "W";
            assessment
                    .put("AssessmentOutcome", outcome)
                    .put("AssessmentOutcomeDate", file.outcomeDate)
                    .flag("AssessmentMediation", file.assessmentMediation)
                    .flag("AssessmentTribunal", file.assessmentTribunal)
                    .flag("OtherMediation", file.otherMediation)
                    .flag("OtherTribunal", file.otherTribunal)
                    .flag("Week20", file.exception);
        } else {
            assessment.put("AssessmentOutcome", "A");
        }
        if (file.planStart != null && by(file.planStart, census)) {
            plan(request, assessment, file);
        }
    }

    private void plan(Sen2Node request, Sen2Node assessment, CaseFile file) {
        Sen2Node named = assessment.add("NamedPlan").put("StartDate", file.planStart);
        if (by(file.ceased, census)) {
            named.put("CeaseDate", file.ceased).put("CeaseReason", file.ceaseReason);
        }
        Placement placement = file.placements.get(collectionYear);
        if (placement == null) {
            placement = file.placementOn(census);
        }
        if (placement != null) {
            placed(named.add("PlanDetail"), placement);
        }
        if (!file.activeOn(census)) {
            return;
        }
        Sen2Node active = request.add("ActivePlans");
        if (file.source.equals(CaseFile.TRANSFER_IN) && !file.received.isBefore(first)) {
            active.put("TransferLA", file.transferFrom);
        }
        review(active, file);
        if (placement != null) {
            Sen2Node detail = active.add("PlacementDetail");
            placed(detail, placement);
            detail.put("EntryDate", file.planStart);
        }
        need(active, file.primaryNeed, 1);
        need(active, file.secondaryNeed, 2);
    }

    private void review(Sen2Node active, CaseFile file) {
        Review latest = null;
        for (Review review : file.reviews) {
            if (by(review.meeting(), census)) {
                latest = review;
            }
        }
        if (latest == null) {
            return;
        }
        boolean decided = by(latest.decision(), census) || latest.decision() == null;
        active.put("ReviewMeeting", latest.meeting());
        if (decided && !latest.outcome().isEmpty()) {
            active.put("ReviewOutcome", latest.outcome().substring(0, 1).toUpperCase(java.util.Locale.ROOT));
        }
        if (by(latest.decision(), census)) {
            active.put("LastReview", latest.decision());
        }
    }

    private static void placed(Sen2Node node, Placement placement) {
        boolean school = !placement.urn().isEmpty();
        node.put("URN", placement.urn())
                .put("UKPRN", school ? "" : placement.ukprn())
                .put("SENsetting", placement.setting())
                .put("PlacementRank", 1)
                .flag("SENunitIndicator", placement.unit())
                .flag("ResourcedProvisionIndicator", placement.resourced());
    }

    private static void need(Sen2Node active, String need, int rank) {
        if (!need.isEmpty()) {
            active.add("SENneed").put("SENtype", need).put("SENtypeRank", rank);
        }
    }
}
