package org.sendwarehouse.evidence.status;

/** What the evidence says of a promise, as at a date. Computed, never reported. */
public enum Status {
    MET("met"),
    ON_TRACK("on track"),
    AT_RISK("at risk"),
    OFF_TRACK("off track"),
    MISSED("missed"),
    NOT_MEASURED("not measured"),
    NOT_DUE("not due"),
    DATE_CONFLICT("date conflict"),
    NO_CLEAR_CHANGE("no clear change");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    /** The word that tables and packs print. */
    public String label() {
        return label;
    }
}
