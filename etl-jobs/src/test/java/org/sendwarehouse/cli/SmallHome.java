package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sendwarehouse.Once;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/**
 * A home of a small synthetic partnership, with a key that all such homes share: with its deliveries still in the inbox,
 * or after one night or two. The nights run once for all tests; each test that would change a home has a copy of its own.
 */
public record SmallHome(Home home) {
    /** The first night. */
    public static final LocalDate FIRST = LocalDate.of(2026, 4, 30);

    /** The second, the day after the board met: a revised extract of advice without its last twentieth had come. */
    public static final LocalDate REVISED = LocalDate.of(2026, 5, 13);

    private static final String KEY = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n";
    private static final CopyOption[] AS_IT_IS = {StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS};
    private static final int TWENTIETHS = 20;

    /** Of the published files, those that the tests need: the national ones are by far the largest. */
    private static boolean isNeeded(Path file) {
        String name = String.valueOf(file.getFileName());
        return !file.toString().contains("/dfe/")
                || name.startsWith("gias")
                || name.equals("timeliness_20_week_2025-09-25.csv");
    }

    /** The files that the partnership delivers, to be read only. */
    public static Path sample() {
        return Once.made(
                "small-sample",
                folder -> SyntheticPartnership.write(
                        Files.createDirectories(folder.resolve("inbox")),
                        SampleOptions.standard().withScale(0.02)));
    }

    /** A home before its first night, the partnership's deliveries in its inbox. */
    static SmallHome fresh(Path folder) throws IOException {
        SmallHome small = new SmallHome(new Home(folder).create());
        Files.writeString(PseudonymKey.file(small.home()), KEY);
        Home.OwnerOnly.restrict(PseudonymKey.file(small.home()));
        ArchiveKey.init(small.home());
        Path sample = sample();
        for (String part : List.of("inbox", "reference")) {
            for (Path file : files(sample.resolve(part))) {
                if (isNeeded(file)) {
                    small.put(file, sample.relativize(file));
                }
            }
        }
        return small;
    }

    /** The home after the first night, to be read only. */
    public static SmallHome first() {
        return in(Once.made("first-night", folder -> {
            SmallHome small = fresh(folder.resolve("home"));
            Run run = small.run("nightly", "--date=" + FIRST);
            Files.writeString(folder.resolve("out"), run.out());
            if (run.exitCode() != 0) {
                throw new AssertionError("The first night failed: " + run.err() + run.out());
            }
        }));
    }

    /** What the first night printed. */
    static String firstNightSaid() throws IOException {
        return Files.readString(first().home().root().resolveSibling("out"));
    }

    /** The home after the second night, to be read only. */
    public static SmallHome revised() {
        return in(Once.made("second-night", folder -> {
            SmallHome small = first().copy(folder.resolve("home"));
            List<String> advice =
                    Files.readAllLines(sample().resolve("inbox/liquidlogic/ehc_advice_" + FIRST + ".csv"));
            Files.write(
                    small.inbox("liquidlogic", "ehc_advice_" + REVISED + ".csv"),
                    advice.subList(0, advice.size() * (TWENTIETHS - 1) / TWENTIETHS));
            Run run = small.run("nightly", "--date=" + REVISED);
            if (run.exitCode() != 0) {
                throw new AssertionError("The second night failed: " + run.err() + run.out());
            }
        }));
    }

    private static SmallHome in(Path folder) {
        return new SmallHome(new Home(folder.resolve("home")));
    }

    /** The same home elsewhere, to do with as a test likes. */
    public SmallHome copy(Path folder) throws IOException {
        Path from = home.root();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.copy(directory, folder.resolve(from.relativize(directory).toString()), AS_IT_IS);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, folder.resolve(from.relativize(file).toString()), AS_IT_IS);
                return FileVisitResult.CONTINUE;
            }
        });
        return new SmallHome(new Home(folder));
    }

    /** Copies a file into the home. */
    private void put(Path file, Path below) throws IOException {
        Path target = home.root().resolve(below.toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A delivery as it lies in the inbox. */
    Path inbox(String source, String name) throws IOException {
        return Files.createDirectories(home.inbox().resolve(source)).resolve(name);
    }

    public Run run(String... command) {
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
    public List<String> query(String sql) throws SQLException {
        return query(PublishedWarehouse.open(home), sql);
    }

    /** The rows of a query on a version of the warehouse, as text. */
    static List<String> query(PublishedWarehouse version, String sql) throws SQLException {
        try (Connection connection = version.connect()) {
            return query(connection, sql);
        }
    }

    /** The rows of a query, as text: values separated by bars, null as {@code null}. */
    public static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
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

    /** Every file of the home with its content, but for logs, the lock, the job repository and what commands were run. */
    Map<String, String> contents() throws IOException {
        return contents(home.root());
    }

    private Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = home.root().relativize(file).toString();
            if (!name.startsWith("logs/")
                    && !name.startsWith("state/job-repository")
                    && !name.startsWith("state/audit.")
                    && !name.endsWith("run.lock")) {
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
