package org.sendwarehouse.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;

/**
 * The home of one authority with one night's deliveries in its inbox: of each feed the newest that the synthetic
 * partnership sends, of attendance one day. Keys and people are its own: its number is the seed.
 */
final class EnglandHome {
    /** Of the sources whose files are England's and not the authority's, only its register of schools. */
    private static final Set<String> PUBLISHERS = Set.of("dfe", "nhs", "ons");

    private static final String REGISTER = "gias_establishment";
    private static final Pattern DATED = Pattern.compile("(.+?)_(20\\d\\d.*)\\.\\w+");

    private final Authority authority;
    private final Home home;

    EnglandHome(Path folder, Authority authority) {
        this.authority = authority;
        this.home = new Home(folder.resolve(authority.laNumber()));
    }

    Home home() {
        return home;
    }

    Authority authority() {
        return authority;
    }

    /**
     * What was put into the inbox.
     *
     * @param plans in force on the day of the night
     */
    record Filled(int files, int pupils, int plans, long marks) {
        Filled and(Filled other) {
            return new Filled(files + other.files, pupils + other.pupils, plans + other.plans, marks + other.marks);
        }
    }

    /** @param factor times the authority's own size */
    Filled fill(double factor, String duckDb, int threads) throws IOException {
        home.create();
        Files.writeString(home.root().resolve("send.yaml"), """
                send:
                  area:
                    la-number: "%s"
                  inbox:
                    settle: 0s
                  duckdb:
                    memory: %s
                    threads: %d
                """.formatted(authority.laNumber(), duckDb, threads));
        PseudonymKey.init(home);
        ArchiveKey.init(home);
        SampleOptions standard = SampleOptions.standard();
        // No faulty rows: in the advice of a very small authority a dozen are reason enough to refuse it whole.
        SampleOptions options = new SampleOptions(
                Long.parseLong(authority.laNumber()),
                authority.scale() * factor,
                standard.asAt(),
                authority.laNumber(),
                Map.of(),
                0,
                false,
                1,
                false,
                false);
        SyntheticPartnership.Written written = SyntheticPartnership.write(home, options);
        int files = 0;
        for (Path source : list(home.inbox())) {
            files += onlyNewest(source);
        }
        return new Filled(
                files,
                written.pupils(),
                written.activePlans(),
                onlyOneDay(home.inbox().resolve("synergy"), options.asAt()));
    }

    /** Takes away what earlier nights would have brought; says how many files are left. */
    private static int onlyNewest(Path source) throws IOException {
        boolean publisher = PUBLISHERS.contains(String.valueOf(source.getFileName()));
        Map<String, Path> newest = new HashMap<>();
        for (Path file : list(source)) {
            Matcher name = DATED.matcher(String.valueOf(file.getFileName()));
            if (!name.matches()) {
                throw new IllegalStateException("A delivery without a date: " + file);
            }
            String feed = name.group(1);
            // In order of their names, which end in a date: the last stays.
            Path older = publisher && !feed.equals(REGISTER) ? file : newest.put(feed, file);
            if (older != null) {
                Files.delete(older);
            }
        }
        return newest.size();
    }

    /** Leaves the marks of one day, row by row; says how many there are. */
    private static long onlyOneDay(Path synergy, LocalDate day) throws IOException {
        Path file = synergy.resolve("attendance_" + day + ".csv");
        Path aside = synergy.resolveSibling("attendance.part");
        long marks = 0;
        try (BufferedReader in = Files.newBufferedReader(file);
                Writer out = Files.newBufferedWriter(aside)) {
            out.write(in.readLine() + "\n");
            String other = "," + day + ",";
            for (String row = in.readLine(); row != null; row = in.readLine()) {
                if (row.contains(other)) {
                    out.write(row + "\n");
                    marks++;
                }
            }
        }
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        return marks;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }
}
