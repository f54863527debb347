package org.sendwarehouse.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.warehouse.Manifest;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.util.FileSystemUtils;

/** Numbers and dates of birth, joined again under the key from pupils' files that landed through the real door. */
class AnnexAReidentifiedTest {
    private static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);
    private static final Instant NOW = Instant.parse("2026-05-01T09:00:00Z");
    private static final String HEADER = "pupil_id,upn,uln,surname,forename,birth_date,sex,ethnicity,postcode,urn,"
            + "enrolment_status,entry_date,leaving_date,ncy,sen_provision,sen_need_primary,sen_need_secondary,fsm,"
            + "pupil_premium,disability,young_carer,part_time_timetable\n";

    private final Path folder;
    private final Door door;
    private final List<LandedDelivery> made = new ArrayList<>();

    AnnexAReidentifiedTest(@TempDir Path folder) {
        this.folder = folder;
        door = new Door(folder.resolve("home"));
    }

    private static String pupil(String id, String upn, String uln, String surname, String forename, String born) {
        return String.join(",", id, upn, uln, surname, forename, born)
                + ",F,WBRI,DH1 5UJ,100001,C,2020-09-01,,5,E,ASD,,N,N,N,N,N\n";
    }

    @BeforeEach
    void pupilsLandAndAWarehouseIsMadeOfThem() throws Exception {
        String bob = pupil("P2", "A840200016015", "1000000353", "Bell", "Bob", "2010-02-03");
        // Bob's twin came with his number.
        String twin = pupil("P3", "A840200016015", "1000000493", "Bell", "Eve", "2010-02-03");
        // The check letter of this number is wrong.
        String cal = pupil("P4", "X840200014006", "", "Carr", "Cal", "2012-03-04");
        land(
                "2026-04-29",
                pupil("P1", "B840200013003", "1000000213", "Ash", "Ann", "2009-12-04"),
                bob,
                twin,
                cal,
                pupil("P5", "H840200013007", "", "Dene", "Dee", "2013-04-05"));
        land(
                "2026-04-30",
                pupil("P1", "B840200013003", "1000000213", "Ash", "Ann", "2009-12-05"),
                bob,
                twin,
                cal,
                pupil("P5", "H84020001478A", "", "Dene", "Dee", "2013-04-05"));
        Path earlier = made.get(0).parts(door.home(), "pupil").get(0);
        Path later = made.get(1).parts(door.home(), "pupil").get(0);
        // The keys, as dim_person_record takes them: of the number where it is one child's, else of what else is known.
        Map<String, String> keys = Map.of(
                "ann", key("1", "token_upn", earlier, 0),
                "bob", key("2", "token_uln", earlier, 1),
                "cal", key("4", "token_name_birth", earlier, 3),
                "dee", key("1", "token_upn", earlier, 4));
        String sql = AnnexATest.WAREHOUSE;
        for (Map.Entry<String, String> key : keys.entrySet()) {
            sql = sql.replace("'" + key.getKey() + "'", "'" + key.getValue() + "'");
        }
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + published().database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            // The other keys that they could have had: Ann's by her ULN, Dee's by her temporary number.
            statement.execute("create table warehouse.dim_child_key as from (values ('"
                    + key("2", "token_uln", earlier, 0)
                    + "', '" + keys.get("ann") + "'), ('" + key("1", "token_upn", later, 4) + "', '" + keys.get("dee")
                    + "')) t(former_child_key, child_key)");
        }
        // What comes after the warehouse was published is no part of it.
        landed("2026-05-01", pupil("P1", "B840200013003", "1000000213", "Ash", "Ann", "1999-09-09"));
    }

    private void land(String date, String... pupils) throws IOException {
        made.add(landed(date, pupils));
    }

    private LandedDelivery landed(String date, String... pupils) throws IOException {
        door.put("synergy/pupil_" + date + ".csv", HEADER + String.join("", pupils));
        return door.night(date).get(0);
    }

    private static String key(String kind, String token, Path file, int row) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                var result = statement.executeQuery("select md5(concat_ws('|', 'child', '" + kind + "', " + token
                        + ")) from read_parquet('" + file + "') order by source_row limit 1 offset " + row)) {
            result.next();
            return result.getString(1);
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
                        made.stream().map(LandedDelivery::deliveryId).toList(),
                        NOW,
                        List.of(),
                        List.of(),
                        null));
    }

    private AnnexA.Line make() throws Exception {
        return new AnnexA(door.home(), Clock.fixed(NOW, ZoneOffset.UTC))
                .make(published(), new AnnexA.Order("inspection", "head of SEND casework", "SEND data officer"));
    }

    /** The first columns of a list: UPN, ULN and date of birth, behind the child's key. */
    private List<List<String>> identities(AnnexA.Line line, String list) throws IOException {
        return rows(line, list).stream().skip(1).map(row -> row.subList(1, 4)).toList();
    }

    private List<List<String>> rows(AnnexA.Line line, String name) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                door.home().root().resolve(line.file()).toFile(), new ReadingOptions(true, false))) {
            workbook.findSheet(name)
                    .orElseThrow()
                    .read()
                    .forEach(row -> rows.add(
                            row.stream().map(AnnexAReidentifiedTest::text).toList()));
        }
        return rows;
    }

    private static String text(Cell cell) {
        String format = cell.getDataFormatString();
        return cell.getType() == CellType.NUMBER && format != null && format.contains("yyyy")
                ? cell.asDate().toLocalDate().toString()
                : cell.getRawValue();
    }

    @Test
    void each_child_has_what_its_own_originals_say_and_a_number_that_is_not_surely_its_own_is_left_out()
            throws Exception {
        AnnexA.Line line = make();

        assertThat(identities(line, "List 1"))
                .containsExactlyInAnyOrder(
                        // Originals disagree in her date of birth: the newest that the warehouse is made of.
                        List.of("B840200013003", "1000000213", "2009-12-05"),
                        // His twin came with his UPN.
                        List.of("[c]", "1000000353", "2010-02-03"));
        assertThat(identities(line, "List 2"))
                .containsExactlyInAnyOrder(
                        // Known by name and date of birth only.
                        List.of("[c]", "[c]", "2012-03-04"),
                        // The temporary number came last; the permanent one goes before it.
                        List.of("H840200013007", "[c]", "2013-04-05"));
        assertThat(line.reidentified())
                .isEqualTo(new AnnexA.Reidentification(
                        "SEND data officer",
                        Map.of("UPN", 2, "ULN", 2, "BIRTH_DATE", 4),
                        Map.of("UPN", 0, "ULN", 0, "BIRTH_DATE", 1),
                        2,
                        0));
        assertThat(rows(line, "Cover"))
                .contains(
                        List.of("Title", "Area SEND inspection, Annex A, lists 1 and 2 (identifies children)"),
                        List.of("Re-identified by", "SEND data officer"),
                        List.of(
                                "Children with date of birth",
                                "4 (originals say different things of 1; the newest is given)"),
                        List.of("Originals", "2 deliveries read, 0 not in the archive any more"));
        assertThat(rows(line, "Notes"))
                .contains(
                        List.of(
                                "every list",
                                "[c]",
                                "No original in the archive says it of this child beyond doubt: look it up in the casework"
                                        + " system."),
                        List.of("List 2", "Date of birth", "From the newest original that is of this child."));
    }

    @Test
    void an_original_that_is_gone_is_counted_and_the_others_are_read() throws Exception {
        FileSystemUtils.deleteRecursively(door.home()
                .archive()
                .resolve("synergy/pupil")
                .resolve(made.get(0).deliveryId()));

        AnnexA.Line line = make();

        assertThat(identities(line, "List 2")).contains(List.of("H84020001478A", "[c]", "2013-04-05"));
        assertThat(line.reidentified()).matches(how -> how.originalsRead() == 1 && how.originalsGone() == 1);
    }

    @Test
    void only_its_owner_opens_the_workbook_its_making_is_on_record_and_identifiers_are_nowhere_else() throws Exception {
        Map<Path, Long> before = new LinkedHashMap<>();
        for (Path file : Door.files(door.home().root())) {
            before.put(file, Files.size(file));
        }

        AnnexA.Line line = make();

        Path workbook = door.home().root().resolve(line.file());
        assertThat(line.file()).startsWith("controlled/annex-a-reidentified/annex-a-reidentified-2026-04-30-");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workbook)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workbook.getParent())))
                .isEqualTo("rwx------");
        Path record = door.home().state().resolve("controlled.jsonl");
        assertThat(Files.readString(record))
                .contains("\"by\":\"SEND data officer\"")
                .doesNotContain("840200", "10000002", "2009-");
        List<Path> written = new ArrayList<>(Door.files(door.home().root()));
        written.removeIf(before::containsKey);
        assertThat(written).containsExactlyInAnyOrder(workbook, record);
    }
}
