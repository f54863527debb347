package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contracts;

/** Weeks of attendance from marks, with answers counted by hand from the meaning of the codes. */
class AttendanceTest {
    private static final String HEADER = "pupil_id,urn,session_date,session,mark,source_row\n";
    private static final String COUNTS =
            "sessions_possible, sessions_attended, sessions_authorised, sessions_unauthorised, sessions_not_possible,"
                    + " sessions_late, sessions_unrecognised";

    /** What one session with each code is, from 19 August 2024: possible, attended, authorised, unauthorised, not possible, late, unrecognised. */
    private static final Map<String, String> SINCE_2024 = new LinkedHashMap<>();

    /** The same before. */
    private static final Map<String, String> BEFORE = new LinkedHashMap<>();

    private static final String ATTENDED = "1 | 1 | 0 | 0 | 0 | 0 | 0";
    private static final String ATTENDED_LATE = "1 | 1 | 0 | 0 | 0 | 1 | 0";
    private static final String AUTHORISED = "1 | 0 | 1 | 0 | 0 | 0 | 0";
    private static final String UNAUTHORISED = "1 | 0 | 0 | 1 | 0 | 0 | 0";
    private static final String UNAUTHORISED_LATE = "1 | 0 | 0 | 1 | 0 | 1 | 0";
    private static final String NOT_POSSIBLE = "0 | 0 | 0 | 0 | 1 | 0 | 0";
    private static final String UNRECOGNISED = "0 | 0 | 0 | 0 | 0 | 0 | 1";

    static {
        for (String code : List.of("/", "\\", "B", "P", "V", "W")) {
            both(code, ATTENDED);
        }
        both("L", ATTENDED_LATE);
        for (String code : List.of("C", "E", "I", "M", "R", "S", "T")) {
            both(code, AUTHORISED);
        }
        for (String code : List.of("G", "N", "O")) {
            both(code, UNAUTHORISED);
        }
        both("U", UNAUTHORISED_LATE);
        for (String code : List.of("D", "X", "Z", "#")) {
            both(code, NOT_POSSIBLE);
        }
        // new in 2024
        since("K", ATTENDED);
        since("C1", AUTHORISED);
        since("C2", AUTHORISED);
        since("J1", AUTHORISED);
        since("Q", NOT_POSSIBLE);
        for (int i = 1; i <= 7; i++) {
            since("Y" + i, NOT_POSSIBLE);
        }
        // gone in 2024
        until("H", AUTHORISED);
        until("J", ATTENDED);
        until("Y", NOT_POSSIBLE);
    }

    private static void both(String code, String counts) {
        SINCE_2024.put(code, counts);
        BEFORE.put(code, counts);
    }

    private static void since(String code, String counts) {
        SINCE_2024.put(code, counts);
        BEFORE.put(code, UNRECOGNISED);
    }

    private static void until(String code, String counts) {
        BEFORE.put(code, counts);
        SINCE_2024.put(code, UNRECOGNISED);
    }

    private static TestWarehouse.Builder marks(String rows) {
        return TestWarehouse.asAt("2026-04-30").landing("attendance", HEADER + rows);
    }

    /** One pupil a code, one session each. */
    private static Map<String, String> counted(String date) throws SQLException {
        StringBuilder rows = new StringBuilder();
        SINCE_2024.keySet().forEach(code -> rows.append("%s,114053,%s,AM,%s,1\n".formatted(code, date, code)));
        Map<String, String> counts = new LinkedHashMap<>();
        try (TestWarehouse warehouse = marks(rows.toString()).build("stg_synergy__attendance_week")) {
            for (String code : SINCE_2024.keySet()) {
                counts.put(
                        code,
                        warehouse
                                .rows("select " + COUNTS
                                        + " from stg_synergy__attendance_week where person_record_key ="
                                        + " md5(concat_ws('|', 'pupil', '840', '" + code + "'))")
                                .get(0));
            }
        }
        return counts;
    }

    @Test
    void everyCodeCountsAsTheRegulationsOf2024Say() throws SQLException {
        assertThat(counted("2024-09-09")).isEqualTo(SINCE_2024);
    }

    @Test
    void everyCodeCountsAsTheGuidanceBeforeAugust2024Said() throws SQLException {
        assertThat(counted("2024-07-08")).isEqualTo(BEFORE);
    }

    @Test
    void theDoorTakesExactlyTheCodesOfTheList() throws SQLException {
        List<String> codes = Contracts.load().contract("synergy", "attendance").table().columns().stream()
                .filter(column -> column.name().equals("mark"))
                .map(Column::validValues)
                .toList()
                .get(0);
        assertThat(codes).containsExactlyInAnyOrderElementsOf(SINCE_2024.keySet());
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30").build("ref_attendance_code")) {
            assertThat(warehouse.rows("select distinct code from ref_attendance_code"))
                    .containsExactlyInAnyOrderElementsOf(codes);
        }
    }

    @Test
    void ofTwoMarksForOneSessionTheLastCountsAndTheOtherIsCountedAsReplaced() throws SQLException {
        try (TestWarehouse warehouse = marks("""
                p1,114053,2026-03-02,AM,N,1
                p1,114053,2026-03-02,PM,/,2
                p1,114053,2026-03-03,AM,/,3
                p1,114053,2026-03-02,AM,I,4
                p2,114053,2026-03-02,AM,/,5
                """).build("stg_synergy__attendance_week")) {
            assertThat(warehouse.rows("select week_start, " + COUNTS + ", marks_replaced from"
                            + " stg_synergy__attendance_week order by marks_replaced desc"))
                    .containsExactly(
                            "2026-03-02 | 3 | 2 | 1 | 0 | 0 | 0 | 0 | 1", "2026-03-02 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0");
        }
    }

    @Test
    void aWeekCarriesTheSenProvisionOfItsDayAndTheAgeThatDfeCounts() throws SQLException {
        String pupils = "delivery_id,as_of,business_date,pupil_id,birth_month,urn,enrolment_status,entry_date,ncy,"
                + "sen_provision,source_row\n";
        String january = """
                d1,2026-01-12,2026-01-12,p1,2010-08-01,114053,C,2022-09-01,10,N,1
                d1,2026-01-12,2026-01-12,p2,2009-08-01,114053,C,2021-09-01,12,N,2
                """;
        String march = """
                d2,2026-03-02,2026-03-02,p1,2010-08-01,114053,C,2022-09-01,10,K,1
                d2,2026-03-02,2026-03-02,p2,2009-08-01,114053,C,2021-09-01,12,N,2
                """;
        try (TestWarehouse warehouse = marks("""
                        p1,114053,2026-02-09,AM,/,1
                        p1,114053,2026-02-09,PM,I,2
                        p1,114053,2026-03-02,AM,O,3
                        p1,114053,2026-03-06,PM,L,4
                        p2,114053,2026-03-02,AM,/,5
                        """)
                .landing("pupil", pupils + march)
                .landingHistory("pupil", pupils + january + march)
                .build("fact_attendance_week")) {
            // p1 was 15 on 31 August 2025, p2 was 16
            assertThat(warehouse.rows("select week_start, dfe_term, sen_provision, is_age_5_to_15, sessions_possible,"
                            + " sessions_attended, sessions_late from fact_attendance_week order by all"))
                    .containsExactly(
                            "2026-02-09 | Spring | N | true | 2 | 1 | 0",
                            "2026-03-02 | Spring | K | true | 2 | 1 | 1",
                            "2026-03-02 | Spring | N | false | 1 | 1 | 0");
        }
    }

    @Test
    void coverageCountsTheSchoolsThatReportedOfThoseOpen() throws SQLException {
        try (TestWarehouse warehouse = marks("""
                        p1,114053,2026-02-09,AM,/,1
                        p2,114054,2026-02-09,AM,/,2
                        p1,114053,2026-03-02,AM,/,3
                        """).landing("school", """
                        urn,dfe_number,school_name,phase,open_date,close_date,as_of
                        114053,8402001,First,primary,,,2026-03-01
                        114054,8402002,Second,primary,,2026-02-20,2026-03-01
                        114055,8402003,Third,primary,2026-03-02,,2026-03-01
                        114056,8404001,Big,secondary,,,2026-03-01
                        114057,8401001,Small,nursery,,,2026-03-01
                        """).build("fact_attendance_coverage")) {
            // the week of 16 February is a school week in which nobody reported; the next is half term
            assertThat(warehouse.rows("select week_start, phase, schools_reporting, schools_expected, children_reported"
                            + " from fact_attendance_coverage order by all"))
                    .containsExactly(
                            "2026-02-09 | primary | 2 | 2 | 2",
                            "2026-02-09 | secondary | 0 | 1 | 0",
                            "2026-02-16 | primary | 0 | 2 | 0",
                            "2026-02-16 | secondary | 0 | 1 | 0",
                            "2026-03-02 | primary | 1 | 2 | 1",
                            "2026-03-02 | secondary | 0 | 1 | 0");
        }
    }
}
