package org.sendwarehouse.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.distribution.MailServer;
import org.sendwarehouse.distribution.MailSettings;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.alerts.Fact.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts told to a mail server and a web server that are there, slow, broken or gone. */
@Timeout(120)
class WatchTest {
    private static final Instant START = Instant.parse("2026-05-01T04:00:00Z");

    private final GreenMail mail = new GreenMail(setup());
    private final List<JsonNode> posts = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final MovingClock clock = new MovingClock();
    private final Home home;
    private List<Reading> overdue = List.of();
    private volatile int answer = 204;
    private volatile Duration delay = Duration.ZERO;
    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private final HttpServer web;

    WatchTest(@TempDir Path folder) throws IOException {
        home = new Home(folder);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static ServerSetup setup() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        // The default of two seconds is short for a machine that builds.
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @BeforeEach
    void start() {
        mail.start();
        web.createContext("/", exchange -> {
            try (exchange) {
                JsonNode body = new JsonMapper().readTree(exchange.getRequestBody());
                Thread.sleep(delay.toMillis());
                if (answer < 300) {
                    posts.add(body);
                    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                }
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
                exchange.sendResponseHeaders(answer, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        // One that hangs must not hold up the next.
        web.setExecutor(handlers);
        web.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
        web.stop(0);
        handlers.shutdownNow();
    }

    private static final class MovingClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void go(Duration time) {
            now = now.plus(time);
        }
    }

    private Channel mailChannel(int port) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Security.NONE,
                null,
                () -> "",
                "send-warehouse@example.org",
                URI.create("https://share.example.org/"),
                "example.org",
                Map.of("officers", "data@council.example.org"),
                Duration.ofSeconds(5));
        return new MailChannel(new MailServer(settings), settings::address, "example.org");
    }

    private Channel webhook() {
        return new WebhookChannel(
                () -> URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/hook/secret"),
                Duration.ofSeconds(1));
    }

    private Watch watch(Channel... channels) {
        List<Fact> facts = List.of(new Fact("overdue", "hours", now -> overdue));
        AlertRules rules = AlertRules.read("""
                remind: 2d
                alerts:
                  - {code: night-missing, title: No night has run, severity: urgent, tell: [operators],
                     when: {fact: overdue, above: 3, unit: hours}, words: "Due {value} hours ago, {limit} allowed{subject}{detail}."}
                """, facts);
        return new Watch(home, rules, facts, List.of(channels), clock);
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (var message : mail.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    @Test
    void an_alert_is_told_once_when_it_opens_reminded_and_told_once_when_it_closes() throws Exception {
        Watch watch = watch(mailChannel(mail.getSmtp().getPort()), webhook());
        overdue = List.of(new Reading("", 3, ""));
        assertThat(watch.look().alerts()).isEmpty();

        overdue = List.of(new Reading("", 3.5, ""));
        AlertFile.Content opened = watch.look();
        assertThat(opened.open()).singleElement().satisfies(alert -> {
            assertThat(alert.words()).isEqualTo("Due 3.5 hours ago, 3 allowed.");
            assertThat(alert.owed()).isEmpty();
        });
        assertThat(new AlertFile(home).read()).isEqualTo(opened);
        clock.go(Duration.ofMinutes(1));
        watch.look();
        // Another process that looks at the same home tells nobody again.
        watch(mailChannel(mail.getSmtp().getPort()), webhook()).look();
        clock.go(Duration.ofDays(2));
        watch.look();
        overdue = List.of();
        clock.go(Duration.ofMinutes(1));
        watch.look();
        clock.go(Duration.ofMinutes(1));
        assertThat(watch.look().open()).isEmpty();

        assertThat(subjects())
                .containsExactly(
                        "SEND warehouse: opened: No night has run",
                        "SEND warehouse: still open: No night has run",
                        "SEND warehouse: closed: No night has run");
        assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("operators@example.org");
        assertThat(String.valueOf(mail.getReceivedMessages()[0].getContent())
                        .replace("\r\n", "\n")
                        .strip())
                .isEqualTo("""
                        Opened (urgent): No night has run
                        Due 3.5 hours ago, 3 allowed.
                        Since 1 May 2026 05:00. What it means and what to do: docs/runbook/night-missing.md

                        Where all stands: send-warehouse status""");
        assertThat(posts)
                .extracting(post -> post.path("event").asString(""))
                .containsExactly("opened", "still_open", "closed");
        assertThat(posts.get(0)).isEqualTo(new JsonMapper().readTree("""
                {"id": "night-missing.1777608000.opened", "event": "opened", "code": "night-missing", "subject": "",
                 "severity": "urgent", "title": "No night has run",
                 "text": "Opened: No night has run. Due 3.5 hours ago, 3 allowed.",
                 "since": "2026-05-01T04:00:00Z", "runbook": "docs/runbook/night-missing.md", "tell": ["operators"]}
                """));
        assertThat(keys).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void what_cannot_be_told_is_told_later_after_longer_and_longer_waits_and_by_the_other_way_at_once()
            throws Exception {
        Watch watch = watch(mailChannel(1), webhook());
        overdue = List.of(new Reading("", 4, ""));

        watch.look();

        assertThat(posts).hasSize(1);
        Alert.Owed owed = new AlertFile(home).read().open().get(0).owed().get(0);
        assertThat(owed).isEqualTo(new Alert.Owed("mail", Alert.Event.OPENED, START, 1, START.plusSeconds(60)));
        clock.go(Duration.ofSeconds(59));
        watch.look();
        assertThat(new AlertFile(home).read().open().get(0).owed()).containsExactly(owed);
        clock.go(Duration.ofSeconds(1));
        watch.look();
        assertThat(new AlertFile(home).read().open().get(0).owed())
                .containsExactly(new Alert.Owed("mail", Alert.Event.OPENED, START, 2, START.plusSeconds(180)));

        clock.go(Duration.ofHours(2));
        watch(mailChannel(mail.getSmtp().getPort()), webhook()).look();
        assertThat(subjects()).containsExactly("SEND warehouse: opened: No night has run");
        assertThat(posts).hasSize(1);
    }

    @Test
    void a_web_server_that_refuses_redirects_or_hangs_has_not_been_told() throws Exception {
        Watch watch = watch(webhook());
        overdue = List.of(new Reading("", 4, ""));
        for (int refusal : List.of(500, 302, 403)) {
            answer = refusal;
            watch.look();
            clock.go(Duration.ofHours(2));
        }
        answer = 204;
        delay = Duration.ofSeconds(3);
        watch.look();
        clock.go(Duration.ofHours(2));
        assertThat(new AlertFile(home).read().open().get(0).owed())
                .singleElement()
                .extracting(Alert.Owed::attempts)
                .isEqualTo(4);
        delay = Duration.ZERO;

        watch.look();

        assertThat(new AlertFile(home).read().open().get(0).owed()).isEmpty();
        // The answer to the one that hung was lost: told twice, under one id.
        assertThat(Set.copyOf(keys)).hasSize(1);
    }

    @Test
    void a_process_that_dies_while_it_tells_makes_the_next_one_tell_again_under_the_same_id() throws Exception {
        overdue = List.of(new Reading("", 4, ""));
        Channel real = webhook();
        Channel dies = new Channel() {
            @Override
            public String name() {
                return real.name();
            }

            @Override
            public Set<String> tell(List<Notice> notices, Instant now) {
                real.tell(notices, now);
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> watch(dies).look()).hasMessage("killed");

        watch(webhook()).look();
        watch(webhook()).look();

        assertThat(keys).hasSize(2);
        assertThat(Set.copyOf(keys)).hasSize(1);
    }

    @Test
    void what_several_roles_and_subjects_are_told_at_one_look_is_one_mail_a_role() throws Exception {
        List<Fact> facts = List.of(new Fact(
                "late",
                "days",
                now -> List.of(
                        new Reading("governance/complaint", 47, ""), new Reading("nhs/community_waiting", 2, ""))));
        AlertRules rules = AlertRules.read("""
                alerts:
                  - {code: feed-late, title: A feed is late, severity: warning, tell: [officers],
                     when: {fact: late, above: 0, unit: days}, words: "{subject} is {value} days late."}
                """, facts);

        new Watch(home, rules, facts, List.of(mailChannel(mail.getSmtp().getPort())), clock).look();

        assertThat(subjects()).containsExactly("SEND warehouse: 2 opened");
        assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("data@council.example.org");
        assertThat(String.valueOf(mail.getReceivedMessages()[0].getContent()))
                .contains("governance/complaint is 47 days late.", "nhs/community_waiting is 2 days late.");
    }

    @Test
    void a_fact_that_cannot_be_seen_neither_opens_nor_closes_and_is_named() throws Exception {
        List<Fact> facts = List.of(new Fact("late", "days", now -> {
            throw new IOException("the name of a file");
        }));
        AlertRules rules = AlertRules.read("""
                alerts:
                  - {code: feed-late, title: A feed is late, severity: warning, tell: [officers],
                     when: {fact: late, above: 0, unit: days}, words: Late.}
                """, facts);
        AlertFile.Content content = new Watch(home, rules, facts, List.of(), clock).look();

        assertThat(content.unseen()).isEqualTo(Map.of("feed-late", "no reason is given; the log has the details"));
        assertThat(HomeFacts.of(home).stream()
                        .filter(fact -> fact.name().equals("unseen-conditions"))
                        .findFirst()
                        .orElseThrow()
                        .look()
                        .at(START))
                .containsExactly(new Reading("feed-late", 1, "no reason is given; the log has the details"));
    }

    @Test
    void a_broken_file_of_alerts_is_named_with_the_remedy() throws Exception {
        Files.createDirectories(home.state());
        Files.write(home.state().resolve("alerts.json"), "{\"alerts\": [".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> watch().look())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("alerts.json")
                .hasMessageContaining("delete it");
    }
}
