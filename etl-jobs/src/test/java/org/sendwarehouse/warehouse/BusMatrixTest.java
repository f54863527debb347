package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.GeneratedDocs;
import org.sendwarehouse.warehouse.BusMatrix.Fact;

/** Facts by dimensions, from the references that the facts declare and every build tests. */
class BusMatrixTest {
    private static final ModelCatalogue CATALOGUE = ModelCatalogue.shipped();
    private static final BusMatrix MATRIX = BusMatrix.of(CATALOGUE);

    private static Set<String> columns(Fact fact) {
        return CATALOGUE.find(fact.name()).orElseThrow().columns().keySet();
    }

    @Test
    void everyFactJoinsDimensionsByColumnsItHas() {
        for (Fact fact : MATRIX.facts()) {
            assertThat(fact.joined()).as(fact.name()).isNotEmpty();
            fact.joined().forEach((dimension, columns) -> {
                assertThat(CATALOGUE.find(dimension)).as(dimension).isPresent();
                assertThat(columns(fact)).as(fact.name()).containsAll(columns);
            });
        }
    }

    @Test
    void everyFactAboutPeopleJoinsTheChildAndEveryFactAboutAnAreaTheArea() {
        for (Fact fact : MATRIX.facts()) {
            Map<String, List<String>> joined = fact.joined();
            Set<String> columns = columns(fact);
            if (columns.contains("child_version_key")) {
                assertThat(joined.get("dim_child")).as(fact.name()).contains("child_version_key");
            }
            if (columns.contains("school_version_key")) {
                assertThat(joined.get("dim_school")).as(fact.name()).contains("school_version_key");
            }
            if (columns.contains("area_code")) {
                assertThat(joined.get("dim_area")).as(fact.name()).contains("area_code");
            }
        }
    }

    @Test
    void theBusMatrixInTheDocsIsCurrent() throws IOException {
        List<String> dimensions = MATRIX.dimensions();
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
        dimensions.forEach(
                name -> page.append(' ').append(BusMatrix.shortName(name)).append(" |"));
        page.append("\n|---|").append(":-:|".repeat(dimensions.size())).append('\n');
        for (Fact fact : MATRIX.facts()) {
            page.append("| `").append(fact.name()).append("` |");
            dimensions.forEach(name -> page.append(fact.joins(name) ? " ● |" : "   |"));
            page.append('\n');
        }
        page.append("\n## Grain and joins\n\n| Fact | One row | Joined by |\n|---|---|---|\n");
        for (Fact fact : MATRIX.facts()) {
            String columns = fact.joined().values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .map(column -> "`" + column + "`")
                    .collect(Collectors.joining(", "));
            page.append("| `")
                    .append(fact.name())
                    .append("` | ")
                    .append(fact.grain())
                    .append(" | ")
                    .append(columns)
                    .append(" |\n");
        }
        page.append("\n## Dimensions\n\n| Dimension | One row | Facts |\n|---|---|--:|\n");
        for (String name : dimensions) {
            String grain =
                    CATALOGUE.find(name).map(model -> model.about().grain()).orElse("");
            long facts =
                    MATRIX.facts().stream().filter(fact -> fact.joins(name)).count();
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
}
