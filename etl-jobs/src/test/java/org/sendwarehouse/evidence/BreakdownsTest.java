package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Every breakdown of one count, told by hand: four children who were each moved out of turn once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreakdownsTest {
    private static final String PUPILS = """
            pupil_id,token_upn,birth_month,sex,ethnicity,lsoa21_code,urn,enrolment_status,entry_date,ncy,sen_provision,sen_need_primary
            K1,U1,2013-09-01,M,WBRI,E01020634,100001,C,2024-09-02,8,K,ASD
            K2,U2,2014-08-01,F,APKN,E01020634,100002,C,2024-09-02,7,E,SLCN
            K3,U3,2014-09-01,M,WROM,,100003,C,2024-09-02,7,N,
            K4,U4,2013-10-01,F,,,100009,C,2024-09-02,7,,
            """;

    /** Two schools of one name; one that took another name. */
    private static final String SCHOOLS = """
            urn,dfe_number,school_name,phase,type,open_date,resourced_provision
            100001,8404001,St Mary's,secondary,community school,2000-09-01,false
            100002,8404002,St Mary's,secondary,community school,2000-09-01,false
            100003,8404003,South Academy,special,academy,2000-09-01,false
            """;

    private static final String MOVES = """
            movement_id,pupil_id,movement_type,from_urn,to_urn,movement_date,reason
            M1,K1,school move,100001,100002,2025-11-03,
            M2,K2,EHE start,,,2025-11-04,
            M3,K3,EOTAS start,100003,,2025-11-05,
            M4,K4,EHE start,,,2025-11-06,
            """;

    private TestWarehouse warehouse;

    @BeforeAll
    void build() throws SQLException {
        warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("pupil", PUPILS)
                .landing("school", SCHOOLS)
                .landing("movement", MOVES)
                .landing("indicator_return", """
                        indicator_code,period_start,period_end,breakdown,breakdown_value,numerator,denominator,returned_by
                        schools_core_offer_pct,2026-01-05,2026-04-02,all,all,130,260,Inclusion lead
                        schools_core_offer_pct,2026-01-05,2026-04-02,locality,Derwentside,10,30,Inclusion lead
                        schools_core_offer_pct,2026-01-05,2026-04-02,hub,Stanley,1,2,Inclusion lead
                        """)
                .landing("survey_answer", """
                        survey_code,wave,respondent_no,respondent_type,topic,question_code,answer_code,answer_value,scale_max,is_positive,responded_on
                        pathway,2026,1,parent or carer,neuro_pathway,q1,yes,4,5,true,2026-02-02
                        pathway,2026,2,young person,neuro_pathway,q1,no,2,5,false,2026-02-20
                        """)
                .file("warehouse-sql/reference/indicators/of_this_test.yaml", """
                        - code: moves_of_this_test
                          title: Moves
                          question: How many?
                          areas_for_improvement: [AFI3]
                          evidence_for: []
                          unit: count
                          kind: count
                          direction: lower_is_better
                          numerator: moves
                          feeds: [synergy/movement]
                          breakdowns: [agency, locality, school, phase, primary_need, age_band, sex, ethnicity, imd_quintile, sen_provision, way]
                          periods: [month]
                          judged_by: month
                          minimum_denominator: 0
                          owner: Lead Provision and Pastoral Support
                          method: Of this test.
                        """)
                .file("warehouse-sql/models/evidence/events/of_this_test.sql", """
                        -- grain: one move
                        select
                            'moves_of_this_test' as indicator_code,
                            movement_key as event_key,
                            area_code,
                            movement_date as event_date,
                            child_key,
                            child_version_key,
                            school_version_key,
                            movement_type as category,
                            cast(1 as bigint) as numerator
                        from fact_movement
                        """)
                .file("warehouse-sql/models/evidence/events/of_this_test.yml", """
                        model: of_this_test
                        grain: one move
                        owner: test
                        sensitivity: 'person level, pseudonymised'
                        description: Of this test.
                        key: [indicator_code, event_key]
                        columns:
                          indicator_code: {description: The indicator.}
                          event_key: {description: The move.}
                        """));
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void a_school_is_the_events_own_else_the_childs() throws SQLException {
        assertThat(parts("school"))
                .containsExactly(
                        "South Academy | 1", "St Mary's (100001) | 1", "St Mary's (100002) | 1", "not known | 1");
        assertThat(parts("phase")).containsExactly("not known | 1", "secondary | 2", "special | 1");
    }

    @Test
    void children_are_told_apart_by_who_they_are_on_the_day() throws SQLException {
        assertThat(parts("ethnicity")).containsExactly("Asian | 1", "Unclassified | 1", "White | 2");
        assertThat(parts("sen_provision"))
                .containsExactly("EHC plan | 1", "No SEN | 1", "SEN support | 1", "not known | 1");
        assertThat(parts("sex")).containsExactly("Female | 2", "Male | 2");
        assertThat(parts("primary_need")).containsExactly("ASD | 1", "SLCN | 1", "not known | 2");
        assertThat(parts("age_band")).containsExactly("11 to 15 | 4");
        assertThat(parts("locality")).hasSize(2).contains("not known | 2");
        assertThat(parts("imd_quintile")).hasSize(2).contains("not known | 2");
    }

    @Test
    void what_a_breakdown_of_its_own_means_is_the_category() throws SQLException {
        assertThat(parts("way")).containsExactly("EHE start | 2", "EOTAS start | 1", "school move | 1");
        assertThat(parts("agency")).containsExactly("not known | 4");
    }

    @Test
    void totals_and_parts_that_are_returned_apart_do_not_add_up() throws SQLException {
        assertThat(warehouse.rows("select breakdown, breakdown_value, numerator, denominator from evidence"
                        + " where indicator_code = 'schools_core_offer_pct' order by breakdown"))
                .containsExactly("all | all | 130 | 260", "locality | Derwentside | 10 | 30");
    }

    @Test
    void answers_are_told_by_topic_and_by_who_answered() throws SQLException {
        assertThat(warehouse.rows("select breakdown, breakdown_value, numerator, denominator from evidence"
                        + " where indicator_code = 'feedback_positive_pct' order by breakdown, breakdown_value"))
                .containsExactly(
                        "all | all | 1 | 2",
                        "respondent_type | parent or carer | 1 | 1",
                        "respondent_type | young person | 0 | 1",
                        "topic | neurodevelopmental pathway | 1 | 2");
    }

    private List<String> parts(String breakdown) throws SQLException {
        return warehouse.rows("select breakdown_value, numerator from evidence"
                + " where indicator_code = 'moves_of_this_test' and period_end = '2025-11-30' and breakdown = '"
                + breakdown
                + "' order by breakdown_value");
    }
}
