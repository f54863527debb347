package org.sendwarehouse.disclosure;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.sendwarehouse.evidence.EvidenceSteps;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.warehouse.AudienceFile;
import org.sendwarehouse.warehouse.TestWarehouse;

/**
 * A warehouse whose indicators have figures of every size, made up, and everything that follows from them as the product
 * makes it: judgements, evidence, what audiences are given. Planted in it, where no audience may find them: 4 of 1,019 plans
 * in the newest term and 48,611 of 93,187 pieces of advice in the newest month.
 */
public final class AudienceWarehouse {
    private static final Map<String, String> MADE_UP = Map.of(
            "warehouse-sql/models/facts/fact_indicator_value.sql", "disclosure/fact_indicator_value.sql",
            "warehouse-sql/models/evidence/evidence_coverage.sql", "disclosure/evidence_coverage.sql");

    private AudienceWarehouse() {}

    /** Builds it with all tables of the audiences, and the marts inside that have their names. */
    public static TestWarehouse build() throws SQLException {
        return build(Map.of());
    }

    /**
     * Builds it with other definitions.
     *
     * @param changed text of a definition by its path
     */
    static TestWarehouse build(Map<String, String> changed) throws SQLException {
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-04-30");
        MADE_UP.forEach((path, text) -> builder.file(path, Definitions.text(text)));
        changed.forEach(builder::file);
        DisclosureSteps.all().forEach(builder::step);
        EvidenceSteps.all().forEach(builder::step);
        return builder.build(Stream.concat(
                        Stream.concat(Stream.of(tables()), Stream.of("open_data_cell")),
                        Audience.shipped().stream()
                                .flatMap(audience -> audience.tables().keySet().stream())
                                .filter(name -> !name.equals("note")))
                .distinct()
                .toArray(String[]::new));
    }

    /** Names of the tables that the files of the audiences are copies of. */
    static String[] tables() {
        return Audience.shipped().stream()
                .flatMap(audience -> audience.tables().values().stream())
                .distinct()
                .toArray(String[]::new);
    }

    /** Writes the file of each audience, by its code. */
    public static Map<String, Path> write(TestWarehouse warehouse, Path folder) throws SQLException {
        Map<String, Path> files = new LinkedHashMap<>();
        for (AudienceFile audience : DisclosureSteps.files()) {
            files.put(audience.audience(), warehouse.write(audience, folder));
        }
        return files;
    }

    /** The definition of a model as it is shipped. */
    static String shipped(String path) {
        return Definitions.list(path).stream().findFirst().map(Definition::text).orElseThrow();
    }
}
