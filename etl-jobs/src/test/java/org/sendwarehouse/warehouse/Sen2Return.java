package org.sendwarehouse.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A small SEN2 return as it lands, written a case a line. */
final class Sen2Return {
    private static final String CARRIED = "delivery_id,area_code,period,as_of,person_ref,request_no";

    private final List<String> persons = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> assessments = new ArrayList<>();
    private final List<String> plans = new ArrayList<>();
    private final List<String> active = new ArrayList<>();
    private final List<String> placements = new ArrayList<>();
    private final List<String> needs = new ArrayList<>();
    private final String area;
    private String carried = "";

    Sen2Return(String area) {
        this.area = area;
    }

    /** What follows belongs to the return of this year. */
    Sen2Return year(int collectionYear, LocalDate census) {
        carried = "return-" + collectionYear + "," + area + "," + collectionYear + "," + census;
        return this;
    }

    /**
     * One person with one request.
     *
     * @param child who; the same name in two years is the same child, told by UPN
     * @param flags letters: m, t mediation and tribunal of the request; M, T of the assessment; o, O other; x exception
     */
    Sen2Return request(
            String child, String received, String outcome, String decided, String issue, String issued, String flags) {
        return request(child, 1, received, outcome, decided, issue, issued, flags);
    }

    Sen2Return request(
            String child,
            int no,
            String received,
            String outcome,
            String decided,
            String issue,
            String issued,
            String flags) {
        String ref = "ref-" + child + "-" + carried.substring(0, carried.indexOf(','));
        if (no == 1) {
            persons.add(carried + "," + ref + ",,upn-" + child + ",name-" + child + ",2015-03-01,"
                    + (child.startsWith("f") ? "F" : "M") + ",WBRI");
        }
        requests.add(carried + "," + ref + "," + no + "," + received + ",8," + outcome + "," + decided + ","
                + flag(flags, 'm') + "," + flag(flags, 't'));
        if (!issue.isEmpty()) {
            assessments.add(carried + "," + ref + "," + no + "," + issue + "," + issued + ",9," + flag(flags, 'M') + ","
                    + flag(flags, 'T') + "," + flag(flags, 'o') + "," + flag(flags, 'O') + "," + flag(flags, 'x'));
        }
        return this;
    }

    /** The plan of the child's request. */
    Sen2Return plan(String child, String start, String ceased, String reason) {
        plans.add(carried + "," + ref(child) + ",1," + start + "," + ceased + ",11," + reason);
        return this;
    }

    /** The child holds an active plan on the census day. */
    Sen2Return active(String child, String transferredFrom, int age, String urn, String setting, String need) {
        active.add(carried + "," + ref(child) + ",1," + transferredFrom + "," + age);
        placements.add(carried + "," + ref(child) + ",1," + urn + "," + setting + ",1");
        if (!need.isEmpty()) {
            needs.add(carried + "," + ref(child) + ",1," + need + ",1");
        }
        return this;
    }

    private String ref(String child) {
        return "ref-" + child + "-" + carried.substring(0, carried.indexOf(','));
    }

    private static String flag(String flags, char flag) {
        return flags.indexOf(flag) >= 0 ? "true" : "false";
    }

    TestWarehouse.Builder into(TestWarehouse.Builder warehouse) {
        return warehouse
                .landing(
                        "sen2_person",
                        csv("token_upn,token_name_birth,birth_month,sex,ethnicity", persons)
                                .replace("person_ref,request_no", "person_ref,upn_unknown_reason"))
                .landing(
                        "sen2_request",
                        csv(
                                "received_date,age_at_received_date,request_outcome,request_outcome_date,"
                                        + "request_mediation,request_tribunal",
                                requests))
                .landing(
                        "sen2_assessment",
                        csv(
                                "assessment_outcome,assessment_outcome_date,age_at_assessment_outcome_date,"
                                        + "assessment_mediation,assessment_tribunal,other_mediation,other_tribunal,week20",
                                assessments))
                .landing("sen2_named_plan", csv("start_date,cease_date,age_at_cease_date,cease_reason", plans))
                .landing("sen2_active_plan", csv("transfer_la,age_at_reference_date", active))
                .landing("sen2_placement_detail", csv("urn,sen_setting,placement_rank", placements))
                .landing("sen2_sen_need", csv("sen_type,sen_type_rank", needs));
    }

    private static String csv(String columns, List<String> rows) {
        return CARRIED + "," + columns + "\n" + String.join("\n", rows) + "\n";
    }
}
