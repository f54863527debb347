package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.StatusFile;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What groups are given and told when a night is refused, with a mail server that is there. */
@Timeout(900)
class RefusedNightIT {
    private static final String SIRB = "packs/sirb/2026-05-12";

    private final GreenMail mail = new GreenMail(server(0, ServerSetup.PROTOCOL_SMTP));
    private final Path folder;

    RefusedNightIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private static ServerSetup server(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        // The default of two seconds is short for a machine that builds.
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private void settings(SmallHome small, int port) throws IOException {
        Files.writeString(small.home().root().resolve("send.yaml"), """
                send:
                  mail:
                    host: 127.0.0.1
                    port: %d
                    security: none
                    from: send-warehouse@example.org
                    links: https://share.example.org/packs/
                    domain: example.org
                """.formatted(port));
    }

    private List<String> mails() throws Exception {
        List<String> mails = new ArrayList<>();
        for (var message : mail.getReceivedMessages()) {
            mails.add(message.getSubject() + "\n" + message.getContent());
        }
        return mails;
    }

    private static JsonNode manifest(Path pack) {
        return new JsonMapper().readTree(pack.resolve("manifest.json").toFile());
    }

    private static String text(Path document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document.toFile())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void due_packs_are_of_the_last_good_version_and_drafts_are_for_nobody_but_the_operator() throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));
        settings(small, mail.getSmtp().getPort());
        for (String feed : List.of("ehc_request", "sen2")) {
            Files.move(casework(small).resolve(feed), folder.resolve(feed));
        }

        Run refused = small.run("nightly", "--date=2026-05-06");

        assertThat(refused.exitCode()).as(refused.err() + refused.out()).isEqualTo(3);
        assertThat(refused.out()).contains("DEL-006", "What was due was made of the last good warehouse");
        RunSummary run = new StatusFile(small.home()).last("nightly").orElseThrow();
        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.packs()).contains(SIRB);
        Path pack = small.home().root().resolve(SIRB);
        assertThat(manifest(pack).path("data_as_at").asString("")).isEqualTo("2026-04-30");
        assertThat(manifest(pack).path("refused_night").asString("")).isEqualTo("2026-05-06");
        assertThat(text(pack.resolve("sirb.pdf")))
                .startsWith(
                        "Older data. The night of 6 May 2026 was refused for its quality: DEL-006 Neither casework nor"
                                + " a return. This pack was made from the last good data, as at 30 April 2026;");
        assertThat(mails())
                .filteredOn(text -> text.contains("/sirb/2026-05-12/sirb.pdf"))
                .singleElement()
                .asString()
                .contains("The night of 6 May 2026 was refused for its quality");

        // Again: nothing is done and nobody is told twice.
        int told = mails().size();
        Map<String, String> before = small.contents();
        assertThat(small.run("nightly", "--date=2026-05-06").exitCode()).isEqualTo(3);
        assertThat(small.contents()).isEqualTo(before);
        assertThat(mails()).hasSize(told);

        Run draft = small.run("packs", "--as-at=2026-05-06", "--group=sirb", "--draft");

        assertThat(draft.exitCode()).as(draft.err() + draft.out()).isZero();
        Path drafted = small.home().root().resolve("drafts/sirb/2026-05-12");
        assertThat(manifest(drafted).path("draft").asBoolean()).isTrue();
        assertThat(manifest(drafted).path("data_as_at").asString("")).isEqualTo("2026-05-06");
        assertThat(text(drafted.resolve("sirb.pdf"))).startsWith("Draft made from refused data.");
        assertThat(mails()).hasSize(told);
        assertThat(manifest(pack).path("draft").asBoolean()).isFalse();
        assertThat(Files.readString(small.home().state().resolve("distribution.jsonl")))
                .doesNotContain(String.valueOf(manifest(drafted).path("run_id").asString("")));
        // What was conformed stays for the next night; of the drafts nothing does.
        assertThat(small.home().work().toFile().list()).containsExactly("conformed");

        // The next night is good: what was made of older data is replaced, but not where the law sets the papers' day.
        for (String feed : List.of("ehc_request", "sen2")) {
            Files.move(folder.resolve(feed), casework(small).resolve(feed));
        }
        String older = manifest(pack).path("run_id").asString("");
        Run good = small.run("nightly", "--date=2026-05-07");

        assertThat(good.exitCode()).as(good.err() + good.out()).isZero();
        assertThat(manifest(pack).path("data_as_at").asString("")).isEqualTo("2026-05-07");
        assertThat(manifest(pack).path("refused_night").asString("")).isEmpty();
        assertThat(text(pack.resolve("sirb.pdf"))).doesNotContain("Older data.");
        assertThat(small.query(
                        "select run_id, sent_date from warehouse.fact_pack_sent where governance_group = 'sirb'"))
                .containsExactly(older + "|2026-05-06");
        assertThat(manifest(pack.resolveSibling("2026-05-12-superseded-" + older))
                        .path("refused_night")
                        .asString(""))
                .isEqualTo("2026-05-06");
        assertThat(mails())
                .filteredOn(text -> text.contains("/sirb/2026-05-12/sirb.pdf"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("SEND and Inclusion Resources Board: papers for 12 May 2026, replaced")
                .contains("It replaces the pack that was given before, whose data were as at 30 April 2026");
        assertThat(manifest(small.home().packs().resolve("cabinet/2026-05-13"))
                        .path("refused_night")
                        .asString(""))
                .isEqualTo("2026-05-06");
        assertThat(mails())
                .filteredOn(text -> text.contains("/cabinet/2026-05-13/"))
                .hasSize(1);
    }

    private static Path casework(SmallHome small) {
        return small.home().landing().resolve("liquidlogic");
    }

    @Test
    void a_pack_whose_mail_fails_lies_in_its_place_and_only_the_mail_is_done_again() throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));
        // As if the night had been cut before it gave anything out.
        FileSystemUtils.deleteRecursively(small.home().packs());
        for (String log : List.of("distribution.jsonl", "mail.jsonl")) {
            Files.delete(small.home().state().resolve(log));
        }
        int port = mail.getSmtp().getPort();
        mail.stop();
        settings(small, port);

        Run night = small.run("nightly", "--date=2026-04-30");

        assertThat(night.exitCode()).as(night.err() + night.out()).isEqualTo(4);
        assertThat(night.out())
                .contains("packs/board/2026-05-12 lies in its place, but the mail to"
                        + " send-strategic-partnership-papers@example.org did not go out");
        Map<String, String> packs = packs(small);
        GreenMail back = new GreenMail(server(port, ServerSetup.PROTOCOL_SMTP));
        back.start();
        try {
            Run again = small.run("packs", "--as-at=2026-04-30", "--group=board");
            assertThat(again.exitCode()).as(again.err() + again.out()).isZero();
            assertThat(back.getReceivedMessages()).hasSize(1);
            assertThat(small.run("packs", "--as-at=2026-04-30", "--group=board").exitCode())
                    .isZero();
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
        assertThat(packs(small)).isEqualTo(packs);

        Run lists = small.run("annex-a", "--purpose=rehearsal", "--role=head of SEND casework");
        assertThat(lists.exitCode()).as(lists.err() + lists.out()).isZero();
        assertThat(lists.out()).containsPattern("List 1: [1-9][0-9]* children").containsPattern("List 2: [1-9]");
        Run identified = small.run(
                "annex-a",
                "--purpose=rehearsal",
                "--role=head of SEND casework",
                "--reidentified-by=SEND data officer");
        assertThat(identified.exitCode())
                .as(identified.err() + identified.out())
                .isZero();
        // The build makes a child's key of the very tokens that the originals give again: nobody is lost.
        long children = Pattern.compile("List \\d: (\\d+) children")
                .matcher(identified.out())
                .results()
                .mapToLong(list -> Long.parseLong(list.group(1)))
                .sum();
        assertThat(identified.out()).contains("date of birth of " + children + " children, from the originals of");
    }

    private static Map<String, String> packs(SmallHome small) throws IOException {
        Map<String, String> packs = small.contents();
        packs.keySet().removeIf(name -> !name.startsWith("packs/"));
        return packs;
    }
}
