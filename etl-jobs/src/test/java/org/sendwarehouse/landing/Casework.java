package org.sendwarehouse.landing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of casework extracts for tests, written out by hand. */
final class Casework {
    static final String ADVICE_HEADER = "advice_id,request_id,person_id,agency_code,advice_type,status,"
            + "statutory_exception,requested_date,due_date,allocated_date,received_date,late_reason";

    private Casework() {}

    static String advice(String... rows) {
        return ADVICE_HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    static String adviceRow(int number) {
        return "A" + number + ",R" + number
                + ",LL77,ep,educational psychology,requested,N,2026-03-02,2026-04-13,2026-03-09,,";
    }

    /** So many good rows. */
    static String[] adviceRows(int count) {
        String[] rows = new String[count];
        for (int i = 0; i < count; i++) {
            rows[i] = adviceRow(i + 1);
        }
        return rows;
    }

    private static final List<String> REQUEST_COLUMNS = List.of(
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

    /** The header of the requests extract. */
    static String requestHeader() {
        return String.join(",", REQUEST_COLUMNS);
    }

    /** A row of requests with these values, all other columns empty. */
    static String request(Map<String, String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        REQUEST_COLUMNS.forEach(c -> row.put(c, values.getOrDefault(c, "")));
        return String.join(",", row.values());
    }
}
