package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.warehouse.AudienceFile;
import org.sendwarehouse.warehouse.TableName;
import org.sendwarehouse.warehouse.YamlFields;
import tools.jackson.databind.JsonNode;

/**
 * An audience outside: {@code warehouse-sql/disclosure/<code>.yaml}.
 *
 * @param tables for each table of its file the table of schema {@code disclosure} that it is a copy of
 * @param notGiven what it is not given, and why
 */
record Audience(String code, Map<String, String> tables, List<Reason> notGiven) {
    private static final List<String> CODES = List.of("partnership", "public");

    Audience {
        notGiven = List.copyOf(notGiven);
    }

    /** Something that is not given, and why. */
    record Reason(String what, String why) {}

    /** All audiences. */
    static List<Audience> shipped() {
        return CODES.stream()
                .map(code -> of(YamlFields.of(Rules.file(code + ".yaml"))))
                .toList();
    }

    static Audience of(YamlFields fields) {
        List<Reason> reasons = new ArrayList<>();
        for (JsonNode item : fields.items("not_given")) {
            YamlFields reason = fields.within("not_given", item);
            reasons.add(new Reason(reason.text("what"), reason.text("why")));
            reason.done();
        }
        Map<String, String> tables = new LinkedHashMap<>();
        fields.values("tables").forEach(tables::put);
        return new Audience(fields.text("audience"), tables, reasons);
    }

    /** Its file. */
    AudienceFile file() {
        Map<String, TableName> made = new LinkedHashMap<>();
        tables.forEach((name, table) -> made.put(name, new TableName("disclosure", table)));
        return new AudienceFile(code, made);
    }
}
