package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;

/** Attendance conformed a delivery at a time is what it is conformed at once, and nothing is conformed twice. */
class ConformedDeliveriesTest {
    private static final String TABLE = "stg_synergy__attendance_week";
    private static final String ROWS = "select * from " + TABLE + " order by all";

    private final Door door;
    private final Path kept;

    ConformedDeliveriesTest(@TempDir Path folder) {
        this.door = new Door(folder);
        this.kept = door.home().work().resolve("conformed").resolve(TABLE);
    }

    /** Marks: {@code pupil urn day session mark}, separated by semicolons. */
    private void land(String night, String day, String rows) throws IOException {
        StringBuilder csv = new StringBuilder("pupil_id,urn,session_date,session,mark\n");
        for (String row : rows.split(";", -1)) {
            csv.append(row.strip().replace(' ', ',')).append('\n');
        }
        door.put("synergy/attendance_" + day + ".csv", csv.toString());
        assertThat(door.night(night)).hasSize(1);
    }

    @BeforeEach
    void twoSchools() throws IOException {
        // One session marked twice: the last mark counts.
        land("2026-04-27", "2026-04-24", """
                P1 114001 2026-04-20 AM /; P1 114001 2026-04-20 PM N; P1 114001 2026-04-20 PM L; P1 114002 2026-04-24 AM I;
                P2 114001 2026-04-20 AM /; P2 114001 2026-04-17 AM N""");
    }

    private List<String> conformed(String asAt) throws IOException, SQLException {
        List<String> rows = LandedRows.conformedOnce(door, asAt, ROWS, TABLE);
        assertThat(rows).isEqualTo(LandedRows.of(door, asAt, ROWS, TABLE));
        return rows;
    }

    /** Name and time of writing of every kept file. */
    private Map<String, Object> files() throws IOException {
        Map<String, Object> files = new TreeMap<>();
        try (var all = Files.list(kept)) {
            for (Path file : all.toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readAttributes(file, "unix:ino,lastModifiedTime"));
            }
        }
        return files;
    }

    @Test
    void every_kind_of_replacement_comes_to_the_same() throws Exception {
        assertThat(conformed("2026-04-27")).hasSize(4);
        // Part of what was known, and a week more.
        land("2026-04-28", "2026-04-27", """
                P1 114001 2026-04-21 AM /; P1 114001 2026-04-21 PM /; P1 114001 2026-04-22 AM /; P2 114001 2026-04-21 AM N;
                P1 114001 2026-04-27 AM L; P3 114001 2026-04-27 AM /""");
        assertThat(conformed("2026-04-28")).hasSize(6);
        // A late older extract fills a gap and replaces nothing newer.
        land("2026-04-29", "2026-04-23", "P1 114001 2026-04-20 AM N; P4 114003 2026-04-20 AM /");
        assertThat(conformed("2026-04-29")).hasSize(7);
        // What was left of the first, once more.
        land("2026-04-30", "2026-04-30", "P1 114002 2026-04-24 AM N; P2 114001 2026-04-17 AM N");
        assertThat(conformed("2026-04-30")).hasSize(7);
        // And as it was known before.
        assertThat(conformed("2026-04-27")).hasSize(4);
        assertThat(conformed("2026-04-30")).hasSize(7);
    }

    @Test
    void a_night_conforms_what_came_in_it_and_no_more() throws Exception {
        conformed("2026-04-27");
        Map<String, Object> before = files();
        assertThat(before).hasSize(1);
        land("2026-04-28", "2026-04-27", "P1 114001 2026-04-27 AM L");
        conformed("2026-04-28");
        assertThat(files()).hasSize(2).containsAllEntriesOf(before);
    }

    @Test
    void what_no_longer_counts_is_not_kept() throws Exception {
        conformed("2026-04-27");
        Map<String, Object> before = files();
        land("2026-04-28", "2026-04-25", """
                P1 114001 2026-04-20 AM /; P1 114001 2026-04-20 PM L; P2 114001 2026-04-20 AM N; P2 114001 2026-04-20 PM N;
                P1 114002 2026-04-24 AM N; P2 114001 2026-04-17 AM N""");
        conformed("2026-04-28");
        assertThat(files()).hasSize(1).doesNotContainKeys(before.keySet().toArray(String[]::new));
    }

    private List<String> quarters() throws IOException {
        return files().keySet().stream()
                .filter(name -> name.startsWith("quarter-"))
                .map(name -> name.substring(0, name.indexOf('.')))
                .toList();
    }

    /** Two deliveries of autumn and two of winter, behind the one of spring. */
    private void twoQuartersMore() throws IOException {
        land("2026-04-28", "2025-11-14", "P2 114001 2025-11-10 AM /; P1 114001 2025-11-10 AM N");
        land("2026-04-29", "2025-11-21", "P1 114001 2025-11-17 AM /; P2 114001 2025-11-17 AM L");
        land("2026-04-30", "2026-01-16", "P1 114001 2026-01-12 AM /; P2 114001 2026-01-12 PM I");
        land("2026-05-01", "2026-01-23", "P1 114001 2026-01-19 AM /; P3 114003 2026-01-19 AM /");
    }

    @Test
    void deliveries_of_a_quarter_that_is_over_are_put_together_once() throws Exception {
        twoQuartersMore();
        assertThat(conformed("2026-05-01")).hasSize(12);
        Map<String, Object> before = files();
        assertThat(before).hasSize(7);
        assertThat(quarters()).containsExactly("quarter-2025-4", "quarter-2026-1");
        assertThat(conformed("2026-05-01")).hasSize(12);
        assertThat(files()).isEqualTo(before);
        // Seen from before the second of winter came, winter is another one; autumn is as it is.
        assertThat(conformed("2026-04-30")).hasSize(10);
        assertThat(quarters()).containsExactly("quarter-2025-4");
        assertThat(files()).containsAllEntriesOf(of(before, "quarter-2025-4"));
        assertThat(conformed("2026-05-01")).hasSize(12);
        assertThat(quarters()).containsExactly("quarter-2025-4", "quarter-2026-1");
    }

    private static Map<String, Object> of(Map<String, Object> files, String quarter) {
        Map<String, Object> of = new TreeMap<>(files);
        of.keySet().removeIf(name -> !name.startsWith(quarter));
        return of;
    }

    @Test
    void a_quarter_with_a_correction_is_put_together_again() throws Exception {
        twoQuartersMore();
        conformed("2026-05-01");
        Map<String, Object> before = files();
        // A week of November as it should have been: the first delivery of autumn counts no more.
        land("2026-05-02", "2025-11-28", "P2 114001 2025-11-10 AM L; P1 114001 2025-11-10 AM /");
        assertThat(conformed("2026-05-02")).hasSize(12);
        assertThat(quarters()).containsExactly("quarter-2025-4", "quarter-2026-1");
        assertThat(files())
                .containsAllEntriesOf(of(before, "quarter-2026-1"))
                .doesNotContainKeys(of(before, "quarter-2025-4").keySet().toArray(String[]::new));
        // One school's week of January: what is left of the delivery is held in part, and the other stands alone.
        land("2026-05-03", "2026-01-30", "P3 114003 2026-01-19 AM N");
        assertThat(conformed("2026-05-03")).hasSize(12);
    }

    @Test
    void a_quarter_whose_file_was_changed_is_put_together_again() throws Exception {
        twoQuartersMore();
        List<String> rows = conformed("2026-05-01");
        Path file =
                kept.resolve(of(files(), "quarter-2025-4").keySet().iterator().next());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(conformed("2026-05-01")).isEqualTo(rows);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(bytes);
    }

    @Test
    void a_file_that_was_changed_is_made_again() throws Exception {
        List<String> rows = conformed("2026-04-27");
        Path file = kept.resolve(files().keySet().iterator().next());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(conformed("2026-04-27")).isEqualTo(rows);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(bytes);
    }

    @Test
    void a_table_of_other_sources_cannot_be_conformed_so() {
        TestFiles files = new TestFiles()
                .file("warehouse-sql/reference/team.csv", "team,name\nA,North\n")
                .model(
                        "staging/x/stg_x__request",
                        "select request_id, team from landing.request inner join landing.never using (team)",
                        TestFiles.key("request_id"),
                        "conformed_by: [request_id]");
        assertThatThrownBy(files::catalogue)
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("one table of landing and nothing else but reference lists");
    }
}
