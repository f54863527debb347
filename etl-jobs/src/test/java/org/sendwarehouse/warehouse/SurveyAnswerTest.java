package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Survey answers as facts: one a question, counted on the last day of their wave. */
class SurveyAnswerTest {
    private static final String ANSWERS = """
            survey_code,wave,respondent_no,respondent_type,agency_code,topic,question_code,answer_code,answer_value,scale_max,is_positive,responded_on
            advice,2025-spring,1,practitioner,ep,confidence,q1,agree,4,5,true,2025-03-03
            advice,2025-spring,2,practitioner,salt,confidence,q1,disagree,2,5,false,2025-03-21
            advice,2025-spring,2,practitioner,salt,,q2,weekly,,,,2025-03-21
            advice,2026-spring,1,practitioner,,advice_confidence,q1,agree,7,5,true,2026-03-02
            advice,2025-spring,1,practitioner,ep,confidence,q1,strongly_agree,5,5,true,2025-03-03
            """;

    @Test
    void anAnswerKnowsItsAgencyItsWaveAndWhetherItIsPositive() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("survey_answer", ANSWERS)
                .build("fact_survey_answer")) {
            assertThat(
                            w.rows(
                                    "select wave, question_code, agency_key, topic, answer_code, answer_value, is_positive,"
                                            + " is_within_scale, wave_start_date, wave_end_date from fact_survey_answer order by wave, responded_on, question_code"))
                    .containsExactly(
                            "2025-spring | q1 | ep | confidence | strongly_agree | 5.0000 | true | true | 2025-03-03 | 2025-03-21",
                            "2025-spring | q1 | salt | confidence | disagree | 2.0000 | false | true | 2025-03-03 | 2025-03-21",
                            "2025-spring | q2 | salt | null | weekly | null | null | null | 2025-03-03 | 2025-03-21",
                            "2026-spring | q1 | null | advice_confidence | agree | 7.0000 | true | false | 2026-03-02 | 2026-03-02");
        }
    }

    @Test
    void aQuestionIsOneOverItsWavesAndARespondentOnlyWithinAWave() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("survey_answer", ANSWERS)
                .build("fact_survey_answer")) {
            assertThat(w.rows("select question_code, topic, scale_max, waves, last_answered_on from dim_survey_question"
                            + " order by 1"))
                    .containsExactly(
                            "q1 | advice_confidence | 5.0000 | 2 | 2026-03-02", "q2 | null | null | 1 | 2025-03-21");
            assertThat(w.value("select count(distinct respondent_key) from fact_survey_answer"))
                    .isEqualTo("3");
        }
    }
}
