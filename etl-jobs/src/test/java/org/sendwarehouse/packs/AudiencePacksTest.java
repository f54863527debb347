package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.disclosure.AudienceWarehouse;
import org.sendwarehouse.packs.GroupDefinition.Audience;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.warehouse.TestWarehouse;

/**
 * Numbers that no audience outside is given, planted inside, are in nothing that lies in their packs' folders: text and
 * alternative texts of the document, its metadata, cells of the workbook, manifest, and whatever else is there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AudiencePacksTest {
    private Map<String, Path> files = Map.of();
    private List<String> planted = List.of();
    private Path folder = Path.of(".");
    private @Nullable TestWarehouse warehouse;

    @BeforeAll
    void publish(@TempDir Path temporary) throws SQLException, IOException {
        folder = temporary;
        warehouse = AudienceWarehouse.build();
        files = AudienceWarehouse.write(warehouse, Files.createDirectory(folder.resolve("files")));
        planted = new ArrayList<>(List.of("4 of 1,019", "48,611", "93,187", "48611", "93187"));
        // the rolling year that holds the newest month
        planted.addAll(
                warehouse.rows(
                        "select unnest([format('{:,d}', numerator), format('{:,d}', denominator), numerator::varchar,"
                                + " denominator::varchar, value::varchar]) from milestone_status where promise_key = 'E-1.4.2'"));
        assertThat(planted).hasSize(10).allMatch(token -> token.length() > 4);
    }

    @AfterAll
    void close() throws SQLException {
        if (warehouse != null) {
            warehouse.close();
        }
    }

    @Test
    void no_pack_of_an_audience_outside_holds_what_it_is_not_given() throws SQLException, IOException {
        for (GroupDefinition group : outside()) {
            Path file = Objects.requireNonNull(files.get(group.audience().word()));
            Map<String, String> texts = render(group, file, folder.resolve(group.code() + "-" + group.layout()));
            assertThat(found(texts))
                    .as("%s for %s", group.layout(), group.code())
                    .isEmpty();
            assertThat(texts.keySet()).contains(group.code() + ".pdf", group.code() + ".xlsx", "manifest.json");
            assertThat(texts.get(group.code() + ".pdf")).contains(group.name());
        }
    }

    /** The search finds what a file gives away, in the document and in the workbook. */
    @Test
    void what_a_file_gives_away_is_found_in_the_pack() throws SQLException, IOException {
        GroupDefinition board = as(PackFixture.board(), Audience.PUBLIC, "planning");
        Path leaking = folder.resolve("leaking.duckdb");
        Files.copy(Objects.requireNonNull(files.get("public")), leaking);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + leaking);
                Statement statement = connection.createStatement()) {
            statement.execute("update marts.milestone_status set numerator = 48611, denominator = 93187"
                    + " where value is not null");
        }
        Map<String, String> texts = render(board, leaking, folder.resolve("leaking"));
        assertThat(found(texts)).contains(board.code() + ".pdf has 48,611", board.code() + ".xlsx has 48611");
    }

    @Test
    void a_number_that_is_withheld_bears_its_mark_and_the_mark_is_explained() throws SQLException, IOException {
        GroupDefinition group = as(PackFixture.board(), Audience.PUBLIC, "planning");
        Path hiding = folder.resolve("hiding.duckdb");
        Files.copy(Objects.requireNonNull(files.get("public")), hiding);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + hiding);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update marts.milestone_status set numerator = null, value = null, lower = null, upper = null,"
                            + " data_status = 'suppressed' where value is not null");
        }
        Map<String, String> texts = render(group, hiding, folder.resolve("hiding"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + hiding)) {
            PackContext pack = new PackContext(
                    new Marts(connection, group.scope()),
                    PackRequest.of(group, PackFixture.MEETING),
                    Layout.read(group.layout()),
                    Messages.english(),
                    Palette.shipped(),
                    Map.of());
            List<Row> withheld = Promises.select(new Options(Map.of()), pack).stream()
                    .filter(row -> "suppressed".equals(row.text("data_status")))
                    .toList();
            assertThat(withheld).hasSizeGreaterThan(20);
            assertThat(withheld).allSatisfy(row -> {
                assertThat(Promises.now(row, pack)).isEqualTo("[c]");
                assertThat(Promises.nowCell(row, pack)).contains("[c]").doesNotContain("no data");
            });
        }
        String sheet = Objects.requireNonNull(texts.get(group.code() + ".xlsx"));
        assertThat(sheet).contains(">[c]<");
        assertThat(sheet).contains("[c] marks a number that is withheld");
    }

    /** Each layout that an audience outside is given, with the whole plan in scope; the board's where it has none. */
    private static List<GroupDefinition> outside() {
        Map<String, GroupDefinition> groups = new TreeMap<>();
        for (GroupDefinition group : GovernanceGroups.shipped()) {
            if (group.audience() != Audience.INTERNAL) {
                groups.putIfAbsent(group.audience() + group.layout(), as(group, group.audience(), group.layout()));
            }
        }
        for (Audience audience : List.of(Audience.PARTNERSHIP, Audience.PUBLIC)) {
            if (groups.values().stream().noneMatch(group -> group.audience() == audience)) {
                groups.put(audience + "board", as(PackFixture.board(), audience, "board"));
            }
        }
        return List.copyOf(groups.values());
    }

    private static GroupDefinition as(GroupDefinition group, Audience audience, String layout) {
        return new GroupDefinition(
                group.code(),
                group.name(),
                group.layer(),
                audience,
                GroupDefinition.Scope.EVERYTHING,
                layout,
                60,
                group.meets(),
                group.recipients());
    }

    private static Map<String, String> render(GroupDefinition group, Path file, Path into)
            throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties)) {
            new PackRenderer().render(connection, PackRequest.of(group, PackFixture.MEETING), into);
        }
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> lying = Files.walk(into)) {
            for (Path each : lying.filter(Files::isRegularFile).toList()) {
                texts.put(each.getFileName().toString(), PackWords.of(each).replace('\u00A0', ' '));
            }
        }
        return texts;
    }

    private Set<String> found(Map<String, String> texts) {
        Set<String> found = new TreeSet<>();
        texts.forEach((name, text) -> planted.stream()
                .filter(token -> Pattern.compile("(?<![\\d,.])" + Pattern.quote(token) + "(?![\\d]|[,.]\\d)")
                        .matcher(text)
                        .find())
                .forEach(token -> found.add(name + " has " + token)));
        return found;
    }
}
