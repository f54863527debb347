package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.operations.alerts.Alert;
import org.sendwarehouse.operations.alerts.AlertFile;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped alerts over a home after a real night, as cron would ask for them. */
@Timeout(600)
class AlertsIT {
    private final SmallHome small;

    AlertsIT(@TempDir Path folder) throws Exception {
        small = SmallHome.first().copy(folder.resolve("home"));
    }

    private AlertFile.Content alerts() throws Exception {
        return new AlertFile(small.home()).read();
    }

    private List<String> open(String code) throws Exception {
        return alerts().open().stream()
                .filter(alert -> alert.code().equals(code))
                .map(alert -> alert.subject() + ": " + alert.words())
                .toList();
    }

    /** As if the night had found something else; a new name, since what a version says is asked once. */
    private void found(String... changes) throws SQLException, java.io.IOException {
        PublishedWarehouse version = PublishedWarehouse.open(small.home());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + version.database());
                Statement statement = connection.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
        }
    }

    @Test
    void the_published_version_answers_every_query_and_each_opens_for_what_it_is_for() throws Exception {
        Run first = small.run("status", "--check");

        assertThat(alerts().unseen()).isEmpty();
        List<String> late = small.query(
                "select concat_ws('/', source, feed, la_number, provider) from warehouse.feed_due where freshness = 'late'"
                        + " order by all");
        assertThat(late).isNotEmpty();
        assertThat(first.exitCode()).as(first.err() + first.out()).isEqualTo(8);
        assertThat(alerts().open().stream().filter(alert -> alert.code().equals("feed-late")))
                .extracting(Alert::subject)
                .containsExactlyElementsOf(late);
        assertThat(open("delivery-refused")).isEmpty();
        assertThat(open("delivery-held")).isEmpty();
        assertThat(open("rejects-high")).isEmpty();

        found(
                "update audit.delivery set status = 'held' where feed = 'ehc_advice'",
                "update audit.delivery set status = 'refused' where feed = 'sen2'",
                "update audit.delivery set rows_rejected = rows_read / 10 where feed = 'ehc_request'",
                "update warehouse.feed_due set freshness = 'on time'");
        assertThat(small.run("status", "--check").exitCode()).isEqualTo(8);

        assertThat(open("delivery-held"))
                .isNotEmpty()
                .containsExactlyElementsOf(small.query("select distinct concat(delivery_id, ': Delivery ', delivery_id,"
                        + " ' (liquidlogic/ehc_advice, night of 2026-04-30) would replace more with less. It counts once"
                        + " somebody releases it.') from audit.delivery where feed = 'ehc_advice' order by all"));
        assertThat(open("delivery-refused")).isNotEmpty().allSatisfy(words -> assertThat(words)
                .contains("(liquidlogic/sen2, night of 2026-04-30)"));
        assertThat(open("rejects-high"))
                .singleElement()
                .asString()
                .startsWith("liquidlogic/ehc_request: Of liquidlogic/ehc_request, ")
                .contains("per cent of ");
        assertThat(open("feed-late")).isEmpty();
        assertThat(alerts().alerts().stream()
                        .filter(alert -> alert.code().equals("feed-late") && alert.closed() != null))
                .hasSameSizeAs(late);

        found("drop table audit.delivery");
        small.run("status", "--check");
        assertThat(alerts().unseen())
                .isEqualTo(Map.of(
                        "delivery-refused", "its query failed",
                        "delivery-held", "its query failed",
                        "rejects-high", "its query failed"));
        assertThat(open("delivery-held")).as("nobody knows that they are gone").isNotEmpty();
    }

    @Test
    void status_is_complete_as_json_and_leaves_the_home_as_it_is() throws Exception {
        Map<String, String> before = small.contents();

        Run run = small.run("status", "--json", "--runs=2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(small.contents()).isEqualTo(before);
        JsonNode status = new JsonMapper().readTree(run.out());
        assertThat(status.path("published").asString(""))
                .isEqualTo(PublishedWarehouse.open(small.home()).runId());
        assertThat(status.at("/version/asAt").asString("")).isEqualTo("2026-04-30");
        assertThat(status.at("/disk/nightBytes").asLong()).isGreaterThan(1L << 30);
        assertThat(status.at("/feeds/asAt").asString("")).isEqualTo("2026-04-30");
        assertThat(status.at("/feeds/late").size() + status.at("/feeds/next").size())
                .isEqualTo(Integer.parseInt(
                        small.query("select count(*) from warehouse.feed_due").get(0)));
        assertThat(status.at("/runs/0/steps").size()).isGreaterThan(4);
        assertThat(status.at("/alerts/open").isArray()).isTrue();
        // Each field is explained where an operator would look.
        String page = Files.readString(Path.of("..", "docs", "status.md"));
        fields("", status).forEach(field -> assertThat(page).contains("| `" + field + "` |"));

        String text = small.run("status").out();
        assertThat(text)
                .contains(
                        "Published  run ",
                        "Disk       ",
                        "Late       ",
                        "Due        ",
                        "Alerts     nobody has looked yet");
    }

    private static List<String> fields(String prefix, JsonNode node) {
        return node.properties().stream()
                .flatMap(field -> {
                    String name = prefix + field.getKey();
                    JsonNode value =
                            field.getValue().isArray() ? field.getValue().path(0) : field.getValue();
                    return java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(name),
                            value.isObject() ? fields(name + ".", value).stream() : java.util.stream.Stream.of());
                })
                .toList();
    }

    @Test
    void a_key_that_others_can_read_opens_an_alert_that_closes_when_it_is_mended() throws Exception {
        Path key = small.home().keys().resolve("pseudonym.key");
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        Run run = small.run("status", "--check");
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.out())
                .contains(
                        "Alert      urgent: A key is missing or open to others, since ", "chmod 600 keys/pseudonym.key")
                .contains("See docs/runbook/key-unsafe.md");

        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        small.run("status", "--check");
        assertThat(open("key-unsafe")).isEmpty();
    }
}
