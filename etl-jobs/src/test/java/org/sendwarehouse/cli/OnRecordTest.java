package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command that changes or discloses anything is in the audit trail, before and after it. */
class OnRecordTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Path trail;

    OnRecordTest(@TempDir Path folder) {
        this.folder = folder.resolve("home");
        trail = this.folder.resolve("state/audit.jsonl");
    }

    private Run run(String... command) {
        String[] all = new String[command.length + 1];
        System.arraycopy(command, 0, all, 0, command.length);
        all[command.length] = "--home=" + folder;
        return Run.of(all);
    }

    private List<JsonNode> lines() throws IOException {
        return Files.readAllLines(trail).stream().map(JSON::readTree).toList();
    }

    private static Map<String, String> options(JsonNode line) {
        Map<String, String> options = new TreeMap<>();
        line.path("options")
                .propertyStream()
                .forEach(o -> options.put(o.getKey(), o.getValue().asString()));
        return options;
    }

    @Test
    void a_command_is_on_record_when_it_begins_and_when_it_has_ended() throws IOException {
        run("init");

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0).path("event").asString()).isEqualTo("started");
        assertThat(lines().get(0).path("command").asString()).isEqualTo("init");
        assertThat(lines().get(1).path("event").asString()).isEqualTo("ended");
        assertThat(lines().get(1).path("of").asInt()).isEqualTo(1);
        assertThat(lines().get(1).path("exit_code").asInt()).isZero();
        assertThat(lines().get(1).path("outcome").asString()).isEqualTo("done");
    }

    @Test
    void one_that_fails_is_on_record_with_its_code_and_free_text_is_not() throws IOException {
        run("init");

        Run released = run(
                "release", "0123456789abcdef", "--date=2026-04-30", "--reason=Asked Sam Fernhollow of A823456789012");
        Run annex = run("annex-a", "--purpose=for Sam Fernhollow", "--role=head");
        Run backfill = run("backfill", "--from=2026-04-02", "--to=2026-04-03");

        assertThat(released.exitCode()).isEqualTo(5);
        assertThat(annex.exitCode()).isEqualTo(5);
        assertThat(backfill.exitCode()).isEqualTo(2);
        assertThat(lines()).hasSize(8);
        assertThat(options(lines().get(2)))
                .isEqualTo(Map.of("delivery_id", "0123456789abcdef", "date", "2026-04-30", "reason", "(given)"));
        assertThat(lines().get(3).path("exit_code").asInt()).isEqualTo(5);
        assertThat(lines().get(3).path("outcome").asString()).isEqualTo("failed");
        assertThat(options(lines().get(4))).isEqualTo(Map.of("purpose", "(given)", "role", "(given)"));
        assertThat(lines().get(7).path("exit_code").asInt()).isEqualTo(2);
        assertThat(lines().get(7).path("outcome").asString()).isEqualTo("not understood");
        assertThat(Files.readString(trail)).doesNotContain("Fernhollow").doesNotContain("A823456789012");
    }

    @Test
    void what_cannot_be_put_on_record_is_not_done() throws IOException {
        Files.createDirectories(trail);

        Run init = run("init");

        assertThat(init.exitCode()).isEqualTo(5);
        assertThat(init.out()).isEmpty();
        assertThat(init.err()).startsWith("Nothing was done, since it could not be put on record: ");
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    @Test
    void looking_leaves_no_trace_and_makes_no_home() {
        assertThat(run("status").exitCode()).isZero();
        assertThat(run("sql", "select 1").exitCode()).isEqualTo(5);
        assertThat(run("audit", "--verify").out()).isEqualTo("Nothing is on record yet.\n");

        assertThat(folder).doesNotExist();
    }

    @Test
    void audit_shows_checks_and_exports_the_trail() throws IOException {
        run("init");
        run("sql", "select 'Fernhollow'");
        Path csv = folder.resolveSibling("trail.csv");

        Run shown = run("audit", "--lines=2");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out().lines().toList()).hasSize(3);
        assertThat(shown.out())
                .contains("sql started statement (given)")
                .contains("sql ended: failed")
                .contains("The trail is as it was written: 4 lines");
        Run exported = run("audit", "--export=" + csv);
        assertThat(exported.out()).startsWith("Written: 4 lines into " + csv);
        assertThat(Files.readAllLines(csv)).hasSize(5);
        assertThat(run("audit", "--export=" + csv).exitCode()).isEqualTo(5);
        assertThat(run("audit", "--head=4:abc").exitCode()).isEqualTo(2);
        assertThat(run("audit", "--head=9:" + "a".repeat(64)).out())
                .contains("Line 5: it is missing: the line given knows 9 lines");

        Files.writeString(trail, Files.readString(trail).replaceFirst("\"outcome\":\"done\"", "\"outcome\":\"gone\""));
        Run broken = run("audit", "--verify");
        assertThat(broken.exitCode()).isEqualTo(5);
        assertThat(broken.out()).startsWith("The trail is not as it was written. Line 2: it is not what the line");
        JsonNode json = JSON.readTree(run("audit", "--json", "--verify").out());
        assertThat(json.path("whole").asBoolean()).isFalse();
        assertThat(json.path("brokenLine").asInt()).isEqualTo(2);
    }
}
