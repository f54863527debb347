package org.sendwarehouse.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.warehouse.Manifest;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.sendwarehouse.warehouse.TableHash;
import org.sendwarehouse.warehouse.TableName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What must be equal in two homes after the same nights, however often one of them was cut: the rows of every published
 * table, every Parquet file, every pack, every delivery on record with its books, and where every original lies. Wall
 * clock times are left out.
 */
final class Contents {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 5;

    private Contents() {}

    /** By name of what it is, the content or its hash. */
    static Map<String, String> of(Home home) throws IOException, SQLException {
        Map<String, String> contents = new TreeMap<>();
        PublishedWarehouse published = PublishedWarehouse.open(home);
        contents.put("published run", published.runId());
        try (Connection connection = published.connect()) {
            for (Manifest.Table table : published.manifest().tables()) {
                TableHash hash = TableHash.of(connection, new TableName(table.schema(), table.name()));
                contents.put("table " + table.schema() + "." + table.name(), hash.rows() + " rows, " + hash.hash());
                if (!hash.hash().equals(table.contentHash())) {
                    contents.put("table unlike its manifest " + table.name(), hash.hash());
                }
            }
        }
        files(published.folder(), "version/", contents);
        // Not the same bytes twice, and its own hash stands in the manifest; its tables are compared above.
        contents.keySet().removeIf(name -> name.startsWith("version/") && !name.endsWith(".parquet"));
        for (Manifest.PublishedFile file : published.manifest().files()) {
            if (!Hashes.ofFile(published.folder().resolve(file.path())).equals(file.sha256())) {
                contents.put("file unlike its manifest " + file.path(), "");
            }
        }
        for (String folder : List.of("packs", "landing", "archive", "quarantine", "inbox", "work")) {
            files(home.root().resolve(folder), folder + "/", contents);
        }
        sidecars(home, contents);
        contents.put("packs given out", lines(home, "distribution.jsonl", "at"));
        contents.put("versions", names(home.publishedVersions()));
        contents.put("published", names(home.published()));
        return contents;
    }

    private static void files(Path folder, String prefix, Map<String, String> contents) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                // Sealed twice, the same original gives other bytes each time.
                boolean sealed = prefix.equals("archive/") || prefix.equals("quarantine/");
                contents.put(prefix + folder.relativize(file), sealed ? "sealed" : Hashes.ofFile(file));
            }
        }
    }

    /** Sidecars without the moment at which they were claimed; books that do not balance are named. */
    private static void sidecars(Home home, Map<String, String> contents) throws IOException {
        for (String name : List.copyOf(contents.keySet())) {
            if (name.endsWith("/_delivery.json")) {
                ObjectNode sidecar =
                        (ObjectNode) JSON.readTree(Files.readString(home.root().resolve(name)));
                sidecar.remove("received_at");
                contents.put(name, sidecar.toString());
                for (JsonNode table : sidecar.path("tables")) {
                    long parts = 0;
                    for (JsonNode part : table.path("parts")) {
                        parts += part.path("rows").asLong();
                    }
                    long accepted = table.path("accepted").asLong();
                    long counted = accepted
                            + table.path("rejected").asLong()
                            + table.path("filtered").asLong();
                    if (table.path("read").asLong() != counted || parts != accepted) {
                        contents.put("books that do not balance: " + name, table.toString());
                    }
                }
            }
        }
    }

    private static String lines(Home home, String log, String time) throws IOException {
        Path file = home.state().resolve(log);
        List<String> lines = new ArrayList<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            ObjectNode node = (ObjectNode) JSON.readTree(line);
            node.remove(time);
            Map<String, String> files = new TreeMap<>();
            node.path("files")
                    .properties()
                    .forEach(each -> files.put(each.getKey(), each.getValue().asString()));
            node.put("files", files.toString());
            lines.add(node.toString());
        }
        return String.join("\n", lines);
    }

    private static String names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            TreeSet<String> names = new TreeSet<>();
            children.forEach(child -> names.add(String.valueOf(child.getFileName())));
            return String.join(" ", names);
        }
    }

    /** In what a home differs from an undisturbed one, in lines; of a table that differs, its rows. */
    static List<String> differences(Home undisturbed, Map<String, String> expected, Home home)
            throws IOException, SQLException {
        Map<String, String> found = of(home);
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String wanted = expected.get(name);
            String is = found.get(name);
            if (wanted == null) {
                differences.add("too much: " + name + " = " + is);
            } else if (is == null) {
                differences.add("missing: " + name + " = " + wanted);
            } else if (!wanted.equals(is)) {
                differences.add("differs: " + name + "\n  undisturbed: " + wanted + "\n  after kills: " + is);
                if (name.startsWith("table ")) {
                    differences.addAll(rows(undisturbed, home, name.substring("table ".length())));
                }
            }
        }
        return differences;
    }

    private static List<String> rows(Home undisturbed, Home home, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = PublishedWarehouse.open(undisturbed).connect();
                Connection other = PublishedWarehouse.open(home).connect()) {
            Set<String> one = all(connection, table);
            Set<String> two = all(other, table);
            one.stream().filter(row -> !two.contains(row)).limit(SHOWN).forEach(row -> rows.add("  lacks " + row));
            two.stream().filter(row -> !one.contains(row)).limit(SHOWN).forEach(row -> rows.add("  has   " + row));
        }
        return rows;
    }

    private static Set<String> all(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select to_json(t)::varchar from " + table + " as t")) {
            Set<String> all = new TreeSet<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
