package org.sendwarehouse.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.warehouse.Manifest;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import tools.jackson.databind.json.JsonMapper;

/** The children's lists of an inspection, from a warehouse of six children. */
class AnnexATest {
    private static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);
    private static final Instant NOW = Instant.parse("2026-05-01T09:00:00Z");
    static final String WAREHOUSE = """
            create schema marts; create schema warehouse;
            create table marts.run as select date '2026-04-30' as as_at, 'E06000047' as area_code;
            create table warehouse.dim_child as from (values
                ('ann', 'E06000047', true, 'Female', 'WBRI', 'ASD', '100001', true, 'E', true, false),
                ('bob', 'E06000047', true, 'Male', 'OOTH', null, '100002', false, 'E', null, null),
                ('cal', 'E06000047', true, 'Unknown', null, 'DS', '100001', true, 'K', false, true),
                ('dee', 'E06000047', true, 'Female', 'WBRI', 'MLD', '100001', true, 'K', false, true),
                ('eve', 'E06000047', true, 'Female', 'WBRI', null, '100001', true, 'N', false, false),
                ('fay', 'E08000024', true, 'Female', 'WBRI', 'ASD', '100001', true, 'K', false, false))
                t(child_key, area_code, is_current, sex, ethnicity_code, primary_need, urn, is_on_roll, sen_provision,
                    pupil_premium, disability);
            create table warehouse.fact_ehc_plan as from (values
                ('p1', 'ann', date '2020-01-02', null, 'ASD'),
                ('p2', 'bob', date '2019-05-06', null, 'SEMH'),
                ('p3', 'cal', date '2018-05-06', date '2025-01-01', 'DS'),
                ('p4', 'dee', date '2026-05-01', null, 'MLD'))
                t(plan_key, child_key, issued_date, ceased_date, primary_need);
            create table warehouse.fact_plan_census as from (values
                ('c0', 'ann', date '2025-01-16', 's1', 'elective_home_education'),
                ('c1', 'ann', date '2026-01-15', 's1', 'mainstream_academy'),
                ('c2', 'bob', date '2026-01-15', 's2', 'elective_home_education'))
                t(census_plan_key, child_key, census_date, setting_key, caseload_category);
            create table warehouse.dim_setting as from (values ('s1', '100001'), ('s2', null)) t(setting_key, urn);
            create table warehouse.dim_school as from (values
                ('k1', '100001', true, 'primary'), ('k3', '100003', true, 'alternative provision'))
                t(school_key, urn, is_current, phase);
            create table warehouse.fact_enrolment as from (values
                ('ann', '100003', 'S', date '2025-09-01', null), ('cal', '100003', 'S', date '2025-09-01', date '2026-01-01'))
                t(child_key, urn, enrolment_status, entry_date, leaving_date);
            create table warehouse.fact_suspension as from (values
                ('ann', true, false, false, date '2025-10-30'), ('ann', true, false, false, date '2025-10-31'),
                ('ann', true, false, false, date '2026-04-30'), ('ann', true, false, false, date '2026-05-01'),
                ('dee', false, true, true, date '2026-02-01'), ('dee', false, true, false, date '2026-03-01'))
                t(child_key, is_suspension, is_permanent_exclusion, is_reinstated, start_date);
            create table warehouse.fact_attendance_week as from (values
                ('ann', date '2025-10-27', 10, 5, 5), ('ann', date '2026-03-02', 10, 1, 0), ('ann', date '2026-03-09', 8, 0, 1))
                t(child_key, week_start, sessions_possible, sessions_authorised, sessions_unauthorised);
            create table warehouse.fact_social_care as from (values
                ('i1', 'ann', 'early help', 'First contact', date '2026-04-01', null),
                ('i2', 'ann', 'child in need', 'North', date '2024-04-01', null),
                ('i3', 'dee', 'looked after', 'Looked after', date '2020-04-01', date '2026-04-30'))
                t(involvement_key, child_key, involvement, team, start_date, end_date);
            create table warehouse.fact_annual_review as from (values
                ('ann', date '2025-03-04'), ('ann', date '2026-03-05'), ('ann', date '2026-06-01')) t(child_key, meeting_date);
            """;

    private final Path folder;
    private final Home home;

    AnnexATest(@TempDir Path folder) {
        this.folder = folder;
        home = new Home(folder.resolve("home"));
    }

    @BeforeEach
    void aWarehouse() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + published().database());
                Statement statement = connection.createStatement()) {
            statement.execute(WAREHOUSE);
        }
    }

    private PublishedWarehouse published() {
        return new PublishedWarehouse(
                folder,
                new Manifest(
                        "run1",
                        AS_AT,
                        "0",
                        "0",
                        "840",
                        "E06000047",
                        "County Durham",
                        true,
                        "k",
                        0,
                        List.of(),
                        NOW,
                        List.of(),
                        List.of(),
                        null));
    }

    private AnnexA.Line make() throws Exception {
        return new AnnexA(home, Clock.fixed(NOW, ZoneOffset.UTC))
                .make(published(), new AnnexA.Order("rehearsal", "head of SEND casework", null));
    }

    private Map<String, List<List<String>>> sheets(AnnexA.Line made) throws IOException {
        Map<String, List<List<String>>> sheets = new java.util.LinkedHashMap<>();
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(home.root().resolve(made.file()).toFile(), new ReadingOptions(true, false))) {
            for (var sheet : workbook.getSheets().toList()) {
                List<List<String>> rows = new ArrayList<>();
                sheet.read()
                        .forEach(row ->
                                rows.add(row.stream().map(AnnexATest::text).toList()));
                sheets.put(sheet.getName(), rows);
            }
        }
        return sheets;
    }

    private static String text(Cell cell) {
        String format = cell.getDataFormatString();
        return cell.getType() == CellType.NUMBER && format != null && format.contains("yyyy")
                ? cell.asDate().toLocalDate().toString()
                : cell.getRawValue();
    }

    @Test
    void list_1_is_every_child_with_a_plan_in_the_official_columns() throws Exception {
        List<List<String>> list = sheets(make()).get("List 1");

        assertThat(list)
                .containsExactly(
                        List.of(
                                "Unique ID",
                                "UPN",
                                "ULN",
                                "Date of birth",
                                "Gender",
                                "Ethnicity",
                                "Date initial EHC plan issued",
                                "Date updated EHC plan issued",
                                "Date EHC plan last reviewed",
                                "SEN primary need",
                                "Main education establishment – URN",
                                "Main education establishment – phase",
                                "Subsidiary education establishment – phase (dual registration)",
                                "Elective home education",
                                "Suspensions",
                                "Permanent exclusions",
                                "Absence",
                                "Pupil Premium",
                                "Known to children's social care?",
                                "Which children's social care team?",
                                "Does the child or young person have a disability?"),
                        List.of(
                                "ann",
                                "[c]",
                                "[c]",
                                "[c]",
                                "b) Female",
                                "a) WBRI",
                                "2020-01-02",
                                "[x]",
                                "2026-03-05",
                                "k) ASD",
                                "100001",
                                "b) Primary",
                                "h) Pupil referral unit/Alternative provision",
                                "b) No",
                                "2",
                                "0",
                                "11.1",
                                "a) Yes",
                                "a) Yes",
                                "North",
                                "b) No"),
                        List.of(
                                "bob",
                                "[c]",
                                "[c]",
                                "[c]",
                                "a) Male",
                                "r) OOTH",
                                "2019-05-06",
                                "[x]",
                                "[z]",
                                "e) SEMH",
                                "[x]",
                                "[x]",
                                "[z]",
                                "a) Yes",
                                "0",
                                "0",
                                "[x]",
                                "[x]",
                                "b) No",
                                "[z]",
                                "[x]"));
    }

    @Test
    void list_2_is_every_other_child_of_the_area_with_sen_support() throws Exception {
        List<List<String>> list = sheets(make()).get("List 2");

        assertThat(list)
                .containsExactly(
                        List.of(
                                "Unique ID",
                                "UPN",
                                "ULN",
                                "Date of birth",
                                "Gender",
                                "Ethnicity",
                                "SEN primary need",
                                "Main education establishment – URN",
                                "Main education establishment – phase",
                                "Subsidiary education establishment – phase (dual registration)",
                                "Suspensions",
                                "Permanent exclusions",
                                "Absence",
                                "Pupil Premium",
                                "Known to children's social care?",
                                "Which children's social care team?",
                                "Does the child or young person have a disability?"),
                        List.of(
                                "cal",
                                "[c]",
                                "[c]",
                                "[c]",
                                "c) Not known",
                                "u) UNKNOWN",
                                "DS",
                                "100001",
                                "b) Primary",
                                "[z]",
                                "0",
                                "0",
                                "[x]",
                                "b) No",
                                "b) No",
                                "[z]",
                                "a) Yes"),
                        List.of(
                                "dee",
                                "[c]",
                                "[c]",
                                "[c]",
                                "b) Female",
                                "a) WBRI",
                                "b) MLD",
                                "100001",
                                "b) Primary",
                                "[z]",
                                "0",
                                "1",
                                "[x]",
                                "b) No",
                                "b) No",
                                "[z]",
                                "a) Yes"));
    }

    @Test
    void its_cover_says_for_what_it_is_and_who_re_identifies() throws Exception {
        Map<String, List<List<String>>> sheets = sheets(make());

        assertThat(sheets.keySet()).containsExactly("Cover", "Contents", "Notes", "List 1", "List 2");
        assertThat(sheets.get("Cover"))
                .contains(
                        List.of("Purpose", "rehearsal"),
                        List.of("Asked for by", "head of SEND casework"),
                        List.of("Made on", "2026-05-01"),
                        List.of("Synthetic", "Yes: no real child is in it"))
                .extracting(row -> row.get(0))
                .contains("Who re-identifies", "How", "Handling", "Layout");
        assertThat(sheets.get("Contents"))
                .contains(
                        List.of(
                                "List 1",
                                "All children and young people with an EHC plan for whom the authority is responsible",
                                "2"),
                        List.of("List 2", "All children and young people who receive SEN support", "2"));
        // Each column of each list, and three signs.
        assertThat(sheets.get("Notes")).hasSize(1 + 3 + 21 + 17);
    }

    @Test
    void each_making_is_on_record_and_only_its_owner_reads_it() throws Exception {
        AnnexA.Line made = make();
        Path file = home.root().resolve(made.file());

        assertThat(made.file()).startsWith("controlled/annex-a/annex-a-2026-04-30-");
        assertThat(made.sha256()).isEqualTo(Hashes.ofFile(file));
        assertThat(made.rows()).isEqualTo(Map.of("List 1", 2, "List 2", 2));
        assertThat(Files.readAllLines(home.state().resolve("controlled.jsonl")))
                .singleElement()
                .satisfies(line -> assertThat(JsonMapper.shared().readValue(line, AnnexA.Line.class))
                        .isEqualTo(made));
        for (Path path : List.of(file, home.state().resolve("controlled.jsonl"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(file.getParent())) {
            assertThat(Set.copyOf(files.toList())).containsExactly(file);
        }
    }
}
