package org.sendwarehouse.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.distribution.MailLog.State;
import org.sendwarehouse.distribution.MailSettings.Security;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.packs.GroupDefinition;

/** Mails about packs, given to a real SMTP server. */
class OutboxTest {
    private static final LocalDate MEETING = LocalDate.of(2026, 5, 19);
    private static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);
    private static final Instant NOW = Instant.parse("2026-05-01T01:31:00Z");
    private static final String ID = "run1.board.2026-05-19@example.org";
    private static final Set<State> UNCLEAR = EnumSet.of(State.INTENDED, State.UNKNOWN);
    private static final List<String> TO = List.of("board-papers@example.org", "chair@council.example.org");
    private static final GroupDefinition BOARD = new GroupDefinition(
            "board",
            "SEND Strategic Partnership",
            "strategic",
            GroupDefinition.Audience.INTERNAL,
            GroupDefinition.Scope.EVERYTHING,
            "board",
            30,
            new GroupDefinition.Meets(null, null, null),
            List.of("board-papers", "partnership-chair"));

    private final GreenMail plain = new GreenMail(server(0, ServerSetup.PROTOCOL_SMTP));
    private final GreenMail encrypted = new GreenMail(server(0, ServerSetup.PROTOCOL_SMTPS));
    private final Home home;
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Distribution distribution;

    OutboxTest(@TempDir Path folder) {
        home = new Home(folder);
        distribution = new Distribution(home, clock);
    }

    private static ServerSetup server(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        // The default of two seconds is short for a machine that builds.
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @BeforeEach
    void aPackLiesInItsPlace() throws IOException {
        plain.start();
        encrypted.start();
        place("run1");
    }

    @AfterEach
    void stop() {
        plain.stop();
        encrypted.stop();
    }

    private void place(String run) throws IOException {
        place(run, "");
    }

    private void place(String run, String refusedNight) throws IOException {
        Path work = Files.createTempDirectory(Files.createDirectories(home.work()), "pack");
        Files.writeString(work.resolve("board.xlsx"), run);
        Files.writeString(work.resolve("board.pdf"), run);
        Files.writeString(
                work.resolve("manifest.json"),
                "{\"run_id\": \"" + run + "\", \"refused_night\": \"" + refusedNight + "\"}");
        distribution.place(run, "board", MEETING, AS_AT, AS_AT, BOARD.recipients(), work);
    }

    private static MailSettings settings(int port, Security security, @Nullable String user) {
        return new MailSettings(
                "127.0.0.1",
                port,
                security,
                user,
                () -> "secret",
                "send-warehouse@example.org",
                URI.create("https://share.example.org/send%20packs/"),
                "example.org",
                Map.of("partnership-chair", "chair@council.example.org"),
                Duration.ofSeconds(5));
    }

    private Outbox outbox(int port) {
        return outbox(settings(port, Security.NONE, null), new Properties());
    }

    private Outbox outbox(MailSettings settings, Properties more) {
        return new Outbox(home, distribution, clock, settings, new MailServer(settings, more));
    }

    private int plainPort() {
        return plain.getSmtp().getPort();
    }

    private List<State> states(Outbox outbox) throws IOException {
        return outbox.history().stream().map(MailLog.Line::state).toList();
    }

    @Test
    void a_mail_has_links_to_every_file_and_nothing_attached() throws Exception {
        assertThat(outbox(plainPort()).tell(BOARD, MEETING, Set.of())).isEmpty();

        // One mail to two addresses: the server keeps a copy for each.
        assertThat(plain.getReceivedMessages()).hasSize(2);
        MimeMessage mail = plain.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<" + ID + ">");
        assertThat(mail.getSubject()).isEqualTo("SEND Strategic Partnership: papers for 19 May 2026");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("send-warehouse@example.org");
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactlyElementsOf(TO);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate()).isEqualTo(NOW);
        assertThat(mail.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
        assertThat(mail.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo("""
                        Internal: not for publication

                        The pack of the SEND Strategic Partnership for 19 May 2026 is ready. Its data are as at 30 April 2026.

                        Document (PDF): https://share.example.org/send%20packs/board/2026-05-19/board.pdf
                        Every number (workbook): https://share.example.org/send%20packs/board/2026-05-19/board.xlsx
                        What the pack consists of (manifest): https://share.example.org/send%20packs/board/2026-05-19/manifest.json

                        Nothing is attached: the links open for those who may read the pack. Please do not reply; this mail was sent by the partnership's data warehouse (run run1).""");
    }

    @Test
    void a_pack_of_the_last_good_version_says_so_in_its_mail() throws Exception {
        place("run2", "2026-05-08");
        outbox(plainPort()).tell(BOARD, MEETING, Set.of());

        assertThat(plain.getReceivedMessages()[0].getContent().toString())
                .contains("The night of 8 May 2026 was refused for its quality");
    }

    @Test
    void a_mail_is_sent_once_and_every_step_of_it_is_on_record() throws Exception {
        Outbox outbox = outbox(plainPort());
        outbox.tell(BOARD, MEETING, Set.of());
        assertThat(outbox.tell(BOARD, MEETING, Set.of())).isEmpty();
        assertThat(outbox(plainPort()).tell(BOARD, MEETING, UNCLEAR)).isEmpty();

        assertThat(plain.getReceivedMessages()).hasSize(2);
        assertThat(outbox.history())
                .containsExactly(
                        new MailLog.Line(NOW, ID, State.INTENDED, TO, ""),
                        new MailLog.Line(NOW, ID, State.SENT, TO, ""));
    }

    @Test
    void a_pack_that_another_run_replaces_has_a_mail_of_its_own() throws Exception {
        outbox(plainPort()).tell(BOARD, MEETING, Set.of());
        place("run2");
        outbox(plainPort()).tell(BOARD, MEETING, Set.of());

        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : plain.getReceivedMessages()) {
            ids.add(mail.getMessageID());
        }
        // Of each mail a copy for each address, in whatever order the server keeps them.
        assertThat(ids)
                .containsExactlyInAnyOrder(
                        "<" + ID + ">",
                        "<" + ID + ">",
                        "<run2.board.2026-05-19@example.org>",
                        "<run2.board.2026-05-19@example.org>");
    }

    @Test
    void a_pack_given_while_no_server_was_set_is_told_later_only_when_asked_for() throws Exception {
        Outbox none = new Outbox(home, distribution, clock, null);
        assertThat(none.tell(BOARD, MEETING, Set.of())).isEmpty();
        assertThat(none.tell(BOARD, MEETING, Set.of())).isEmpty();
        assertThat(none.history())
                .containsExactly(
                        new MailLog.Line(NOW, "run1.board.2026-05-19", State.NO_SERVER, BOARD.recipients(), ""));
        assertThat(none.tell(BOARD, MEETING, Set.of(State.NO_SERVER)))
                .contains("No mail server is set, so board was told nothing. Name one as send.mail in send.yaml"
                        + " (docs/configuration.md).");

        Outbox later = outbox(plainPort());
        assertThat(later.tell(BOARD, MEETING, Set.of())).isEmpty();
        assertThat(later.tell(BOARD, MEETING, UNCLEAR)).isEmpty();
        assertThat(plain.getReceivedMessages()).isEmpty();

        assertThat(later.tell(BOARD, MEETING, Set.of(State.NO_SERVER))).isEmpty();
        assertThat(later.tell(BOARD, MEETING, Set.of(State.NO_SERVER))).isEmpty();
        assertThat(plain.getReceivedMessages()).hasSize(2);
        assertThat(states(later)).containsExactly(State.NO_SERVER, State.INTENDED, State.SENT);

        // The next pack is of a time with a server.
        place("run2");
        later.tell(BOARD, MEETING, Set.of());
        assertThat(plain.getReceivedMessages()).hasSize(4);
    }

    @Test
    void another_domain_of_the_sender_is_no_reason_to_tell_twice() throws Exception {
        outbox(plainPort()).tell(BOARD, MEETING, Set.of());
        MailSettings before = settings(plainPort(), Security.NONE, null);
        MailSettings moved = new MailSettings(
                before.host(),
                before.port(),
                before.security(),
                before.user(),
                before.password(),
                "send-warehouse@new.example.org",
                before.links(),
                before.domain(),
                before.mailboxes(),
                before.timeout());

        assertThat(outbox(moved, new Properties()).tell(BOARD, MEETING, Set.of()))
                .isEmpty();

        assertThat(plain.getReceivedMessages()).hasSize(2);
    }

    @Test
    void the_mail_of_a_pack_that_replaces_another_says_so() throws Exception {
        place("run2", "");
        outbox(plainPort()).tell(BOARD, MEETING, Set.of());

        MimeMessage mail = plain.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("SEND Strategic Partnership: papers for 19 May 2026, replaced");
        assertThat(mail.getContent().toString())
                .contains(
                        "Its data are as at 30 April 2026. It replaces the pack that was given before, whose data were as"
                                + " at 30 April 2026: please use this one. The earlier one is kept.");
    }

    @Test
    void a_server_that_is_away_is_tried_again() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        Optional<String> problem = outbox(port).tell(BOARD, MEETING, Set.of());

        assertThat(problem)
                .get()
                .asString()
                .startsWith("packs/board/2026-05-19 lies in its place, but the mail to board-papers@example.org,"
                        + " chair@council.example.org did not go out: ")
                .endsWith("Mend that, then run: send-warehouse packs --as-at 2026-04-30 --group board --mail."
                        + " It sends the mail and changes nothing else.");
        assertThat(states(outbox(port))).containsExactly(State.INTENDED, State.NOT_SENT);
        assertThat(outbox(plainPort()).tell(BOARD, MEETING, Set.of())).isEmpty();
        assertThat(plain.getReceivedMessages()).hasSize(2);
        assertThat(states(outbox(port))).containsExactly(State.INTENDED, State.NOT_SENT, State.INTENDED, State.SENT);
    }

    @Test
    void a_mail_that_was_cut_by_a_crash_is_never_sent_again_but_by_somebody_who_looked() throws Exception {
        MailLog.of(home).append(new MailLog.Line(NOW, ID, State.INTENDED, TO, ""));
        Outbox outbox = outbox(plainPort());

        assertThat(outbox.tell(BOARD, MEETING, Set.of()))
                .get()
                .asString()
                .contains("nobody knows whether the mail", "the process ended", ID, "--group board --mail-again");
        assertThat(plain.getReceivedMessages()).isEmpty();

        assertThat(outbox.tell(BOARD, MEETING, UNCLEAR)).isEmpty();
        assertThat(plain.getReceivedMessages()).hasSize(2);
    }

    @Test
    void a_no_of_the_server_is_not_sent_and_its_answer_is_told() throws Exception {
        for (String command : List.of("MAIL", "RCPT TO:<chair", ".")) {
            try (ScriptedServer server =
                    new ScriptedServer(line -> line.startsWith(command) ? "550 5.7.1 not from you" : "")) {
                Outbox outbox = outbox(server.port());
                assertThat(outbox.tell(BOARD, MEETING, Set.of()))
                        .get()
                        .asString()
                        .as(command)
                        .contains("did not go out: 550 5.7.1 not from you");
                assertThat(states(outbox)).endsWith(State.INTENDED, State.NOT_SENT);
            }
        }
    }

    @Test
    void a_connection_lost_after_the_text_leaves_it_open_and_nothing_is_sent_again() throws Exception {
        try (ScriptedServer server = new ScriptedServer(line -> line.equals(".") ? ScriptedServer.CUT : "")) {
            assertThat(outbox(server.port()).tell(BOARD, MEETING, Set.of()))
                    .get()
                    .asString()
                    .contains("nobody knows whether the mail");
        }
        assertThat(outbox(plainPort()).tell(BOARD, MEETING, Set.of())).isPresent();
        assertThat(plain.getReceivedMessages()).isEmpty();
        assertThat(states(outbox(plainPort()))).containsExactly(State.INTENDED, State.UNKNOWN);
    }

    @Test
    void a_password_goes_over_an_encrypted_way_to_a_server_that_is_trusted() throws Exception {
        encrypted.setUser("send-warehouse", "secret");
        MailSettings settings = settings(encrypted.getSmtps().getPort(), Security.TLS, "send-warehouse");

        assertThat(outbox(settings, new Properties()).tell(BOARD, MEETING, Set.of()))
                .get()
                .asString()
                .as("its certificate is its own")
                .contains("did not go out");
        assertThat(encrypted.getReceivedMessages()).isEmpty();

        Properties trusting = new Properties();
        trusting.put("mail.smtps.ssl.socketFactory.class", DummySSLSocketFactory.class.getName());
        trusting.put("mail.smtps.ssl.checkserveridentity", "false");
        assertThat(outbox(settings, trusting).tell(BOARD, MEETING, Set.of())).isEmpty();
        assertThat(encrypted.getReceivedMessages()).hasSize(2);
    }

    @Test
    void a_server_that_cannot_encrypt_is_given_neither_password_nor_mail() throws Exception {
        MailSettings settings = settings(plainPort(), Security.STARTTLS, "send-warehouse");

        assertThat(outbox(settings, new Properties()).tell(BOARD, MEETING, Set.of()))
                .get()
                .asString()
                .contains("did not go out", "STARTTLS");
        assertThat(plain.getReceivedMessages()).isEmpty();
    }
}
