package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SEN2 return as the five module files of a case system, in Windows-1252 as such systems write: the headings it
 * prints, then what has no printed heading under the return's element names, numbered where a record repeats.
 */
final class Sen2Modules {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.UK);
    private static final int NEEDS = 2;

    /** Printed heading by element. A heading may stand in two modules. */
    private static final Map<Sen2Layout, Map<String, String>> PRINTED = Map.of(
            Sen2Layout.PERSON,
            Map.of(
                    "Surname", "Surname",
                    "Forename", "Forename",
                    "PersonBirthDate", "Dob (ccyy-mm-dd)",
                    "Sex", "Gender",
                    "Ethnicity", "Ethnicity",
                    "PostCode", "Postcode",
                    "UPN", "UPN - Unique Pupil Number",
                    "UniqueLearnerNumber", "ULN - Young Persons Unique Learner Number",
                    "UPNunknown", "UPN and ULN unavailable reason"),
            Sen2Layout.REQUESTS,
            Map.of(
                    "ReceivedDate", "Date Request Was Received",
                    "RYA", "Initial Request Whilst In RYA",
                    "RequestOutcomeDate", "Request Outcome Date",
                    "RequestOutcome", "Request Outcome",
                    "RequestMediation", "Request Mediation",
                    "RequestTribunal", "Request Tribunal",
                    "Exported", "Exported - Child Or Young Person Moves Out Of LA Before Assessment Is Completed"),
            Sen2Layout.ASSESSMENT,
            Map.of(
                    "AssessmentOutcome", "Assessment Outcome To Issue EHCP",
                    "AssessmentOutcomeDate", "Assessment Outcome Date",
                    "AssessmentMediation", "Assessment Mediation",
                    "AssessmentTribunal", "Assessment Tribunal",
                    "OtherMediation", "Other Mediation",
                    "OtherTribunal", "Other Tribunal",
                    "Week20", "Twenty Weeks Time Limit Exceptions Apply"),
            Sen2Layout.NAMED_PLAN,
            Map.of(
                    "StartDate", "EHC Plan Start Date",
                    "PlanRes", "Residential Settings",
                    "PlanWBP", "Worked based learning activity",
                    "PB", "Personal budget taken up",
                    "OA", "Personal budget - organised arrangements",
                    "DP", "Personal budget - direct payments",
                    "CeaseDate", "Date EHC Plan Ceased",
                    "CeaseReason", "Reason EHC Plan Ceased"),
            Sen2Layout.ACTIVE_PLANS,
            Map.of("TransferLA", "EHC Plan (Transfer)", "LastReview", "EHCP review decisions date"));

    private final Map<String, Csv> files = new LinkedHashMap<>();

    private Sen2Modules() {}

    /** Writes {@code sen2_<year>_m1.csv} to {@code m5}. */
    static void write(Sen2Return sen2, Path folder) throws IOException {
        Sen2Modules modules = new Sen2Modules();
        try {
            modules.open(sen2, folder, "m1", List.of("Person ID"), printed(Sen2Layout.PERSON));
            modules.open(sen2, folder, "m2", List.of("Person ID", "Requests Record ID"), printed(Sen2Layout.REQUESTS));
            modules.open(
                    sen2, folder, "m3", List.of("Person ID", "Requests Record ID"), printed(Sen2Layout.ASSESSMENT));
            List<String> plan = printed(Sen2Layout.NAMED_PLAN);
            plan.addAll(numbered(Sen2Layout.PLAN_DETAIL, 1));
            modules.open(sen2, folder, "m4", List.of("Person ID", "Request Records ID"), plan);
            List<String> active = printed(Sen2Layout.ACTIVE_PLANS);
            active.addAll(List.of("Residential Settings", "Worked based learning activity"));
            active.addAll(numbered(Sen2Layout.PLACEMENT_DETAIL, 1));
            for (int i = 1; i <= NEEDS; i++) {
                active.addAll(numbered(Sen2Layout.SEN_NEED, i));
            }
            modules.open(sen2, folder, "m5", List.of("Person ID", "Request Records ID"), active);
            int person = 0;
            for (Sen2Node node : sen2.persons()) {
                modules.person(node, ++person);
            }
        } finally {
            for (Csv file : modules.files.values()) {
                file.close();
            }
        }
    }

    private void open(Sen2Return sen2, Path folder, String module, List<String> ids, List<String> columns)
            throws IOException {
        List<String> header = new ArrayList<>(ids);
        header.addAll(columns);
        Path file = folder.resolve("sen2_" + sen2.collectionYear + "_" + module + ".csv");
        files.put(module, new Csv(file, header, Charset.forName("windows-1252")));
    }

    private static List<String> printed(Sen2Layout module) {
        Map<String, String> printed = PRINTED.getOrDefault(module, Map.of());
        List<String> headings = new ArrayList<>();
        module.columns().forEach(column -> headings.add(printed.getOrDefault(column, column)));
        return headings;
    }

    private static List<String> numbered(Sen2Layout module, int number) {
        List<String> headings = new ArrayList<>();
        module.columns().forEach(column -> headings.add(column + " " + number));
        return headings;
    }

    private void person(Sen2Node person, int id) throws IOException {
        write("m1", List.of(id), person);
        int request = 0;
        for (Sen2Node node : person.children) {
            request++;
            write("m2", List.of(id, request), node);
            Sen2Node assessment = node.first("Assessment");
            if (assessment != null) {
                write("m3", List.of(id, request), assessment);
                Sen2Node named = assessment.first("NamedPlan");
                if (named != null) {
                    plan(named, List.of(id, request));
                }
            }
            Sen2Node active = node.first("ActivePlans");
            if (active != null) {
                active(active, List.of(id, request));
            }
        }
    }

    private void plan(Sen2Node named, List<Object> ids) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>(ids);
        values(cells, Sen2Layout.NAMED_PLAN, named);
        values(cells, Sen2Layout.PLAN_DETAIL, named.first("PlanDetail"));
        file("m4").row(cells.toArray());
    }

    private void active(Sen2Node active, List<Object> ids) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>(ids);
        values(cells, Sen2Layout.ACTIVE_PLANS, active);
        cells.add(null);
        cells.add(null);
        values(cells, Sen2Layout.PLACEMENT_DETAIL, active.first("PlacementDetail"));
        List<Sen2Node> needs = active.all("SENneed");
        for (int i = 0; i < NEEDS; i++) {
            values(cells, Sen2Layout.SEN_NEED, i < needs.size() ? needs.get(i) : null);
        }
        file("m5").row(cells.toArray());
    }

    private void write(String module, List<Object> ids, Sen2Node node) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>(ids);
        values(cells, Sen2Layout.of(node), node);
        file(module).row(cells.toArray());
    }

    private Csv file(String module) {
        Csv file = files.get(module);
        if (file == null) {
            throw new IllegalStateException("No file for " + module);
        }
        return file;
    }

    private static void values(List<@Nullable Object> cells, Sen2Layout module, @Nullable Sen2Node node) {
        for (String column : module.columns()) {
            String value = node == null ? null : node.fields.get(column);
            boolean otherWay = value != null && Sen2Node.isDate(column) && !column.equals("PersonBirthDate");
            cells.add(otherWay ? LocalDate.parse(value).format(DAY) : value);
        }
    }
}
