package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.distribution.Distribution;
import org.sendwarehouse.distribution.DistributionLog;
import org.sendwarehouse.distribution.MailLog;
import org.sendwarehouse.distribution.Outbox;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.packs.GroupDefinition;
import org.sendwarehouse.packs.PackFixture;
import org.sendwarehouse.packs.PackOrder;
import org.springframework.context.ConfigurableApplicationContext;

/** Packs of a published warehouse, as jobs make and give them out: one group's fault is not another's. */
@Timeout(300)
class PackRunsTest {
    private static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);
    private static final LocalDate MEETING = LocalDate.of(2026, 5, 12);
    private static final PackOrder SOUND = order("waiting-well", "planning");
    /** Its layout is a file that does not exist. */
    private static final PackOrder BROKEN = order("transitions", "no-such-layout");

    @TempDir
    private static Path folder = Path.of("");

    private static Home home = new Home(folder);
    private static @Nullable ConfigurableApplicationContext application;

    private static PackOrder order(String code, String layout) {
        GroupDefinition board = PackFixture.board();
        return new PackOrder(
                new GroupDefinition(
                        code,
                        "The " + code + " group",
                        board.layer(),
                        board.audience(),
                        board.scope(),
                        layout,
                        2,
                        board.meets(),
                        List.of(code + "-chair")),
                MEETING);
    }

    @BeforeAll
    static void aPublishedWarehouse() throws IOException, SQLException {
        home = new Home(folder).create();
        PseudonymKey.init(home);
        ArchiveKey.init(home);
        Path version = Files.createDirectories(home.published().resolve("versions/run1"));
        try (Connection connection = PackFixture.published();
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + version.resolve("send_warehouse.duckdb") + "' as kept");
            statement.execute("copy from database memory to kept");
        }
        Files.writeString(version.resolve("manifest.json"), """
                {"run_id": "run1", "as_at": "2026-04-30", "software_version": "0", "definitions_hash": "0",
                 "la_number": "840", "area_code": "E06000047", "area_name": "County Durham", "synthetic": true,
                 "key_id": "k", "erasure_epoch": 0, "delivery_ids": [], "published_at": "2026-05-01T01:30:00Z",
                 "tables": [], "files": []}
                """);
        Files.createSymbolicLink(home.current(), version);
        application = JobApplication.start(home, Progress.SILENT, date -> List.of(), Map.of());
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
    }

    private static <T> T bean(Class<T> type) {
        return Objects.requireNonNull(application).getBean(type);
    }

    /** How often each of these groups was given a pack. */
    private static List<Long> given(String... groups) throws IOException {
        List<DistributionLog.Line> lines = bean(Distribution.class).history();
        return Stream.of(groups)
                .map(group -> lines.stream()
                        .filter(line -> line.group().equals(group))
                        .count())
                .toList();
    }

    @Test
    void a_group_whose_pack_breaks_is_named_and_the_others_have_theirs() throws Exception {
        // Where this group's packs should lie there is a file in the way.
        PackOrder blocked = order("dbv-1", "planning");
        Files.createDirectories(home.packs());
        Path inTheWay = Files.writeString(home.packs().resolve("dbv-1"), "not a folder");
        PackRuns runs = bean(PackRuns.class);

        RunSummary first = runs.run(AS_AT, List.of(BROKEN, SOUND, blocked));

        assertThat(first.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(first.packs()).containsExactly("packs/waiting-well/2026-05-12");
        assertThat(home.packs().resolve("waiting-well/2026-05-12/waiting-well.pdf"))
                .isNotEmptyFile();
        assertThat(first.reason())
                .contains("The transitions group (transitions) has no new pack for 2026-05-12: ")
                .contains("no-such-layout")
                .contains("The dbv-1 group (dbv-1) has no new pack for 2026-05-12: " + inTheWay
                        + ": something of that name is there already.")
                .doesNotContain("(waiting-well)")
                .contains("The other groups have theirs.")
                .endsWith("run the same command again: it makes what is missing.");
        assertThat(given("transitions", "waiting-well", "dbv-1")).containsExactly(0L, 1L, 0L);

        Files.delete(inTheWay);
        RunSummary again = runs.run(AS_AT, List.of(SOUND, blocked));

        assertThat(again.outcome()).isEqualTo(Outcome.DONE);
        assertThat(again.packs()).containsExactly("packs/dbv-1/2026-05-12");
        assertThat(given("transitions", "waiting-well", "dbv-1")).containsExactly(0L, 1L, 1L);
    }

    @Test
    void where_no_pack_that_was_asked_for_came_about_the_run_failed() throws Exception {
        RunSummary run = bean(PackRuns.class).run(AS_AT, List.of(BROKEN));

        assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(run.reason()).contains("(transitions) has no new pack").doesNotContain("The other groups");

        // A night that lacks nothing but this pack is there all the same.
        RunSummary night = bean(PackRuns.class).run(AS_AT, List.of(BROKEN), false);
        assertThat(night.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(night.reason())
                .startsWith("The transitions group (transitions) has no new pack")
                .doesNotContain("The other groups");
    }

    @Test
    void only_a_pack_of_older_data_that_may_still_be_replaced_is_owed_again() throws Exception {
        Distribution distribution = bean(Distribution.class);
        PackRuns runs = bean(PackRuns.class);
        PackOrder older = order("dbv-2", "planning");
        PackOrder renewable = new PackOrder(older.group(), MEETING, true);
        assertThat(runs.owed(List.of(older, renewable))).containsExactly(older, renewable);

        place(older, "2026-04-29");
        assertThat(distribution.lacking("dbv-2", MEETING))
                .contains(new Distribution.Lacking(LocalDate.of(2026, 4, 29), true));
        assertThat(runs.owed(List.of(older, renewable))).containsExactly(renewable);

        RunSummary replaced = runs.run(AS_AT, List.of(renewable));
        assertThat(replaced.outcome()).isEqualTo(Outcome.DONE);
        assertThat(distribution.lacking("dbv-2", MEETING)).isEmpty();
        assertThat(home.packs().resolve("dbv-2/2026-05-12-superseded-run0/dbv-2.pdf"))
                .hasContent("older");
        assertThat(runs.owed(List.of(older, renewable))).isEmpty();
    }

    @Test
    void what_is_due_on_a_day_whose_night_failed_is_made_of_older_data_once_and_says_so() throws Exception {
        Distribution distribution = bean(Distribution.class);
        PackRuns runs = bean(PackRuns.class);
        LocalDate day = AS_AT.plusDays(6);
        PackOrder due = new PackOrder(order("local-offer", "planning").group(), MEETING, true);

        RunSummary late = runs.late(day, List.of(due));

        assertThat(late.outcome()).isEqualTo(Outcome.DONE);
        assertThat(late.businessDate()).isEqualTo(day);
        assertThat(late.packs()).containsExactly("packs/local-offer/2026-05-12");
        assertThat(distribution.lacking("local-offer", MEETING)).contains(new Distribution.Lacking(day, false));
        assertThat(distribution.history())
                .filteredOn(line -> line.group().equals("local-offer"))
                .singleElement()
                .satisfies(line -> assertThat(line.asAt()).isEqualTo(AS_AT));
        assertThat(Files.readString(home.packs().resolve("local-offer/2026-05-12/manifest.json")))
                .contains("\"unfinished_night\"")
                .doesNotContain("\"refused_night\"");

        // Still owed, since a good night is to replace it; but the same data make no other pack.
        assertThat(runs.owed(List.of(due))).containsExactly(due);
        assertThat(runs.late(day.plusDays(1), List.of(due)).outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(given("local-offer")).containsExactly(1L);
    }

    @Test
    void where_the_night_has_made_what_is_due_nothing_is_late() throws Exception {
        PackOrder due = order("growing-little-voices", "planning");
        PackRuns runs = bean(PackRuns.class);
        runs.run(AS_AT, List.of(due));

        assertThat(runs.late(AS_AT.plusDays(1), List.of(due)).outcome()).isEqualTo(Outcome.NOTHING_NEW);
        assertThat(given("growing-little-voices")).containsExactly(1L);
    }

    /** As an earlier run, {@code run0}, would have given it. */
    private static void place(PackOrder order, String refusedNight) throws IOException {
        String group = order.group().code();
        Path work = Files.createDirectories(home.work().resolve("older-" + group));
        Files.writeString(work.resolve(group + ".pdf"), "older");
        Files.writeString(work.resolve("manifest.json"), "{\"refused_night\": \"" + refusedNight + "\"}");
        bean(Distribution.class)
                .place("run0", group, MEETING, AS_AT, AS_AT, order.group().recipients(), work);
    }

    @Test
    void asked_only_for_mail_it_makes_nothing_and_says_where_no_server_is_set() throws Exception {
        PackRuns runs = bean(PackRuns.class);
        PackOrder untold = order("dbv-3", "planning");
        place(untold, "");

        RunSummary told = runs.mail(AS_AT, List.of(untold, BROKEN), Set.of(MailLog.State.NO_SERVER));

        assertThat(told.packs()).containsExactly("packs/dbv-3/2026-05-12");
        assertThat(told.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(told.reason()).contains("No mail server is set, so dbv-3 was told nothing.");
        assertThat(bean(Outbox.class).history())
                .filteredOn(line -> line.messageId().equals("run0.dbv-3.2026-05-12"))
                .extracting(MailLog.Line::state)
                .containsExactly(MailLog.State.NO_SERVER);
        assertThat(given("dbv-3")).containsExactly(1L);
    }
}
