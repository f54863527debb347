package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.util.FileSystemUtils;

/**
 * The published warehouse held against one built anew from all that has landed: by the content hash of every table.
 *
 * @param tables that are published
 * @param different those of them that the rebuilt warehouse has otherwise, or not at all
 */
record Rebuild(int tables, List<String> different) {

    static Rebuild of(Home home, LocalDate date) throws IOException, InterruptedException {
        Map<String, String> published = hashes(PublishedWarehouse.open(home));
        // What earlier nights conformed is conformed again.
        FileSystemUtils.deleteRecursively(home.work().resolve("conformed"));
        new Command(home).run("rebuild", "--as-at=" + date);
        Map<String, String> rebuilt = PublishedWarehouse.kept(home).stream()
                .filter(version -> version.folder().startsWith(home.rebuilt()))
                .map(Rebuild::hashes)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing was rebuilt"));
        return new Rebuild(
                published.size(),
                published.entrySet().stream()
                        .filter(table -> !table.getValue().equals(rebuilt.get(table.getKey())))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static Map<String, String> hashes(PublishedWarehouse version) {
        Map<String, String> hashes = new TreeMap<>();
        version.manifest()
                .tables()
                .forEach(table -> hashes.put(table.schema() + "." + table.name(), table.contentHash()));
        return hashes;
    }

    String text() {
        return different.isEmpty()
                ? "All " + tables + " published tables have the same content in a warehouse built anew."
                : "Of " + tables + " published tables these differ from a warehouse built anew: "
                        + String.join(", ", different) + ".";
    }
}
