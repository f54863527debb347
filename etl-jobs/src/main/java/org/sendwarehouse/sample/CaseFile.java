package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request with all that followed, or one plan held without a request of this area. Filled step by step by the
 * planners; the writers read it as it was known on a date.
 */
final class CaseFile {
    enum Decision {
        ASSESS,
        NOT_ASSESS,
        WITHDRAWN
    }

    enum Outcome {
        ISSUE,
        NOT_ISSUE,
        WITHDRAWN
    }

    static final String TRANSFER_IN = "transfer in";
    static final String STATEMENT_CONVERSION = "statement conversion";

    final int number;
    Child child;
    String source = "";
    /** Day the request came; for plans held without one, the day this authority became responsible. */
    LocalDate received;

    @Nullable
    LocalDate decided;

    @Nullable
    Decision decision;
    /** Day a refusal to assess was overturned and an assessment began. */
    @Nullable
    LocalDate overturned;

    @Nullable
    LocalDate outcomeDate;

    @Nullable
    Outcome outcome;

    boolean exception;
    String exceptionReason = "";
    boolean requestMediation;
    boolean requestTribunal;
    boolean assessmentMediation;
    boolean assessmentTribunal;
    boolean otherMediation;
    boolean otherTribunal;
    /** Drawn for the year's flagged plans: a mediation or tribunal flag will be set. */
    boolean flagged;

    @Nullable
    LocalDate planStart;

    @Nullable
    LocalDate ceased;

    int ceaseReason;
    /** Authority the plan came from, for transfers. */
    String transferFrom = "";

    String primaryNeed = "";
    String secondaryNeed = "";
    String team = "";
    final NavigableMap<Integer, Placement> placements = new TreeMap<>();
    final List<Review> reviews = new ArrayList<>();
    final List<Advice> advice = new ArrayList<>();
    Stages stages = Stages.NONE;

    CaseFile(int number, Child child, LocalDate received) {
        this.number = number;
        this.child = child;
        this.received = received;
    }

    /** Whether a request was made to this area, so that it counts in requests, assessments and timeliness. */
    boolean isRequest() {
        return !source.equals(TRANSFER_IN) && !source.equals(STATEMENT_CONVERSION);
    }

    /** Day from which an assessment was agreed, if one was. */
    @Nullable
    LocalDate agreed() {
        return decision == Decision.ASSESS ? decided : overturned;
    }

    boolean issued() {
        return outcome == Outcome.ISSUE;
    }

    boolean anyFlag() {
        return requestMediation
                || requestTribunal
                || assessmentMediation
                || assessmentTribunal
                || otherMediation
                || otherTribunal;
    }

    /** Whether the plan is active at the end of a day. */
    boolean activeOn(LocalDate day) {
        return planStart != null && !planStart.isAfter(day) && (ceased == null || ceased.isAfter(day));
    }

    /** The placement of the latest census before a day, else the first one known. */
    @Nullable
    Placement placementOn(LocalDate day) {
        Map.Entry<Integer, Placement> latest = placements.floorEntry(day.getYear());
        return latest != null
                ? latest.getValue()
                : placements.isEmpty() ? null : placements.firstEntry().getValue();
    }

    LocalDate outcomeDay() {
        if (outcomeDate == null) {
            throw new IllegalStateException("Case " + number + " has no outcome");
        }
        return outcomeDate;
    }

    LocalDate start() {
        if (planStart == null) {
            throw new IllegalStateException("Case " + number + " has no plan");
        }
        return planStart;
    }

    /** One annual review. Dates that have not come are null. */
    record Review(
            LocalDate due,
            @Nullable LocalDate meeting,
            @Nullable LocalDate decision,
            String outcome,
            boolean adviceUpdated,
            int reviewed,
            int achieved) {}

    /** One piece of advice asked of an agency. */
    record Advice(
            String agency,
            String type,
            String status,
            boolean exception,
            LocalDate requested,
            @Nullable LocalDate allocated,
            @Nullable LocalDate received,
            String lateReason) {}

    /** Where the child is taught on a census day. */
    record Placement(String category, String urn, String ukprn, String setting, boolean unit, boolean resourced) {}

    /** The steps of an assessment between request and plan. */
    record Stages(
            @Nullable LocalDate epRequested,
            @Nullable LocalDate epAllocated,
            @Nullable LocalDate epReceived,
            @Nullable LocalDate issueDecision,
            @Nullable LocalDate draft,
            @Nullable LocalDate consultationStart,
            @Nullable LocalDate consultationEnd) {
        static final Stages NONE = new Stages(null, null, null, null, null, null, null);
    }
}
