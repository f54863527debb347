package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.warehouse.YamlFields;
import tools.jackson.databind.JsonNode;

/**
 * A file of the open data: {@code warehouse-sql/open-data/<name>.yaml}.
 *
 * @param name of the file, without its ending
 * @param periods the kind of period its rows are of
 * @param indicators its columns of figures, in order
 */
record OpenDataFile(String name, String title, String description, String periods, List<Indicator> indicators) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final Set<String> MEASURES = Set.of("numerator", "denominator", "value");

    OpenDataFile {
        indicators = List.copyOf(indicators);
    }

    /**
     * A column of figures.
     *
     * @param indicator the indicator it shows
     * @param measure its numerator, denominator or value
     * @param decimals how many are printed
     */
    record Indicator(
            String column,
            String indicator,
            String measure,
            String grouping,
            String label,
            Optional<String> unit,
            int decimals) {}

    /** What the product ships, in order of name. */
    static List<OpenDataFile> shipped() {
        return Definitions.list("warehouse-sql/open-data/*.yaml").stream()
                .filter(file -> !file.name().equals(OpenDataLayout.FILE))
                .map(OpenDataFile::of)
                .toList();
    }

    static OpenDataFile of(Definition file) {
        YamlFields fields = YamlFields.of(file);
        List<Indicator> indicators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode item : fields.items("indicators")) {
            Indicator indicator = indicator(fields.within("indicators", item));
            if (!NAME.matcher(indicator.column()).matches() || !names.add(indicator.column())) {
                throw fields.problem("names the column '" + indicator.column()
                        + "' twice, or in other than up to 50 small letters, digits and underscores");
            }
            indicators.add(indicator);
        }
        OpenDataFile made = new OpenDataFile(
                file.name().substring(0, file.name().lastIndexOf('.')),
                fields.text("title"),
                fields.text("description"),
                fields.text("periods"),
                indicators);
        fields.done();
        return made;
    }

    private static Indicator indicator(YamlFields fields) {
        String of = fields.text("of");
        int dot = of.lastIndexOf('.');
        if (dot < 0 || !MEASURES.contains(of.substring(dot + 1))) {
            throw fields.problem("'of' is not an indicator with .numerator, .denominator or .value: '" + of + "'");
        }
        Indicator indicator = new Indicator(
                fields.text("column"),
                of.substring(0, dot),
                of.substring(dot + 1),
                fields.text("grouping"),
                fields.text("label"),
                fields.optionalText("unit"),
                fields.has("decimals") ? Rules.number(fields, "decimals") : 0);
        fields.done();
        return indicator;
    }
}
