package org.sendwarehouse.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A layout difference as written in its file, before it is held against the table. */
record LayoutVariant(
        String file,
        String name,
        String year,
        String reason,
        Map<String, String> renamed,
        List<Column> added,
        Set<String> absent,
        Set<String> duplicated) {

    static LayoutVariant read(String contract, String file, String yaml) {
        Settings root = Settings.parse(file, yaml);
        ContractReader.require(root, "contract", contract);
        String name = root.text("layout");
        List<Column> added = new ArrayList<>();
        root.list("added").forEach(property -> added.add(ColumnReader.read(property)));
        LayoutVariant variant = new LayoutVariant(
                file,
                name,
                FeedSettings.year(root),
                root.text("reason"),
                new LinkedHashMap<>(root.textsByKey("renamed")),
                added,
                Set.copyOf(root.texts("absent")),
                Set.copyOf(root.texts("duplicated")));
        root.done();
        return variant;
    }

    LayoutDifference difference(Set<String> addedAnywhere, List<Table> tables) {
        Set<String> own = new HashSet<>();
        added.forEach(column -> own.add(column.name()));
        Set<String> lacking = new HashSet<>(addedAnywhere);
        lacking.removeAll(own);
        lacking.addAll(absent);
        Set<String> named = new HashSet<>(renamed.keySet());
        named.addAll(absent);
        named.addAll(duplicated);
        for (String column : named) {
            if (tables.stream().noneMatch(t -> t.find(column).isPresent())) {
                throw new ContractException(file + " names a column the contract does not have: " + column);
            }
        }
        return new LayoutDifference(name, year, reason, renamed, own, lacking, duplicated);
    }
}
