package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.receive.template.PlainWorkbook;
import org.sendwarehouse.receive.template.PlainWorkbook.TextSheet;
import org.sendwarehouse.receive.template.SyntheticRows;

/**
 * No reader holds a delivery in memory: of every format, one whose values would take four times the heap is read and
 * checked to its last row, by one process with a fixed small heap. Only the set of files of a return is held, within a share of the
 * heap that it is refused beyond: {@code AttacksTest} sends such a one.
 */
class LargerThanMemoryTest {
    private static final int HEAP_MB = 40;

    /** What a short text takes in Java at the least, with the reference to it: 4 bytes, 24 of String, 24 of its array. */
    private static final int VALUE = 52;

    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);
    private static final int DIFFERENT = 2_000;

    private final Path folder;

    LargerThanMemoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** So many rows of so many columns that they are four heaps, if held. */
    private static int rows(int columns) {
        return Math.toIntExact(4L * HEAP_MB * (1 << 20) / ((long) columns * VALUE) + 1);
    }

    @Test
    void every_format_is_read_whole_in_a_heap_of_a_quarter_of_its_values() throws Exception {
        Contract advice = Door.CONTRACTS.contract("liquidlogic", "ehc_advice");
        Contract requests = Door.CONTRACTS.contract("liquidlogic", "ehc_request");
        Contract surveys = Door.CONTRACTS.contract("surveys", "survey_response");
        Questionnaire questionnaire = surveys.questionnaires().stream()
                .filter(q -> q.name().equals("parent_carer.2025"))
                .findFirst()
                .orElseThrow();
        int advised = rows(SyntheticRows.header(advice).size());
        int requested = rows(SyntheticRows.header(requests).size());
        int answered = rows(SyntheticRows.header(questionnaire).size());

        csv(
                inbox("csv", "liquidlogic/ehc_advice_2026-04-30.csv"),
                table(SyntheticRows.header(advice), SyntheticRows.of(advice, DIFFERENT, AS_OF, 1), advised));
        PlainWorkbook.write(
                inbox("xlsx", "liquidlogic/ehc_request_2026-04-30.xlsx"),
                "Requests",
                List.of(new TextSheet(
                        "Data",
                        table(
                                SyntheticRows.header(requests),
                                SyntheticRows.of(requests, DIFFERENT, AS_OF, 1),
                                requested))));
        csv(
                inbox("survey", "surveys/parent_carer.2025_2025-07-18.csv"),
                table(SyntheticRows.header(questionnaire), SyntheticRows.of(questionnaire, DIFFERENT, 1), answered));
        int persons = xml(inbox("xml", "liquidlogic/return.xml"));

        List<String> said;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            load(postgres, folder.resolve("csv/inbox/liquidlogic/ehc_advice_2026-04-30.csv"), advice);
            said = read(postgres.getJdbcUrl("postgres", "postgres"), "database", "csv", "xlsx", "survey", "xml");
        }

        assertThat(said)
                .contains(
                        "database ehc_advice " + advised + " " + advised,
                        "csv ehc_advice " + advised + " " + advised,
                        "xlsx ehc_request " + requested + " " + requested,
                        "xml sen2_person " + 3 * persons + " " + 3 * persons)
                .anyMatch(line -> line.startsWith("survey survey_answer "))
                .noneMatch(line -> line.startsWith("REFUSED"));
    }

    private Path inbox(String home, String file) throws IOException {
        Path path = folder.resolve(home).resolve("inbox").resolve(file);
        Files.createDirectories(path.getParent());
        return path;
    }

    /** A heading and the same rows over and over: made as they are asked for, since this process has its limits, too. */
    private static List<List<String>> table(List<String> header, List<List<String>> different, int rows) {
        return new AbstractList<>() {
            @Override
            public List<String> get(int index) {
                return index == 0 ? header : different.get(index % different.size());
            }

            @Override
            public int size() {
                return rows + 1;
            }
        };
    }

    private static void csv(Path file, List<List<String>> rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (List<String> row : rows) {
                out.write(String.join(",", row.stream().map(v -> '"' + v + '"').toList()));
                out.write("\n");
            }
        }
    }

    /** The persons of the small test return, over and over; gives how often. */
    private static int xml(Path file) throws IOException {
        String small = new String(Door.resource("/sen2/return.xml"), StandardCharsets.UTF_8);
        int from = small.indexOf("<Persons>") + "<Persons>".length();
        int to = small.indexOf("</Persons>");
        String persons = small.substring(from, to);
        int values = persons.split("</", -1).length;
        int times = rows(values);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(small.substring(0, from));
            for (int i = 0; i < times; i++) {
                out.write(persons);
            }
            out.write(small.substring(to));
        }
        return times;
    }

    private static void load(EmbeddedPostgres postgres, Path csv, Contract advice) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create table advice (" + String.join(" text, ", SyntheticRows.header(advice)) + " text)");
            sql.execute("copy advice from '" + csv + "' with (format csv, header true)");
        }
    }

    private List<String> read(String url, String... homes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapDoor.class.getName(),
                url));
        for (String home : homes) {
            command.add(folder.resolve(home).toString());
        }
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The reading did not come to an end: " + Files.readString(out));
        }
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }
}
