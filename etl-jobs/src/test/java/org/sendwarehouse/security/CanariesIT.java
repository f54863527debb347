package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.ColumnType;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.Door;

/**
 * A planted child goes through a night, packs, an inspection's lists and every question an operator asks, in sound rows,
 * broken rows and wrong columns of every feed about people; a password and the keys go with it. Then everything that the
 * product wrote is searched, packed and unpacked. Originals lie encrypted, so they are searched as well; what people put
 * into the home themselves (inbox, reference, keys, settings) is not.
 */
class CanariesIT {
    private static final String NIGHT = "2026-05-01";
    private static final List<String> GIVEN = List.of("inbox", "reference", "keys", "send.yaml");

    private final Path folder;

    CanariesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void nothing_that_the_product_writes_holds_a_planted_identifier_or_secret() throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));
        Home home = small.home();
        List<Path> planted = plant(small);
        assertThat(planted).hasSizeGreaterThan(10);
        secrets(home);
        Instant start = Instant.now().minusSeconds(2);

        List<Run> runs = new ArrayList<>();
        runs.add(Run.of("check", planted.get(0).toString(), planted.get(1).toString()));
        runs.add(Run.of("--json", "check", planted.get(planted.size() - 1).toString()));
        Run night = small.run("nightly", "--date=" + NIGHT);
        assertThat(night.exitCode()).as(night.toString()).isEqualTo(4);
        runs.add(night);
        runs.add(small.run("packs", "--as-at=" + NIGHT, "--group=board"));
        runs.add(small.run("annex-a", "--purpose=inspection", "--role=SEND manager"));
        runs.add(small.run("status"));
        runs.add(small.run("status", "--json"));
        runs.add(small.run("quality"));
        runs.add(small.run("sql", "--format=csv", "from audit.reject"));
        runs.add(small.run("sql", "select count(*) from nowhere"));

        List<String> canaries = Canaries.all(home.keys());
        List<String> found = new ArrayList<>();
        int[] texts = {0};
        WrittenThings.Reader search = (where, text) -> {
            texts[0]++;
            for (String canary : canaries) {
                // A calendar has every day.
                if (text.contains(canary) && !(canary.equals(Canaries.BIRTH) && where.contains("dim_date"))) {
                    found.add(canary + " in " + where);
                }
            }
        };
        for (Run run : runs) {
            search.text("what was said", run.out() + run.err());
        }
        try (Stream<Path> all = Files.walk(home.root())) {
            for (Path path : all.toList()) {
                Path below = home.root().relativize(path);
                if (GIVEN.contains(below.getName(0).toString())) {
                    continue;
                }
                search.text("the name of " + below, below.toString());
                // What the first night wrote knew nothing of the child.
                boolean older = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(start);
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !older) {
                    WrittenThings.read(path, search);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(texts[0]).isGreaterThan(1_000);
        // The planted rows did land, else there was nothing to find.
        List<String> outcomes = small.query("select status from audit.delivery where business_date = date '" + NIGHT
                + "' and rows_rejected > 0 order by all");
        assertThat(outcomes).contains("landed").hasSizeGreaterThan(5);
        assertThat(small.query("select count(*) > 20 from audit.reject")).containsExactly("true");
        assertThat(home.root().resolve("controlled")).isNotEmptyDirectory();
    }

    /** The partnership's files about people again, the child added to each in sound and in broken rows. */
    private static List<Path> plant(SmallHome small) throws IOException {
        List<Path> written = new ArrayList<>();
        Path sample = SmallHome.sample().resolve("inbox");
        for (Contract contract : Door.CONTRACTS.fromOutside().all()) {
            boolean people = contract.tables().get(0).columns().stream().anyMatch(c -> c.identity() != null);
            if (!people || contract.tables().size() > 1) {
                continue;
            }
            try (Stream<Path> files = Files.walk(sample.resolve(contract.source()))) {
                for (Path file :
                        files.filter(f -> isLatest(f, contract)).sorted().toList()) {
                    Path target = small.home()
                            .inbox()
                            .resolve(sample.relativize(file).toString().replace("2026-04-30", NIGHT));
                    Files.createDirectories(target.getParent());
                    written.add(Files.writeString(target, planted(file, contract)));
                }
            }
        }
        Path stray = small.home().inbox().resolve("liquidlogic");
        written.add(Files.writeString(
                stray.resolve("no header.csv"),
                String.join(",", Canaries.SURNAME, Canaries.FORENAME, Canaries.UPN, Canaries.BIRTH) + "\n"));
        written.add(Files.writeString(
                stray.resolve("broken.xml"),
                "<Message><Persons><Person><Surname>" + Canaries.SURNAME + "</Surname><UPN>" + Canaries.UPN
                        + "</Message>"));
        Files.writeString(stray.resolve("about " + Canaries.UPN + ".csv"), Canaries.UPN + "\n");
        return written;
    }

    private static boolean isLatest(Path file, Contract contract) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(contract.feed()) && name.endsWith("2026-04-30.csv");
    }

    private static String planted(Path file, Contract contract) throws IOException {
        List<List<String>> rows;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            rows = new ArrayList<>(reader.stream().map(CsvRecord::getFields).toList());
        }
        List<String> header = rows.get(0);
        List<String> sound = new ArrayList<>(rows.get(rows.size() - 1));
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            Column.Identity identity = identity(contract, header.get(i));
            if (identity != null) {
                sound.set(i, Canaries.of(identity));
            } else {
                others.add(i);
            }
        }
        rows.add(sound);
        int put = 0;
        for (int column : others) {
            List<String> broken = new ArrayList<>(sound);
            broken.set(column, slipped(column(contract, header.get(column)), put));
            if (put++ < 2 || column == others.get(others.size() - 1)) {
                rows.add(broken);
            }
        }
        rows.add(sound.subList(0, Math.max(1, sound.size() - 1)));
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(String.join(
                        ",",
                        row.stream()
                                .map(v -> '"' + v.replace("\"", "\"\"") + '"')
                                .toList()))
                .append('\n'));
        return text.toString();
    }

    /**
     * Something of the child's for a column where it does not belong. Names are put where a list or a form refuses them;
     * in a free label nothing tells them from a word, which the threat model states.
     */
    private static String slipped(@Nullable Column column, int number) {
        boolean free = column == null
                || (column.type() == ColumnType.STRING
                        && column.validValues().isEmpty()
                        && column.limits().pattern() == null);
        Integer longest = column == null ? null : column.limits().maxLength();
        if (free
                && (column == null
                        || column.key()
                        || column.name().endsWith("_id")
                        || (longest != null && longest <= 8))) {
            return Canaries.UPN;
        }
        List<String> all = free
                ? List.of("was " + Canaries.UPN, Canaries.POSTCODE, Canaries.NHS, "943 476 5919")
                : List.of(Canaries.SURNAME, "13/03/2011 or so", Canaries.UPN, Canaries.FORENAME + " " + Canaries.NHS);
        return all.get(number % all.size());
    }

    private static @Nullable Column column(Contract contract, String heading) {
        return contract.table().columns().stream()
                .filter(c -> c.headers().contains(heading))
                .findFirst()
                .orElse(null);
    }

    private static Column.@Nullable Identity identity(Contract contract, String heading) {
        return contract.table().columns().stream()
                .filter(c -> c.headers().contains(heading))
                .map(Column::identity)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A database that cannot be reached, with a password that would be said if anything of it were. */
    private static void secrets(Home home) throws IOException {
        Path password = home.keys().resolve("casework.password");
        Files.writeString(password, Canaries.PASSWORD + "\n");
        Home.OwnerOnly.restrict(password);
        Files.writeString(home.root().resolve("send.yaml"), """
                send:
                  databases:
                    casework:
                      source: liquidlogic
                      url: jdbc:postgresql://127.0.0.1:1/casework
                      user: send_reader
                      password-file: keys/casework.password
                      connect-timeout: 1s
                      attempts: 1
                      feeds:
                        social_care: select 1
                """);
    }
}
