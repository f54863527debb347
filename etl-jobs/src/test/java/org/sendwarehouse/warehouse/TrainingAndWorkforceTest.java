package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Training with confidence before and after, and staff in post. */
class TrainingAndWorkforceTest {

    @Test
    void aSessionIsMultiAgencyWithTwoOfEducationHealthAndCare() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("training_attendance", """
                        session_id,session_date,programme,attendee_id,sector,agency_code,rating_before,rating_after,follow_up_date
                        S1,2026-01-12,Writing advice,t1,Education,school,2,4,
                        S1,2026-01-12,Writing advice,t2,Health,salt,4,5,
                        S2,2026-01-19,Writing advice,t1,Education,school,4,3,2026-02-02
                        S2,2026-01-19,Writing advice,t3,Other,,,6,
                        """)
                .build("fact_training")) {
            assertThat(w.rows("select session_date, sector, agency_key, is_multi_agency, is_good_before, is_good_after,"
                            + " rating_change, follow_up_date from fact_training order by session_date, sector"))
                    .containsExactly(
                            "2026-01-12 | Education | school | true | false | true | 2 | null",
                            "2026-01-12 | Health | salt | true | true | true | 1 | null",
                            "2026-01-19 | Education | school | false | true | false | -1 | 2026-02-02",
                            // six of five is no rating
                            "2026-01-19 | Other | null | false | null | null | null | null");
            assertThat(w.value("select count(distinct attendee_key) from fact_training"))
                    .isEqualTo("3");
        }
    }

    @Test
    void theNewestFiguresOfARoleGroupByTheDateOfTheWarehouseAreMarked() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("workforce", """
                        agency_code,role_group,as_at_date,fte,vacancies_fte
                        ep,educational psychologists,2025-12-19,18.4,3.6
                        ep,educational psychologists,2026-04-02,19.6,2.4
                        ep,educational psychologists,2026-07-17,21,1
                        ep,assistants,2026-04-02,4,
                        """).build("fact_workforce")) {
            assertThat(w.rows("select role_group, as_at_date, fte, vacancies_fte, posts_fte, is_latest"
                            + " from fact_workforce order by all"))
                    .containsExactly(
                            "assistants | 2026-04-02 | 4.0000 | null | null | true",
                            "educational psychologists | 2025-12-19 | 18.4000 | 3.6000 | 22.0000 | false",
                            "educational psychologists | 2026-04-02 | 19.6000 | 2.4000 | 22.0000 | true",
                            "educational psychologists | 2026-07-17 | 21.0000 | 1.0000 | 22.0000 | false");
        }
    }
}
