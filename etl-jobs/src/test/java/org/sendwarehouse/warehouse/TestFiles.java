package org.sendwarehouse.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.home.Definitions.Definition;

/** Definition files of a test, short to write. */
final class TestFiles {
    private final List<Definition> files = new ArrayList<>();

    /** A model with its key; its grain is {@code a row}. */
    TestFiles model(String path, String sql, String key, String... more) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return yml(path, "model: " + name + "\n" + ABOUT + key + "\n" + String.join("\n", more))
                .file("warehouse-sql/models/" + path + ".sql", "-- grain: a row\n" + sql);
    }

    TestFiles yml(String path, String text) {
        return file("warehouse-sql/models/" + path + ".yml", text);
    }

    TestFiles file(String path, String text) {
        files.add(new Definition(path, text));
        return this;
    }

    static final String ABOUT = """
            grain: a row
            owner: data team
            sensitivity: public
            description: A table.
            """;

    /** The description of one key column. */
    static String key(String column) {
        return "key: [" + column + "]\ncolumns: {" + column + ": {description: The key.}}";
    }

    ModelCatalogue catalogue() {
        return ModelCatalogue.of(files);
    }

    TestWarehouse.Builder warehouse() {
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-04-30").withoutShippedFiles();
        files.forEach(file -> builder.file(file.path(), file.text()));
        return builder;
    }
}
