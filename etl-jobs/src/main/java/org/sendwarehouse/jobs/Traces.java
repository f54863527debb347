package org.sendwarehouse.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.Originals;
import org.sendwarehouse.landing.TextSearch;
import org.sendwarehouse.warehouse.DuckDb;

/**
 * Looks through everything in a home for tokens and identifiers, as they are stored: tables of DuckDB and Parquet value by
 * value, originals decrypted, workbooks unpacked, PDFs as text, everything else byte by byte.
 */
final class Traces {
    private final Home home;
    private final Contracts contracts;
    private final Set<String> tokens;
    private final TextSearch identifiers;
    private final TextSearch either;

    /**
     * @param tokens each as a value of its own
     * @param numbers identifiers that must stand nowhere
     * @param names surname and forename that must not stand together
     */
    Traces(Home home, Contracts contracts, Set<String> tokens, Set<String> numbers, List<List<String>> names) {
        this.home = home;
        this.contracts = contracts;
        this.tokens = Set.copyOf(tokens);
        this.identifiers = new TextSearch(numbers, names);
        Set<String> all = new HashSet<>(numbers);
        tokens.forEach(token -> all.add(token.toUpperCase(java.util.Locale.ROOT)));
        this.either = new TextSearch(all, names);
    }

    /** Where something was found, below the home; empty where nothing is. The keys and the list of the erased are left out. */
    List<String> find() throws IOException {
        List<String> found = new ArrayList<>();
        try (Connection duck = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            prepare(duck);
            for (Path file : files()) {
                String name = home.root().relativize(file).toString();
                if (name.endsWith(".sealed")
                        || name.startsWith("keys/")
                        || name.startsWith("inbox/")
                        || name.equals("state/erased.tokens")) {
                    continue;
                }
                if (holds(duck, file, name)) {
                    found.add(name);
                }
            }
        } catch (SQLException e) {
            throw new IOException("Cannot search what is published: " + DuckDb.reason(e), e);
        }
        Originals originals = new Originals(home, contracts);
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            if (originals.holds(delivery, identifiers)) {
                found.add("the originals of delivery " + delivery.deliveryId());
            }
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(home.root())) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private boolean holds(Connection duck, Path file, String name) throws IOException, SQLException {
        if (name.endsWith(".parquet")) {
            return inTable(duck, "read_parquet(" + literal(file.toString()) + ")");
        }
        if (name.endsWith(".duckdb")) {
            return inDatabase(duck, file);
        }
        if (name.endsWith(".pdf")) {
            try (PDDocument document = Loader.loadPDF(file.toFile());
                    InputStream text = new java.io.ByteArrayInputStream(new PDFTextStripper()
                            .getText(document)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
                return either.finds(text);
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            return either.finds(in);
        }
    }

    private void prepare(Connection duck) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute("create table sought (value varchar primary key)");
            List<String> values = new ArrayList<>(tokens);
            for (int i = 0; i < values.size(); i += 500) {
                statement.execute("insert into sought values "
                        + values.subList(i, Math.min(i + 500, values.size())).stream()
                                .map(value -> "(" + literal(value) + ")")
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private static boolean inDatabase(Connection duck, Path file) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = duck.createStatement()) {
            statement.execute("attach " + literal(file.toString()) + " as looked_at (read_only)");
            try (ResultSet rows = statement.executeQuery(
                    "select schema_name, table_name from duckdb_tables() where database_name = 'looked_at'")) {
                while (rows.next()) {
                    tables.add("looked_at.\"" + rows.getString(1) + "\".\"" + rows.getString(2) + '"');
                }
            }
        }
        try {
            for (String table : tables) {
                if (inTable(duck, table)) {
                    return true;
                }
            }
            return false;
        } finally {
            try (Statement statement = duck.createStatement()) {
                statement.execute("detach looked_at");
            }
        }
    }

    private static boolean inTable(Connection duck, String table) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet columns = statement.executeQuery("describe select * from " + table)) {
            while (columns.next()) {
                if (columns.getString("column_type").equals("VARCHAR")) {
                    texts.add('"' + columns.getString("column_name") + '"');
                }
            }
        }
        if (texts.isEmpty()) {
            return false;
        }
        String any = texts.stream()
                .map(column -> column + " in (select value from sought)")
                .collect(Collectors.joining(" or "));
        try (Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + table + " where " + any)) {
            return found.next() && found.getLong(1) > 0;
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
