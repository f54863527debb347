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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.JsonLines;
import org.sendwarehouse.home.London;
import org.sendwarehouse.packs.workbook.AccessibleWorkbook;
import org.sendwarehouse.packs.workbook.Sheet;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes the children's lists of Annex A of an area SEND inspection as a controlled workbook: outside the packs, for a named
 * purpose, read by its owner only, each making on record. It is pseudonymised, unless an officer who holds the key asks for
 * numbers and dates of birth and says in which role. What it holds is data: {@code warehouse-sql/annex-a}.
 */
public final class AnnexA {
    private static final String FOLDER = "warehouse-sql/annex-a/";
    private static final String KEY = "unique_id";

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
     * @param reidentifiedBy the role that re-identifies; null for a pseudonymised workbook
     */
    public record Order(
            String purpose, String role, @Nullable String reidentifiedBy) {}

    /**
     * One making of a controlled workbook: a line of {@code state/controlled.jsonl}.
     *
     * @param at wall clock, UTC
     * @param account the operating system's account that made it
     * @param rows rows of each list
     * @param reidentified null for a pseudonymised workbook
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
            Map<String, Integer> rows,
            @Nullable Reidentification reidentified) {
        public Line {
            rows = Map.copyOf(rows);
        }
    }

    /**
     * How a workbook was re-identified.
     *
     * @param by the role that did it
     * @param filled children with the number or date, by identity
     * @param disagreeing children of whom originals say different things, by identity; the newest is given
     * @param originalsRead deliveries whose originals were read
     * @param originalsGone deliveries whose originals are in the archive no more
     */
    public record Reidentification(
            String by,
            Map<String, Integer> filled,
            Map<String, Integer> disagreeing,
            int originalsRead,
            int originalsGone) {
        public Reidentification {
            filled = Map.copyOf(filled);
            disagreeing = Map.copyOf(disagreeing);
        }
    }

    /** {@code annex-a.yaml}. */
    private record Definition(Text pseudonymised, Text reidentified, List<AnnexList> lists) {
        /** What the workbook says of itself; {@code withheld} is the meaning of {@code [c]}. */
        private record Text(String title, String withheld, List<Fact> cover) {}

        /** A line of the cover. */
        private record Fact(String fact, String text) {}

        Text text(Order order) {
            return order.reidentifiedBy() == null ? pseudonymised : reidentified;
        }
    }

    /** A list with its rows, before it is a sheet. */
    private record Filled(AnnexList list, List<List<@Nullable Object>> rows) {
        /** Without the rows, which may identify children. */
        @Override
        public String toString() {
            return "Filled[" + rows.size() + " rows]";
        }
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
        List<Filled> lists = new ArrayList<>();
        Reidentification reidentified = null;
        try (Connection connection = published.connect(DuckDb.Settings.DEFAULT);
                Statement statement = connection.createStatement()) {
            statement.execute("create temp view child as " + Definitions.text(FOLDER + "child.sql"));
            for (AnnexList list : definition.lists()) {
                lists.add(rows(list, statement, counts));
            }
            if (order.reidentifiedBy() != null) {
                reidentified = reidentify(lists, published, statement, order.reidentifiedBy());
            }
        }
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(cover(definition, published, order, now, reidentified));
        sheets.add(contents(definition, counts));
        sheets.add(notes(definition, order));
        lists.forEach(list -> sheets.add(sheet(list)));

        String name = order.reidentifiedBy() == null ? "annex-a" : "annex-a-reidentified";
        Path folder = home.root().resolve("controlled").resolve(name);
        Home.OwnerOnly.createDirectories(folder);
        LocalDate asAt = published.manifest().asAt();
        Path file = folder.resolve(name + "-" + asAt + "-" + now.getEpochSecond() + ".xlsx");
        Path hidden = Files.createTempFile(folder, ".annex-a", ".xlsx");
        try {
            Home.OwnerOnly.restrict(hidden);
            try (OutputStream out = Files.newOutputStream(hidden)) {
                AccessibleWorkbook.write(out, definition.text(order).title(), asAt, sheets);
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
                    counts,
                    reidentified);
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

    private static Filled rows(AnnexList list, Statement statement, Map<String, Integer> counts) throws SQLException {
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
        return new Filled(list, rows);
    }

    private static Sheet sheet(Filled list) {
        List<String> headers =
                list.list().columns().stream().map(AnnexList.Column::header).toList();
        if (list.rows().isEmpty()) {
            // A sheet has a table, and a table has a row.
            list.rows().add(new ArrayList<>(java.util.Collections.nCopies(headers.size(), "[z]")));
        }
        return new Sheet(list.list().name(), headers, list.rows());
    }

    /** Fills what the archive's originals say; the identifiers are in memory and in the workbook, nowhere else. */
    private Reidentification reidentify(
            List<Filled> lists, PublishedWarehouse published, Statement statement, String by)
            throws IOException, SQLException {
        Set<String> children = new HashSet<>();
        for (Filled list : lists) {
            int key = list.list().column(KEY);
            list.rows().forEach(row -> children.add(String.valueOf(row.get(key))));
        }
        Reidentified found = Reidentified.of(home, Contracts.load(home), published, statement, children);
        Map<String, Integer> filled = new TreeMap<>();
        Map<String, Integer> disagreeing = new TreeMap<>();
        for (Identity identity : Reidentified.WANTED) {
            filled.put(identity.name(), 0);
            disagreeing.put(identity.name(), found.disagreeing(identity));
        }
        for (Filled list : lists) {
            int key = list.list().column(KEY);
            for (List<@Nullable Object> row : list.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    Identity identity = list.list().columns().get(i).identity();
                    String said = identity == null ? null : found.of(String.valueOf(row.get(key)), identity);
                    if (identity != null && said != null) {
                        row.set(i, identity == Identity.BIRTH_DATE ? LocalDate.parse(said) : said);
                        filled.merge(identity.name(), 1, Integer::sum);
                    }
                }
            }
        }
        return new Reidentification(by, filled, disagreeing, found.read(), found.gone());
    }

    private static Sheet cover(
            Definition definition,
            PublishedWarehouse published,
            Order order,
            Instant now,
            @Nullable Reidentification reidentified) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("Title", definition.text(order).title()));
        rows.add(row("Area", published.manifest().areaName()));
        rows.add(row("Data as at", published.manifest().asAt()));
        rows.add(row("Run", published.runId()));
        rows.add(row("Made on", now.atZone(London.ZONE).toLocalDate()));
        rows.add(row("Purpose", order.purpose()));
        rows.add(row("Asked for by", order.role()));
        rows.add(row(
                "Synthetic", published.manifest().synthetic() ? "Yes: no real child is in it" : "No: personal data"));
        if (reidentified != null) {
            rows.add(row("Re-identified by", reidentified.by()));
            reidentified
                    .filled()
                    .forEach((identity, children) -> rows.add(row(
                            "Children with " + words(identity),
                            children
                                    + " (originals say different things of "
                                    + reidentified.disagreeing().get(identity) + "; the newest is given)")));
            rows.add(row(
                    "Originals",
                    reidentified.originalsRead() + " deliveries read, " + reidentified.originalsGone()
                            + " not in the archive any more"));
        }
        definition.text(order).cover().forEach(fact -> rows.add(row(fact.fact(), fact.text())));
        return new Sheet("Cover", List.of("Fact", "Value"), rows);
    }

    private static String words(String identity) {
        return identity.equals(Identity.BIRTH_DATE.name()) ? "date of birth" : identity;
    }

    private static Sheet contents(Definition definition, Map<String, Integer> counts) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row(new Sheet.Link("Notes"), "How each column is filled, and the signs in cells", null));
        for (AnnexList list : definition.lists()) {
            rows.add(row(new Sheet.Link(list.name()), list.title(), counts.get(list.name())));
        }
        return new Sheet("Contents", List.of("Sheet", "What it holds", "Rows"), rows);
    }

    private static Sheet notes(Definition definition, Order order) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row("every list", "[c]", definition.text(order).withheld()));
        rows.add(row("every list", AccessibleWorkbook.NO_VALUE, "No source says it."));
        rows.add(row("every list", "[z]", "Does not apply."));
        for (AnnexList list : definition.lists()) {
            for (AnnexList.Column column : list.columns()) {
                boolean filled = order.reidentifiedBy() != null && column.reidentified() != null;
                rows.add(row(list.name(), column.header(), filled ? column.reidentified() : column.meaning()));
            }
        }
        return new Sheet("Notes", List.of("List", "Column or sign", "What it means"), rows);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
