package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.GeneratedDocs;

/** Facts by dimensions, from the references that the facts declare and every build tests. */
class BusMatrixTest {
    private static final Pattern REFERENCE = Pattern.compile("([a-z0-9_]+): references ([a-z0-9_]+)(\\.[a-z0-9_]+)?");

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.shipped();

    private static List<Model> facts() {
        return CATALOGUE.models().stream()
                .filter(model -> model.layer() == Layer.FACTS && model.name().startsWith("fact_"))
                .sorted(java.util.Comparator.comparing(Model::name))
                .toList();
    }

    /** Per dimension the columns by which a fact joins it. */
    private static Map<String, List<String>> dimensions(Model fact) {
        Map<String, List<String>> joined = new TreeMap<>();
        for (ModelTest test : fact.tests()) {
            Matcher matcher = REFERENCE.matcher(test.name());
            if (matcher.matches() && matcher.group(2).startsWith("dim_")) {
                joined.computeIfAbsent(matcher.group(2), name -> new ArrayList<>())
                        .add(matcher.group(1));
            }
        }
        return joined;
    }

    @Test
    void everyFactJoinsDimensionsByColumnsItHas() {
        for (Model fact : facts()) {
            Map<String, List<String>> joined = dimensions(fact);
            assertThat(joined).as(fact.name()).isNotEmpty();
            joined.forEach((dimension, columns) -> {
                assertThat(CATALOGUE.find(dimension)).as(dimension).isPresent();
                assertThat(fact.columns().keySet()).as(fact.name()).containsAll(columns);
            });
        }
    }

    @Test
    void everyFactAboutPeopleJoinsTheChildAndEveryFactAboutAnAreaTheArea() {
        for (Model fact : facts()) {
            Map<String, List<String>> joined = dimensions(fact);
            if (fact.columns().containsKey("child_version_key")) {
                assertThat(joined.get("dim_child")).as(fact.name()).contains("child_version_key");
            }
            if (fact.columns().containsKey("school_version_key")) {
                assertThat(joined.get("dim_school")).as(fact.name()).contains("school_version_key");
            }
            if (fact.columns().containsKey("area_code")) {
                assertThat(joined.get("dim_area")).as(fact.name()).contains("area_code");
            }
        }
    }

    @Test
    void theBusMatrixInTheDocsIsCurrent() throws IOException {
        TreeSet<String> dimensions = new TreeSet<>();
        facts().forEach(fact -> dimensions.addAll(dimensions(fact).keySet()));
        StringBuilder page = new StringBuilder("""
                # Bus matrix: facts by dimensions

                Written by `BusMatrixTest` from the `references` that the facts declare, with `mvn -pl etl-jobs -am test
                -Dtest=BusMatrixTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true`; the same test fails when
                this page is not current. Every build tests the references. A dimension is the same table whichever fact
                joins it: that is what lets figures of education, health and care stand side by side.

                A dot: the fact joins the dimension. `dim_date` is joined by each date named below the table; `dim_child` and
                `dim_school` by the version of the day.

                """);
        page.append("| Fact |");
        dimensions.forEach(name -> page.append(' ').append(shortName(name)).append(" |"));
        page.append("\n|---|").append(":-:|".repeat(dimensions.size())).append('\n');
        for (Model fact : facts()) {
            Map<String, List<String>> joined = dimensions(fact);
            page.append("| `").append(fact.name()).append("` |");
            dimensions.forEach(name -> page.append(joined.containsKey(name) ? " ● |" : "   |"));
            page.append('\n');
        }
        page.append("\n## Grain and joins\n\n| Fact | One row | Joined by |\n|---|---|---|\n");
        for (Model fact : facts()) {
            String columns = dimensions(fact).values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .map(column -> "`" + column + "`")
                    .collect(Collectors.joining(", "));
            page.append("| `")
                    .append(fact.name())
                    .append("` | ")
                    .append(fact.about().grain())
                    .append(" | ")
                    .append(columns)
                    .append(" |\n");
        }
        page.append("\n## Dimensions\n\n| Dimension | One row | Facts |\n|---|---|--:|\n");
        for (String name : dimensions) {
            String grain =
                    CATALOGUE.find(name).map(model -> model.about().grain()).orElse("");
            long facts = facts().stream()
                    .filter(fact -> dimensions(fact).containsKey(name))
                    .count();
            page.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(grain)
                    .append(" | ")
                    .append(facts)
                    .append(" |\n");
        }
        GeneratedDocs.page("bus-matrix.md", page.toString());
    }

    private static String shortName(String dimension) {
        return dimension.substring("dim_".length()).replace('_', ' ');
    }
}
