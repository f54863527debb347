package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sendwarehouse.warehouse.TestFiles.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Building files and publishing them. */
class PublishTest {
    private static final LocalDate DAY = LocalDate.parse("2026-04-30");

    private Path folder;
    private Home home;
    private ParquetLanding landing;
    private int seconds;

    @BeforeEach
    void home(@TempDir Path folder) throws IOException, SQLException {
        this.folder = folder;
        home = new Home(folder.resolve("home")).create();
        landing = new ParquetLanding(folder.resolve("landing"))
                .land("first", DAY, "select 'R1' as request_id, 'A' as team");
    }

    private static final String PARTITIONED = """
            key: [request_id]
            partitioned_by: team
            columns: {request_id: {description: The key.}, team: {description: The team.}}""";

    private static final String NOT_STORED = PARTITIONED + """

            stored: false
            tests: [{name: as staged, sql: select 1 from fact_asked anti join stg_x__request using (request_id)}]""";

    private static ModelCatalogue catalogue() {
        return new TestFiles()
                .file("warehouse-sql/reference/team.csv", "team,name\nA,North\nB,South\n")
                .model("staging/x/stg_x__request", "select request_id, team from landing.request", key("request_id"))
                .model("staging/x/stg_x__never", "select delivery_id as id, amount from landing.never", key("id"))
                .model(
                        "facts/fact_request",
                        "select request_id as request_key, name from stg_x__request left join ref_team using (team)"
                                + " where not exists (from stg_x__never)",
                        key("request_key"))
                .model("dimensions/dim_delivery", "select distinct status from audit.delivery", key("status"))
                .model("facts/fact_by_team", "select request_id, team from stg_x__request", PARTITIONED)
                .model("facts/fact_asked", "select request_id, team from stg_x__request", NOT_STORED)
                .model("facts/fact_none", "select request_id, team from stg_x__request where false", PARTITIONED)
                .model("marts/requests", "select request_key, name from fact_request", key("request_key"))
                .catalogue();
    }

    private RunId id() {
        return new RunId(
                DAY, "1", "definitions", new Run.Area("840", "E06000047", "Durham"), true, landing.ids(), "key", 0);
    }

    private BuiltWarehouse build() {
        return build(2);
    }

    private BuiltWarehouse build(int threads) {
        return new WarehouseBuilder(
                        home,
                        new DuckDb.Settings(DataSize.ofMegabytes(256), threads),
                        catalogue(),
                        List.of(),
                        List.of())
                .build(id(), landing, BuildListener.SILENT);
    }

    private Publisher publisher() {
        return new Publisher(home, clock());
    }

    private Clock clock() {
        return Clock.fixed(Instant.parse("2026-04-30T20:00:00Z").plusSeconds(seconds++), ZoneOffset.UTC);
    }

    private static List<String> requests(PublishedWarehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            return Sql.rows(connection, "select request_key, name from marts.requests order by all").stream()
                    .map(row -> String.join(" ", row))
                    .toList();
        }
    }

    @Test
    void readersSeeTheWarehouseUnderItsStablePath() throws SQLException, IOException {
        PublishedWarehouse published = publisher().publish(build());
        assertThat(requests(published)).containsExactly("R1 North");
        assertThat(home.published().resolve("warehouse.duckdb").toRealPath()).isEqualTo(published.database());
        assertThat(home.published().resolve("manifest.json")).exists();
        assertThat(home.published().resolve("parquet/marts/requests/part-00000.parquet"))
                .exists();
        assertThat(published.folder().getFileName()).hasToString(id().value());
        assertThat(published.manifest().deliveryIds()).containsExactly("first");
    }

    /** A home with no row of it yet must be published all the same. */
    @Test
    void aPartitionedTableWithoutARowIsOneFileThatSaysItsColumns() throws SQLException, IOException {
        Path parquet = publisher().publish(build()).folder().resolve("parquet");

        JsonNode tables = new JsonMapper()
                .readTree(Files.readString(parquet.resolve("catalogue.json")))
                .path("tables");
        assertThat(tables.valueStream()
                        .filter(table -> table.path("schema").asString().equals("warehouse"))
                        .map(table -> table.path("table").asString() + " by "
                                + table.path("partitioned_by").asString("nothing") + ": "
                                + table.path("files").get(0).path("path").asString()))
                .contains(
                        "fact_by_team by team: warehouse/fact_by_team/team=A/part-00000.parquet",
                        "fact_none by nothing: warehouse/fact_none/part-00000.parquet");
        try (Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            assertThat(Sql.rows(
                            connection,
                            "select column_name from (describe from '"
                                    + parquet.resolve("warehouse/fact_none/part-00000.parquet") + "')"))
                    .containsExactly(List.of("request_id"), List.of("team"));
        }
    }

    private static final String FORMER = "parquet/warehouse/fact_by_team/team=A/part-00000.parquet";

    /** Rows of team A as before and more of others: what stands in the database and in Parquet is that of a whole writing. */
    private PublishedWarehouse publishedWithMore() throws SQLException, IOException {
        landing.land(
                "second", DAY, "from (values ('R1', 'A'), ('R2', 'B'), ('R3', null)) as request(request_id, team)");
        PublishedWarehouse whole =
                publisher().keep(build(), folder.resolve("whole"), Publisher.SCHEMAS, Map.of("about.txt", "whole"));
        PublishedWarehouse published = publisher().publish(build());
        assertThat(published.manifest().tables()).isEqualTo(whole.manifest().tables());
        assertThat(parquetHashes(published)).isEqualTo(parquetHashes(whole)).hasSizeGreaterThan(3);
        try (Connection connection = published.connect()) {
            assertThat(TableHash.of(connection, TableName.of("warehouse.fact_by_team"))
                            .hash())
                    .isEqualTo(published.manifest().tables().stream()
                            .filter(table -> table.name().equals("fact_by_team"))
                            .findFirst()
                            .orElseThrow()
                            .contentHash());
            assertThat(Sql.rows(connection, "from warehouse.fact_by_team order by request_id")
                            .toString())
                    .isEqualTo("[[R1, A], [R2, B], [R3, null]]");
        }
        return published;
    }

    private static Map<String, String> parquetHashes(PublishedWarehouse version) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(version.folder().resolve("parquet"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".parquet")).toList()) {
                hashes.put(version.folder().relativize(file).toString(), Hashes.ofFile(file));
            }
        }
        return hashes;
    }

    private static Object file(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino");
    }

    @Test
    void aPartThatIsAsItWasIsTakenOverAndOthersAreWritten() throws SQLException, IOException {
        Path before = publisher().publish(build()).folder().resolve(FORMER);
        Object one = file(before);
        Path after = publishedWithMore().folder().resolve(FORMER);
        assertThat(after).isNotEqualTo(before);
        assertThat(file(after)).isEqualTo(one);
    }

    @Test
    void aTableThatIsAsItWasIsTakenOverAndOthersAreWritten() throws SQLException, IOException {
        Path before = publisher().publish(build()).folder();
        Path after = publishedWithMore().folder();
        for (String same : List.of("reference/ref_team", "warehouse/dim_delivery", "warehouse/fact_none")) {
            String file = "parquet/" + same + "/part-00000.parquet";
            assertThat(file(after.resolve(file))).as(same).isEqualTo(file(before.resolve(file)));
        }
        String changed = "parquet/marts/requests/part-00000.parquet";
        assertThat(file(after.resolve(changed))).isNotEqualTo(file(before.resolve(changed)));
        try (Connection connection = PublishedWarehouse.open(home).connect()) {
            assertThat(Sql.rows(connection, "from reference.ref_team").toString())
                    .isEqualTo("[[A, North], [B, South]]");
        }
    }

    @Test
    void aPartThatIsNotAsItWasWrittenIsNotTakenOver() throws SQLException, IOException {
        Path before = publisher().publish(build()).folder().resolve(FORMER);
        byte[] bytes = Files.readAllBytes(before);
        bytes[bytes.length / 2] ^= 1;
        Files.write(before, bytes);
        Path after = publishedWithMore().folder().resolve(FORMER);
        assertThat(file(after)).isNotEqualTo(file(before));
    }

    @Test
    void whatABuildDoesNotStoreIsATableOfWhatIsPublished() throws SQLException {
        PublishedWarehouse published = publisher().publish(build());
        try (Connection connection = published.connect()) {
            assertThat(Sql.rows(
                                    connection,
                                    "select table_name, column_name, c.comment from duckdb_tables() as t inner join"
                                            + " duckdb_columns() as c using (schema_name, table_name) where table_name ="
                                            + " 'fact_asked' order by all")
                            .toString())
                    .isEqualTo("[[fact_asked, request_id, The key.], [fact_asked, team, The team.]]");
            assertThat(Sql.rows(connection, "from warehouse.fact_asked").toString())
                    .isEqualTo("[[R1, A]]");
        }
        assertThat(published.folder().resolve("parquet/warehouse/fact_asked/team=A/part-00000.parquet"))
                .exists();
    }

    @Test
    void whatIsNotStoredSaysWhoseRowsItHas() {
        assertThatThrownBy(() -> new TestFiles()
                        .model(
                                "facts/fact_asked",
                                "select 1 as request_id, 'A' as team",
                                PARTITIONED + "\nstored: false")
                        .catalogue())
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("a test that its rows are those of the table it is made from");
    }

    @Test
    void stagingStaysBehind() throws SQLException {
        try (Connection connection = publisher().publish(build()).connect()) {
            assertThat(Sql.rows(connection, "select distinct table_schema from information_schema.tables order by 1"))
                    .containsExactly(List.of("audit"), List.of("marts"), List.of("reference"), List.of("warehouse"));
        }
    }

    @Test
    void commentsArePublished() throws SQLException {
        try (Connection connection = publisher().publish(build()).connect()) {
            assertThat(
                            Sql.rows(
                                    connection,
                                    "select comment from duckdb_columns() where table_name = 'requests' and column_name = 'request_key'"))
                    .containsExactly(List.of("The key."));
        }
    }

    @Test
    void nothingOutsideThePublishedFileCanBeRead() throws SQLException {
        try (Connection connection = publisher().publish(build()).connect()) {
            assertThatThrownBy(() -> Sql.rows(connection, "select * from read_csv('/etc/hostname')"))
                    .hasMessageContaining("disabled");
        }
    }

    @Test
    void theManifestHoldsTheHashOfEveryFile() throws IOException {
        PublishedWarehouse published = publisher().publish(build());
        Map<String, String> stated = new TreeMap<>();
        published.manifest().files().forEach(file -> stated.put(file.path(), file.sha256()));
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(published.folder())) {
            for (Path file : walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                if (!file.endsWith("manifest.json")) {
                    found.put(published.folder().relativize(file).toString(), Hashes.ofFile(file));
                }
            }
        }
        assertThat(stated).isEqualTo(found).hasSizeGreaterThan(5);
    }

    @Test
    void aSecondIdenticalRunChangesNothing() throws IOException {
        publisher().publish(build());
        List<String> before = listing();
        assertThat(publisher().isCurrent(id())).isTrue();
        publisher().publish(build());
        assertThat(listing()).isEqualTo(before);
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> walk = Files.walk(home.published())) {
            return walk.map(path -> path + " " + path.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aReaderOfTheFirstRunKeepsItAndANewReaderSeesTheSecond() throws SQLException, IOException {
        PublishedWarehouse first = publisher().publish(build());
        try (Connection open = first.connect()) {
            landing.land("second", DAY, "select 'R2' as request_id, 'B' as team");
            publisher().publish(build());
            assertThat(Sql.rows(open, "select request_key from marts.requests")).containsExactly(List.of("R1"));
            assertThat(requests(first)).containsExactly("R1 North");
            assertThat(requests(PublishedWarehouse.open(home))).containsExactly("R2 South");
        }
    }

    @Test
    void aChangedDeliveryChangesTheTablesMadeFromItAndNoOthers() throws SQLException, IOException {
        Map<String, String> before = hashes(publisher().publish(build()));
        landing.land("second", DAY, "select 'R1' as request_id, 'B' as team");
        Map<String, String> after = hashes(publisher().publish(build()));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream().filter(table -> !Objects.equals(before.get(table), after.get(table))))
                .containsExactlyInAnyOrder(
                        "audit.delivery",
                        "audit.run",
                        "reference.ref_run",
                        "warehouse.fact_by_team",
                        "warehouse.fact_asked",
                        "warehouse.fact_request",
                        "marts.requests");
    }

    private static Map<String, String> hashes(PublishedWarehouse warehouse) {
        return warehouse.manifest().tables().stream()
                .collect(Collectors.toMap(table -> table.schema() + "." + table.name(), Manifest.Table::contentHash));
    }

    @ParameterizedTest
    @EnumSource(
            value = Publisher.Moment.class,
            names = {"WRITTEN", "VERIFIED"})
    void whatIsKeptAsideIsWholeOrNotThereAndTouchesNothingPublished(Publisher.Moment cut)
            throws SQLException, IOException {
        publisher().publish(build());
        List<String> published = listing();
        landing.land("second", DAY, "select 'R2' as request_id, 'B' as team");
        Path kept = home.rebuilt().resolve("2026-04-30");
        Publisher killed = new Publisher(home, clock(), 7, moment -> {
            if (moment == cut) {
                throw new Killed();
            }
        });
        BuiltWarehouse built = build();
        List<String> marts = List.of("marts");
        assertThatThrownBy(() -> killed.keep(built, kept, marts, Map.of("about.json", "{}")))
                .isInstanceOf(Killed.class);
        assertThat(kept).doesNotExist();

        new WarehouseBuilder(home, DuckDb.Settings.DEFAULT, catalogue(), List.of(), List.of()).cleanUp();
        assertThat(home.rebuilt()).isEmptyDirectory();
        PublishedWarehouse whole = publisher().keep(build(), kept, marts, Map.of("about.json", "{}"));

        assertThat(requests(whole)).containsExactly("R2 South");
        assertThat(kept.resolve("about.json")).hasContent("{}");
        assertThat(kept.resolve("parquet/marts/requests/part-00000.parquet")).exists();
        assertThat(kept.resolve("parquet/warehouse")).doesNotExist();
        assertThat(listing()).isEqualTo(published);
    }

    @ParameterizedTest
    @EnumSource(
            value = Publisher.Moment.class,
            names = {"WRITTEN", "VERIFIED", "NAMED"})
    void aPublicationCutShortLeavesTheLastVersionAndIsFinishedByTheNext(Publisher.Moment cut)
            throws SQLException, IOException {
        publisher().publish(build());
        landing.land("second", DAY, "select 'R2' as request_id, 'B' as team");
        Publisher killed = new Publisher(home, clock(), 7, moment -> {
            if (moment == cut) {
                throw new Killed();
            }
        });
        BuiltWarehouse built = build();
        assertThatThrownBy(() -> killed.publish(built)).isInstanceOf(Killed.class);
        assertThat(requests(PublishedWarehouse.open(home))).containsExactly("R1 North");
        publisher().publish(build());
        assertThat(requests(PublishedWarehouse.open(home))).containsExactly("R2 South");
    }

    /** Until then there is no path that readers know; nothing else would ever make it. */
    @ParameterizedTest
    @EnumSource(
            value = Publisher.Moment.class,
            names = {"SHOWN", "LINKED"})
    void theFirstPublicationCutShortGetsItsStablePathsWithTheNextRun(Publisher.Moment cut)
            throws SQLException, IOException {
        Publisher killed = new Publisher(home, clock(), 7, moment -> {
            if (moment == cut) {
                throw new Killed();
            }
        });
        BuiltWarehouse built = build();
        assertThatThrownBy(() -> killed.publish(built)).isInstanceOf(Killed.class);

        PublishedWarehouse published = publisher().publish(built);

        assertThat(home.published().resolve("warehouse.duckdb").toRealPath()).isEqualTo(published.database());
        assertThat(home.published().resolve("manifest.json")).exists();
        assertThat(requests(published)).containsExactly("R1 North");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void leftoversOfKilledRunsAreCleanedAway() throws IOException {
        publisher().publish(build());
        Files.createDirectories(home.work().resolve("build-dead/spill"));
        Files.createDirectories(home.work().resolve("pack-dead-board"));
        Files.createDirectories(home.work().resolve("refused-dead"));
        // An original that was unsealed for an inspection's list: in the clear.
        Files.createFile(home.work().resolve("original123"));
        Files.createDirectories(home.publishedVersions().resolve("_unfinished-dead/parquet"));
        new WarehouseBuilder(home, DuckDb.Settings.DEFAULT, catalogue(), List.of(), List.of()).cleanUp();
        assertThat(home.work()).isEmptyDirectory();
        assertThat(home.publishedVersions().toFile().list()).containsExactly(id().value());
    }

    @Test
    void oldVersionsAreForgottenAndTheCurrentOneNever() throws SQLException, IOException {
        for (int i = 0; i < 4; i++) {
            landing.land("delivery" + i, DAY, "select 'R" + i + "' as request_id, 'A' as team");
            new Publisher(home, clock(), 2, moment -> {}).publish(build());
        }
        assertThat(home.publishedVersions().toFile().list()).hasSize(2).contains(id().value());
        assertThat(requests(PublishedWarehouse.open(home))).containsExactly("R3 North");
    }

    @Test
    void theSameRunGivesTheSameParquetBytesAndTableHashesAtOneThreadAndAtTwo() throws SQLException, IOException {
        landing.land(
                "large",
                DAY,
                "select 'R' || hash(range)::varchar as request_id, case when range % 3 = 0 then 'A' else 'B' end as team"
                        + " from range(400000)");
        PublishedWarehouse one = publisher().publish(build(1));
        Map<String, String> files = parquet(one);
        Map<String, String> hashes = hashes(one);
        Home other = new Home(folder.resolve("other")).create();
        home = other;
        PublishedWarehouse two = publisher().publish(build(2));
        assertThat(parquet(two)).isEqualTo(files).hasSizeGreaterThan(5);
        assertThat(hashes(two)).isEqualTo(hashes);
    }

    private static Map<String, String> parquet(PublishedWarehouse warehouse) {
        return warehouse.manifest().files().stream()
                .filter(file -> file.path().endsWith(".parquet"))
                .collect(Collectors.toMap(Manifest.PublishedFile::path, Manifest.PublishedFile::sha256));
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        PublishedWarehouse published = publisher().publish(build());
        for (Path path : Arrays.asList(published.database(), published.folder().resolve("manifest.json"))) {
            assertThat(Files.getPosixFilePermissions(path)).hasSize(2);
        }
    }
}
