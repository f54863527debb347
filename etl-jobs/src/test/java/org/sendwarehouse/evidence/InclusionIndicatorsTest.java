package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sendwarehouse.warehouse.TestWarehouse;

/** A handful of rows from schools, and every indicator of inclusion worked out by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InclusionIndicatorsTest {
    /** School 100001 reports support plans and is of the cohort; 100002 reports none. K1 and K2 have SEN support. */
    private static final String PUPILS = """
            pupil_id,token_upn,birth_month,sex,urn,enrolment_status,entry_date,ncy,sen_provision
            K1,U1,2013-09-01,M,100001,C,2024-09-02,8,K
            K2,U2,2014-08-01,F,100001,C,2024-09-02,7,K
            K3,U3,2013-10-01,M,100001,C,2024-09-02,7,N
            K4,U4,2011-10-01,M,100002,C,2022-09-02,9,K
            """;

    private static final String SCHOOLS = """
            urn,dfe_number,school_name,phase,type,open_date,resourced_provision
            100001,8404001,North School,secondary,community school,2000-09-01,false
            100002,8404002,South School,secondary,community school,2000-09-01,false
            """;

    private static final String COHORT = """
            urn,cohort,from_date,to_date
            100001,2025,2025-09-01,
            """;

    /** K1 twice in a year and once in the year before; K3 and K4 once. */
    private static final String SUSPENSIONS = """
            pupil_id,urn,category,start_date,sessions,reason_1
            K1,100001,SUSP,2025-05-12,2,DB
            K1,100001,SUSP,2025-10-06,2,DB
            K1,100001,SUSP,2026-01-12,4,DB
            K3,100001,PERM,2025-10-20,,PP
            K4,100002,SUSP,2025-10-06,1,DB
            """;

    private static final String SUPPORT_PLANS = """
            pupil_id,urn,plan_date,assured_rating,needs_assessed
            K1,100001,2025-09-15,good,true
            K2,100001,2025-09-15,requires improvement,false
            """;

    /** By birth month K1 is in year 7 and K2 in year 6 in 2024/25; in 2025/26 K1 is in year 7 and K2 in year 6. */
    private static final String MOVES = """
            movement_id,pupil_id,movement_type,from_urn,to_urn,movement_date,reason
            M1,K1,school move,100002,100001,2025-11-03,
            M2,K1,EHE start,100001,,2026-02-02,
            M3,K3,EOTAS start,100001,,2025-12-01,
            M4,K2,part-time timetable start,100001,,2025-12-01,
            M5,K4,school move,100001,100002,2025-12-01,
            """;

    private static final String MARKS = """
            pupil_id,urn,session_date,session,mark
            K1,100001,2026-03-02,AM,/
            K1,100001,2026-03-02,PM,\\
            K1,100001,2026-03-03,AM,I
            K1,100001,2026-03-03,PM,X
            K3,100001,2026-03-02,AM,U
            K4,100002,2026-03-02,AM,U
            """;

    private TestWarehouse warehouse;

    @BeforeAll
    void build() throws SQLException {
        warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("pupil", PUPILS)
                .landing("school", SCHOOLS)
                .landing("target_school", COHORT)
                .landing("suspension", SUSPENSIONS)
                .landing("sen_support_plan", SUPPORT_PLANS)
                .landing("movement", MOVES)
                .landing("attendance", MARKS)
                .landing("ehc_request", """
                        request_id,person_id,token_upn,birth_month,request_source,received_date
                        R1,P3,U3,2013-10-01,school,2025-11-01
                        """));
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void each_child_is_suspended_once_in_a_school_year_and_unreported_schools_are_unknown() throws SQLException {
        // May 2025: no plan yet. October 2025: K1 has a plan, K3 neither plan nor, by that day, a request.
        assertThat(months("suspended_without_plan_pct")).containsExactly("2025-05-31 | 1 | 1", "2025-10-31 | 1 | 2");
        assertThat(months("suspended_without_assessment_pct"))
                .containsExactly("2025-05-31 | 1 | 1", "2025-10-31 | 1 | 2");
    }

    @Test
    void a_child_of_years_7_and_8_is_disrupted_once() throws SQLException {
        assertThat(warehouse.rows("select period_end, numerator from evidence where breakdown = 'all'"
                        + " and indicator_code = 'y7_y8_disruption_count' and period_type = 'month' and numerator > 0"
                        + " order by period_end"))
                .containsExactly("2025-11-30 | 1", "2025-12-31 | 1");
    }

    @Test
    void support_plans_that_were_assured() throws SQLException {
        assertThat(months("sen_support_plan_assured_pct")).containsExactly("2025-09-30 | 1 | 2");
    }

    @Test
    void attendance_of_vulnerable_pupils_in_the_cohort() throws SQLException {
        // K1: present twice, ill once, one session not possible; K3 is not vulnerable, K4 not in the cohort
        assertThat(months("target_school_attendance_pct")).containsExactly("2026-03-31 | 2 | 3");
    }

    private List<String> months(String indicator) throws SQLException {
        return warehouse.rows("select period_end, numerator, denominator from evidence where breakdown = 'all'"
                + " and indicator_code = '" + indicator + "' and period_type = 'month' and denominator > 0"
                + " order by period_end");
    }
}
