package org.sendwarehouse.operations.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.RunSummary.StepSummary;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.operations.alerts.AlertRulesForTests;
import org.sendwarehouse.operations.alerts.Fact;
import org.sendwarehouse.operations.alerts.Fact.Reading;
import org.sendwarehouse.operations.alerts.Watch;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint as Prometheus and a supervisor use it, and as somebody who should not. */
@Timeout(120)
class EndpointTest {
    private static final Instant NOW = Instant.parse("2026-05-01T04:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Home home;
    private final Watch watch;
    private final Endpoint endpoint;
    private List<Reading> faults = List.of();
    private Instant now = NOW;

    EndpointTest(@TempDir Path folder) throws IOException {
        home = new Home(folder);
        List<Fact> facts = List.of(new Fact("key-faults", "faults", at -> faults));
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        watch = new Watch(home, AlertRulesForTests.read("""
                alerts:
                  - {code: key-unsafe, title: A key is unsafe, severity: urgent, tell: [operators],
                     when: {fact: key-faults, above: 0, unit: faults}, words: "{detail}", blocks-ready: true}
                """, facts), facts, List.of(), clock);
        endpoint = Endpoint.open(home, "serve", watch, 0, clock);
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(endpoint.address() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void metrics_are_those_of_the_latest_runs_and_of_this_process() throws Exception {
        new StatusFile(home).add(run("nightly", Outcome.REFUSED, NOW.minusSeconds(90_000)));
        new StatusFile(home).add(run("nightly", Outcome.PARTIAL, NOW.minusSeconds(3600)));
        faults = List.of(new Reading("keys/pseudonym.key", 1, "There is no key."));
        watch.look();

        HttpResponse<String> metrics = ask("GET", "/metrics");

        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body().lines())
                .contains(
                        "send_run_seconds{job=\"nightly\"} 60.5",
                        "send_run_outcome{job=\"nightly\",outcome=\"partial\"} 1.0",
                        "send_runs{job=\"nightly\",outcome=\"partial\"} 1.0",
                        "send_runs{job=\"nightly\",outcome=\"refused\"} 1.0",
                        "send_step_seconds{job=\"nightly\",step=\"land\"} 12.5",
                        "send_step_rows{job=\"nightly\",step=\"land\"} 60000.0",
                        "send_step_memory_peak_bytes{job=\"nightly\",step=\"land\"} 7.340032E8",
                        "send_deliveries{job=\"nightly\",state=\"landed\"} 1.0",
                        "send_deliveries{job=\"nightly\",state=\"refused\"} 1.0",
                        "send_rows{job=\"nightly\",state=\"read\"} 17.0",
                        "send_rows{job=\"nightly\",state=\"rejected\"} 3.0",
                        "send_alerts_open{code=\"key-unsafe\",severity=\"urgent\"} 1.0",
                        "send_published_timestamp_seconds 0.0",
                        "send_looked_timestamp_seconds 1.7776080E9".replace("1.7776080E9", "1.777608E9"),
                        "send_state_unreadable_total 0.0")
                .anyMatch(line -> line.startsWith("send_run_finished_timestamp_seconds{job=\"nightly\"} 1.7776044"))
                .anyMatch(line -> line.startsWith("send_disk_free_bytes "))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                .anyMatch(line -> line.startsWith("process_uptime_seconds "))
                .noneMatch(line -> line.startsWith("send_run_outcome{job=\"nightly\",outcome=\"refused\"}"))
                .noneMatch(line -> line.contains("ehc_advice_2026-04-30"));

        new StatusFile(home).add(run("nightly", Outcome.DONE, NOW));
        assertThat(ask("GET", "/metrics").body().lines())
                .contains("send_run_outcome{job=\"nightly\",outcome=\"done\"} 1.0")
                .noneMatch(line -> line.contains("outcome=\"partial\"} 1.0") && line.startsWith("send_run_outcome"));
    }

    private static RunSummary run(String job, Outcome outcome, Instant at) {
        return new RunSummary(
                job,
                LocalDate.of(2026, 4, 30),
                "abc",
                outcome,
                null,
                at.minusMillis(60_500),
                at,
                "0.1.0",
                List.of(new StepSummary("land", "completed", 12.5, 60_000, 700)),
                List.of(
                        new DeliveryBooks(
                                "00ff",
                                "ehc_advice",
                                List.of("ehc_advice_2026-04-30.csv"),
                                "landed",
                                10,
                                8,
                                1,
                                1,
                                null),
                        new DeliveryBooks("01ff", "sen2", List.of("sen2.xml"), "refused", 7, 4, 2, 1, "broken")),
                List.of());
    }

    @Test
    void a_state_that_cannot_be_read_is_counted_and_the_rest_is_told() throws Exception {
        Files.createDirectories(home.state());
        Files.writeString(home.state().resolve("alerts.json"), "{\"alerts\": [");
        assertThat(ask("GET", "/metrics").body().lines())
                .contains("send_state_unreadable_total 1.0")
                .anyMatch(line -> line.startsWith("send_disk_free_bytes "));
    }

    @Test
    void ready_says_what_is_in_the_way() throws Exception {
        HttpResponse<String> before = ask("GET", "/health/ready");
        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(before.body()).contains("Nothing is published yet.", "Nobody has looked yet.");
        publish();
        watch.look();
        HttpResponse<String> good = ask("GET", "/health/ready");
        assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
        assertThat(new JsonMapper().readTree(good.body())).isEqualTo(new JsonMapper().readTree("""
                {"status": "ready", "checks": [
                  {"check": "published", "ok": true, "reason": null},
                  {"check": "looked", "ok": true, "reason": null},
                  {"check": "key-unsafe", "ok": true, "reason": null}]}
                """));

        faults = List.of(new Reading("keys/pseudonym.key", 1, "There is no key."));
        watch.look();

        HttpResponse<String> bad = ask("GET", "/health/ready");
        assertThat(bad.statusCode()).isEqualTo(503);
        assertThat(new JsonMapper().readTree(bad.body()).at("/checks/2/reason").asString(""))
                .isEqualTo("There is no key.");
    }

    private void publish() throws IOException {
        Path version = Files.createDirectories(home.publishedVersions().resolve("abc"));
        Files.writeString(version.resolve("manifest.json"), """
                {"run_id": "abc", "as_at": "2026-04-30", "software_version": "1", "definitions_hash": "", "la_number": "840",
                 "area_code": "", "area_name": "", "synthetic": true, "key_id": "", "erasure_epoch": 0, "delivery_ids": [],
                 "published_at": "2026-05-01T02:00:00Z", "tables": [], "files": []}
                """);
        Files.createSymbolicLink(home.current(), Path.of("versions/abc"));
    }

    @Test
    void a_process_that_no_longer_looks_is_not_alive() throws Exception {
        assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
        watch.look();
        now = NOW.plus(Duration.ofMinutes(5));
        assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
        now = now.plusSeconds(1);
        assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void it_only_reads_and_knows_nothing_else() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS")) {
            assertThat(ask(method, "/health/live").statusCode()).as(method).isEqualTo(405);
        }
        for (String path : List.of("/", "/health", "/metrics/", "/../keys/pseudonym.key", "/metrics%00", "/env")) {
            assertThat(ask("GET", path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void it_answers_on_loopback_only_and_under_its_own_name_only() throws Exception {
        int port = URI.create(endpoint.address()).getPort();
        assertThat(Endpoint.find(home)).contains(endpoint.address());
        assertThat(raw(port, "GET /health/live HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(raw(port, "GET /health/live HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
        for (NetworkInterface card : NetworkInterface.networkInterfaces()
                .filter(EndpointTest::isOutside)
                .toList()) {
            for (InetAddress address : card.inetAddresses().toList()) {
                assertThat(isOpen(address, port)).as(address.toString()).isFalse();
            }
        }
    }

    private static boolean isOutside(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** In a process of its own: how long Java's server waits is settled when a process first uses one. */
    @Test
    void those_who_dawdle_are_sent_away_and_others_are_answered() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Serving.class.getName(),
                        home.root().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Socket> dawdling = new ArrayList<>();
        try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(out.readLine());
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write("GET /health".getBytes(StandardCharsets.US_ASCII));
                dawdling.add(socket);
            }
            // Who comes while all wait may be sent away with them; whoever asks again is answered.
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> raw(port, "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .startsWith("HTTP/1.1 200 "));
            assertThat(dawdling.get(0).getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : dawdling) {
                socket.close();
            }
            other.destroyForcibly().waitFor();
        }
    }

    /** Answers until killed. */
    static final class Serving {
        public static void main(String[] arguments) throws Exception {
            Home home = new Home(Path.of(arguments[0]));
            Watch watch = new Watch(
                    home, AlertRulesForTests.read("alerts: []", List.of()), List.of(), List.of(), Clock.systemUTC());
            try (Endpoint endpoint = Endpoint.open(home, "serve", watch, 0, Clock.systemUTC())) {
                System.out.println(URI.create(endpoint.address()).getPort());
                Thread.sleep(100_000);
            }
        }
    }

    /** Loopback of another machine is no use to whoever asks here. */
    @Test
    void of_several_machines_that_serve_one_home_each_says_its_own() throws Exception {
        Files.writeString(home.state().resolve("serve-2.endpoint"), "http://127.0.0.1:9084 on another.example.org\n");
        assertThat(Endpoint.find(home)).contains(endpoint.address());
        try (Endpoint second = Endpoint.open(home, "serve-3", watch, 0, Clock.systemUTC())) {
            assertThat(Endpoint.find(home)).contains(second.address() + ", " + endpoint.address());
        }
        assertThat(Endpoint.find(home)).contains(endpoint.address());
    }

    @Test
    void closed_it_leaves_no_address_behind() throws Exception {
        endpoint.close();
        assertThat(Endpoint.find(home)).isEmpty();
    }
}
