package org.sendwarehouse.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.packs.workbook.AccessibleWorkbook;
import org.sendwarehouse.packs.workbook.Sheet;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes the children's lists of Annex A of an area SEND inspection as a controlled workbook: pseudonymised, outside the
 * packs, for a named purpose, read by its owner only, each making on record. What it holds is data: {@code
 * warehouse-sql/annex-a}.
 */
public final class AnnexA {
    private static final String FOLDER = "warehouse-sql/annex-a/";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Home home;
    private final Clock clock;
    private final JsonLines<Line> audit;

    public AnnexA(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
        audit = new JsonLines<>(home.state().resolve("controlled.jsonl"), Line.class);
    }

    /**
     * Why a workbook is made, and for whom.
     *
     * @param purpose such as the name of the inspection
     * @param role who asked for it: a role, never a person
     */
    public record Order(String purpose, String role) {}

    /**
     * One making of a controlled workbook: a line of {@code state/controlled.jsonl}.
     *
     * @param at wall clock, UTC
     * @param account the operating system's account that made it
     * @param rows rows of each list
     */
    public record Line(
            Instant at,
            String account,
            String purpose,
            String role,
            String runId,
            LocalDate asAt,
            String file,
            String sha256,
            Map<String, Integer> rows) {
        public Line {
            rows = Map.copyOf(rows);
        }
    }

    /** {@code annex-a.yaml}. */
    private record Definition(String title, List<Fact> cover, List<AnnexList> lists) {
        /** A line of the cover. */
        private record Fact(String fact, String text) {}
    }

    /**
     * Makes the workbook of the published warehouse, {@code controlled/annex-a/}. The line of its making is on record
     * before the file is there.
     *
     * @return the record, with the file's path below the home
     * @throws IOException when it cannot be written
     * @throws SQLException when the published warehouse cannot answer
     */
    public Line make(PublishedWarehouse published, Order order) throws IOException, SQLException {
        Definition definition = definition();
        Instant now = clock.instant();
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Sheet> sheets = new ArrayList<>();
        List<Sheet> lists = new ArrayList<>();
        try (Connection connection = published.connect(DuckDb.Settings.DEFAULT);
                Statement statement = connection.createStatement()) {
            statement.execute("create temp view child as " + Definitions.text(FOLDER + "child.sql"));
            for (AnnexList list : definition.lists()) {
                lists.add(sheet(list, statement, counts));
            }
        }
        sheets.add(cover(definition, published, order, now));
        sheets.add(contents(definition, counts));
        sheets.add(notes(definition));
        sheets.addAll(lists);

        Path folder = home.root().resolve("controlled").resolve("annex-a");
        Home.OwnerOnly.createDirectories(folder);
        LocalDate asAt = published.manifest().asAt();
        Path file = folder.resolve("annex-a-" + asAt + "-" + now.getEpochSecond() + ".xlsx");
        Path hidden = Files.createTempFile(folder, ".annex-a", ".xlsx");
        try {
            Home.OwnerOnly.restrict(hidden);
            try (OutputStream out = Files.newOutputStream(hidden)) {
                AccessibleWorkbook.write(out, definition.title(), asAt, sheets);
            }
            Line line = new Line(
                    now,
                    System.getProperty("user.name", "unknown"),
                    order.purpose(),
                    order.role(),
                    published.runId(),
                    asAt,
                    home.root().relativize(file).toString(),
                    Hashes.ofFile(hidden),
                    counts);
            audit.append(line);
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
            return line;
        } finally {
            Files.deleteIfExists(hidden);
        }
    }

    private static Definition definition() {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(Definitions.text(FOLDER + "annex-a.yaml"), Definition.class);
    }

    private static Sheet sheet(AnnexList list, Statement statement, Map<String, Integer> counts) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(Definitions.text(FOLDER + list.query()))) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (AnnexList.Column column : list.columns()) {
                    Object value = result.getObject(column.column());
                    row.add(value instanceof java.sql.Date date ? date.toLocalDate() : value);
                }
                rows.add(row);
            }
        }
        counts.put(list.name(), rows.size());
        List<String> headers =
                list.columns().stream().map(AnnexList.Column::header).toList();
        if (rows.isEmpty()) {
            // A sheet has a table, and a table has a row.
            rows.add(new ArrayList<>(java.util.Collections.nCopies(headers.size(), "[z]")));
        }
        return new Sheet(list.name(), headers, rows);
    }

    private static Sheet cover(Definition definition, PublishedWarehouse published, Order order, Instant now) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("Title", definition.title()));
        rows.add(row("Area", published.manifest().areaName()));
        rows.add(row("Data as at", published.manifest().asAt()));
        rows.add(row("Run", published.runId()));
        rows.add(row("Made on", now.atZone(LONDON).toLocalDate()));
        rows.add(row("Purpose", order.purpose()));
        rows.add(row("Asked for by", order.role()));
        rows.add(row(
                "Synthetic", published.manifest().synthetic() ? "Yes: no real child is in it" : "No: personal data"));
        definition.cover().forEach(fact -> rows.add(row(fact.fact(), fact.text())));
        return new Sheet("Cover", List.of("Fact", "Value"), rows);
    }

    private static Sheet contents(Definition definition, Map<String, Integer> counts) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row(new Sheet.Link("Notes"), "How each column is filled, and the signs in cells", null));
        for (AnnexList list : definition.lists()) {
            rows.add(row(new Sheet.Link(list.name()), list.title(), counts.get(list.name())));
        }
        return new Sheet("Contents", List.of("Sheet", "What it holds", "Rows"), rows);
    }

    private static Sheet notes(Definition definition) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("every list", "[c]", "Withheld: for the person who re-identifies to fill."));
        rows.add(row("every list", AccessibleWorkbook.NO_VALUE, "No source says it."));
        rows.add(row("every list", "[z]", "Does not apply."));
        for (AnnexList list : definition.lists()) {
            list.columns().forEach(column -> rows.add(row(list.name(), column.header(), column.meaning())));
        }
        return new Sheet("Notes", List.of("List", "Column or sign", "What it means"), rows);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
