package org.sendwarehouse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** A home with a small synthetic partnership in its inbox, and a key that all such homes share. */
record SmallHome(Home home) {
    private static final String KEY = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n";

    /** Of the published files, those that the tests need: the national ones are by far the largest. */
    private static boolean isNeeded(Path file) {
        String name = String.valueOf(file.getFileName());
        return !file.toString().contains("/dfe/")
                || name.startsWith("gias")
                || name.equals("timeliness_20_week_2025-09-25.csv");
    }

    /** Writes the partnership once; homes are made from it by {@link #copy}. */
    static Path sample(Path folder) {
        try {
            Path inbox = Files.createDirectories(folder.resolve("inbox"));
            SyntheticPartnership.write(inbox, SampleOptions.standard().withScale(0.02));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh home with the partnership's deliveries. */
    static SmallHome copy(Path sample, Path folder) throws IOException {
        SmallHome small = new SmallHome(new Home(folder).create());
        Files.writeString(PseudonymKey.file(small.home()), KEY);
        Home.OwnerOnly.restrict(PseudonymKey.file(small.home()));
        for (String part : List.of("inbox", "reference")) {
            for (Path file : files(sample.resolve(part))) {
                if (isNeeded(file)) {
                    small.put(file, sample.relativize(file));
                }
            }
        }
        return small;
    }

    /** Copies a file into the home. */
    private void put(Path file, Path below) throws IOException {
        Path target = home.root().resolve(below.toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A delivery as it lies in the inbox. */
    Path inbox(String source, String name) {
        return home.inbox().resolve(source).resolve(name);
    }

    Run run(String... command) {
        String[] all = new String[command.length + 1];
        System.arraycopy(command, 0, all, 0, command.length);
        all[command.length] = "--home=" + home.root();
        return Run.of(all);
    }

    /** Content hashes of what is published, by table. */
    Map<String, String> tables() {
        Map<String, String> hashes = new TreeMap<>();
        PublishedWarehouse.open(home)
                .manifest()
                .tables()
                .forEach(table -> hashes.put(table.schema() + "." + table.name(), table.contentHash()));
        return hashes;
    }

    /** The rows of a query on what is published, as text. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = PublishedWarehouse.open(home).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i));
                }
                found.add(String.join("|", cells));
            }
            return found;
        }
    }

    /** Every file of the home with its content, but for logs, the lock and the job repository. */
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(home.root())) {
            String name = home.root().relativize(file).toString();
            if (!name.startsWith("logs/") && !name.startsWith("state/job-repository") && !name.endsWith("run.lock")) {
                contents.put(name, Hashes.ofFile(file));
            }
        }
        return contents;
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
