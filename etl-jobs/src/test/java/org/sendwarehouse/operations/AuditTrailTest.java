package org.sendwarehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;

class AuditTrailTest {
    private static final Instant NOW = Instant.parse("2026-04-30T22:30:00.123Z");

    private final Home home;
    private final AuditTrail trail;
    private final Path file;

    AuditTrailTest(@TempDir Path folder) {
        home = new Home(folder);
        trail = new AuditTrail(home, Clock.fixed(NOW, ZoneOffset.UTC));
        file = folder.resolve("state/audit.jsonl");
    }

    private static AuditEvent event(int number) {
        return AuditEvent.of("noted", "test", Map.of("number", Integer.toString(number)));
    }

    private void append(int lines) throws IOException {
        for (int i = 1; i <= lines; i++) {
            trail.append(event(i));
        }
    }

    private AuditCheck.Result verify(AuditAnchor... kept) throws IOException {
        return new AuditCheck(home).verify(List.of(kept));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    @Test
    void a_line_says_who_did_what_on_what_and_holds_the_hash_of_the_one_before() throws IOException {
        AuditAnchor first =
                trail.append(AuditEvent.started("nightly", Map.of("date", "2026-04-30"), Map.of("published", "00ff")));
        AuditAnchor second = trail.append(new AuditEvent(
                AuditEvent.ENDED, "nightly", Map.of(), 1L, "abcd", List.of("d2", "d1"), "partial", 4, Map.of()));

        String user = ProcessHandle.current().info().user().orElseThrow();
        assertThat(lines())
                .containsExactly(
                        "{\"at\":\"2026-04-30T22:30:00.123Z\",\"by\":\"person\",\"command\":\"nightly\","
                                + "\"details\":{\"published\":\"00ff\"},\"event\":\"started\","
                                + "\"options\":{\"date\":\"2026-04-30\"},\"previous\":\"" + "0".repeat(64)
                                + "\",\"seq\":1,\"software\":\"" + Software.version() + "\",\"user\":\"" + user + "\"}",
                        "{\"at\":\"2026-04-30T22:30:00.123Z\",\"by\":\"person\",\"command\":\"nightly\","
                                + "\"event\":\"ended\",\"exit_code\":4,\"inputs\":[\"d2\",\"d1\"],\"of\":1,"
                                + "\"outcome\":\"partial\",\"previous\":\"" + first.hash()
                                + "\",\"run_id\":\"abcd\",\"seq\":2,\"software\":\"" + Software.version()
                                + "\",\"user\":\"" + user + "\"}");
        assertThat(first.hash()).isEqualTo(AuditLine.hash(lines().get(0).getBytes(StandardCharsets.UTF_8)));
        assertThat(trail.head()).contains(second);
        assertThat(verify()).isEqualTo(new AuditCheck.Result(2, second, 1, 0, null, 0));
        for (String name : List.of("audit.jsonl", "audit.head", "audit.lock")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(home.state().resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nothing_on_record_is_whole() throws IOException {
        assertThat(verify()).isEqualTo(new AuditCheck.Result(0, null, 0, 0, null, 0));
    }

    @Test
    void a_line_that_was_changed_is_named_wherever_it_stands() throws IOException {
        append(5);
        List<String> written = lines();
        for (int changed = 1; changed <= 5; changed++) {
            List<String> lines = new ArrayList<>(written);
            lines.set(changed - 1, lines.get(changed - 1).replace("\"number\":\"" + changed, "\"number\":\"9"));
            write(lines);

            assertThat(verify().brokenLine()).as("line %d", changed).isEqualTo(changed);
        }
    }

    @Test
    void a_line_that_was_taken_out_put_in_or_moved_is_named() throws IOException {
        append(5);
        List<String> written = lines();

        List<String> lines = new ArrayList<>(written);
        lines.remove(2);
        write(lines);
        assertThat(verify().brokenLine()).isEqualTo(3);

        lines = new ArrayList<>(written);
        lines.add(1, lines.get(1));
        write(lines);
        assertThat(verify().brokenLine()).isEqualTo(3);

        lines = new ArrayList<>(written);
        java.util.Collections.swap(lines, 1, 3);
        write(lines);
        assertThat(verify().brokenLine()).isEqualTo(2);
    }

    @Test
    void a_chain_written_anew_after_a_change_does_not_agree_with_what_was_kept_elsewhere() throws IOException {
        append(3);
        AuditAnchor kept = trail.head().orElseThrow();
        Files.delete(file);
        Files.delete(home.state().resolve("audit.head"));
        trail.append(event(1));
        trail.append(event(7));
        trail.append(event(3));

        assertThat(verify().isWhole()).isTrue();
        AuditCheck.Result against = verify(kept);
        assertThat(against.brokenLine()).isEqualTo(3);
        assertThat(against.why()).isEqualTo("it is not what the line given says it was");
    }

    @Test
    void the_end_cannot_be_cut_off_unseen_neither_before_nor_after_the_next_event() throws IOException {
        append(4);
        write(lines().subList(0, 2));

        AuditCheck.Result cut = verify();
        assertThat(cut.brokenLine()).isEqualTo(3);
        assertThat(cut.why()).isEqualTo("it is missing: state/audit.head knows 4 lines");

        append(5);
        AuditCheck.Result later = verify();
        assertThat(later.lines()).isEqualTo(7);
        assertThat(later.brokenLine()).isEqualTo(3);
        assertThat(later.why()).contains("the end of the trail was not there any more: 4 lines were known");
    }

    @Test
    void a_trail_that_was_deleted_is_missed() throws IOException {
        append(4);
        Files.delete(file);

        assertThat(verify().brokenLine()).isEqualTo(1);
        append(1);
        assertThat(verify().brokenLine()).isEqualTo(1);
    }

    @Test
    void a_line_that_a_crash_cut_short_never_was_one_and_the_next_says_so() throws IOException {
        append(2);
        AuditAnchor second = trail.head().orElseThrow();
        Files.writeString(file, "{\"at\":\"2026-0", StandardOpenOption.APPEND);

        assertThat(verify()).isEqualTo(new AuditCheck.Result(2, second, 1, 0, null, 13));

        trail.append(event(3));

        AuditLine third = AuditLine.read(lines().get(2).getBytes(StandardCharsets.UTF_8));
        assertThat(third.seq()).isEqualTo(3);
        assertThat(third.previous()).isEqualTo(second.hash());
        assertThat(third.torn()).isEqualTo("13:" + AuditLine.hash("{\"at\":\"2026-0".getBytes(StandardCharsets.UTF_8)));
        assertThat(verify().isWhole()).isTrue();
    }

    @Test
    void a_crash_between_the_line_and_its_head_loses_nothing() throws IOException {
        append(2);
        byte[] head = Files.readAllBytes(home.state().resolve("audit.head"));
        append(1);
        Files.write(home.state().resolve("audit.head"), head);

        assertThat(verify().isWhole()).isTrue();
        append(1);
        assertThat(verify().isWhole()).isTrue();
        assertThat(lines()).hasSize(4);
    }

    @Test
    void a_last_line_that_somebody_made_unreadable_stops_nobody_and_is_named_for_ever() throws IOException {
        append(3);
        List<String> lines = new ArrayList<>(lines());
        lines.set(2, "{garbled}");
        write(lines);

        append(2);

        assertThat(lines()).hasSize(5);
        assertThat(AuditLine.read(lines().get(3).getBytes(StandardCharsets.UTF_8))
                        .seq())
                .isEqualTo(4);
        assertThat(verify().brokenLine()).isEqualTo(3);
        assertThat(verify().why()).isEqualTo("it is not a line that the product wrote");
    }

    @Test
    void what_cannot_be_put_on_record_fails() throws IOException {
        Files.createDirectories(file);

        assertThatThrownBy(() -> trail.append(event(1))).isInstanceOf(IOException.class);
    }

    @Test
    void several_processes_write_one_chain() throws IOException, InterruptedException {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            home.root().toString())
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).isZero();
        }

        AuditCheck.Result result = verify();
        assertThat(result.isWhole()).as(String.valueOf(result)).isTrue();
        assertThat(result.lines()).isEqualTo(3 * Writer.LINES);
    }

    /** A process that writes, with two threads of its own. */
    static final class Writer {
        static final int LINES = 40;

        private Writer() {}

        public static void main(String[] arguments) throws InterruptedException {
            Thread[] threads = new Thread[2];
            for (int t = 0; t < threads.length; t++) {
                threads[t] = new Thread(() -> {
                    try {
                        for (int i = 0; i < LINES / 2; i++) {
                            new AuditTrail(new Home(Path.of(arguments[0]))).append(event(i));
                        }
                    } catch (IOException e) {
                        Runtime.getRuntime().halt(1);
                    }
                });
                threads[t].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void an_export_has_the_days_asked_for_and_its_lines_are_those_of_the_trail() throws IOException {
        append(1);
        new AuditTrail(home, Clock.fixed(NOW.plusSeconds(3600), ZoneOffset.UTC)).append(event(2));
        Path csv = home.root().resolve("trail.csv");
        Path all = home.root().resolve("trail.jsonl");
        LocalDate may = LocalDate.of(2026, 5, 1);

        try (AuditExport export = AuditExport.open(csv, AuditExport.Format.CSV, may, may)) {
            new AuditCheck(home).verify(List.of(), export);
        }
        try (AuditExport export = AuditExport.open(all, AuditExport.Format.JSON_LINES, null, null)) {
            new AuditCheck(home).verify(List.of(), export);
        }

        // 22:30 UTC is 23:30 in London in April; an hour later it is May there.
        AuditLine second = AuditLine.read(lines().get(1).getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readAllLines(csv))
                .containsExactly(
                        "line,at_utc,user,started_by,command,event,started_on_line,options,run_id,deliveries,outcome,"
                                + "exit_code,software,details,previous_hash,hash",
                        "2,2026-04-30T23:30:00.123Z," + second.user() + ",person,test,noted,,,,,,,"
                                + second.software() + ",number=2," + second.previous() + ","
                                + trail.head().orElseThrow().hash());
        assertThat(Files.readAllBytes(all)).isEqualTo(Files.readAllBytes(file));
        assertThatThrownBy(() -> AuditExport.open(csv, AuditExport.Format.CSV, null, null))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }
}
