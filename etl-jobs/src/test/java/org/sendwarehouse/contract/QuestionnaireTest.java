package org.sendwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Questionnaire.Kind;
import org.sendwarehouse.contract.Questionnaire.Question;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.home.Home;

class QuestionnaireTest {
    private static final List<Definition> SHIPPED =
            Definitions.list("warehouse-sql/contracts/surveys/questionnaires/*.yaml");

    @Test
    void every_survey_has_a_questionnaire_a_wave() {
        assertThat(Contracts.load().contract("surveys", "survey_response").questionnaires().stream()
                        .map(Questionnaire::survey))
                .contains(
                        "advice_confidence",
                        "training_evaluation",
                        "practice_guidance",
                        "parent_carer",
                        "children_young_people",
                        "senco_local_offer",
                        "family_hubs",
                        "in_school_offer",
                        "neuro_pathway_feedback",
                        "navigation");
    }

    @Test
    void answers_to_a_reversed_question_take_value_and_judgement_of_their_opposite() {
        Question turned = question("parent_carer.2025", "tell_story_again");
        assertThat(turned.answers().get(0).code()).isEqualTo("strongly_agree");
        assertThat(turned.answers().get(0).value()).isEqualByComparingTo("1");
        assertThat(turned.answers().get(0).positive()).isFalse();
        assertThat(turned.answers().get(3).code()).isEqualTo("disagree");
        assertThat(turned.answers().get(3).value()).isEqualByComparingTo("4");
        assertThat(turned.answers().get(3).positive()).isTrue();
    }

    @Test
    void a_choice_has_codes_and_no_values() {
        Question often = question("practice_guidance.2026", "how_often");
        assertThat(often.answers()).extracting(a -> a.code()).containsExactly("weekly", "monthly", "less_often");
        assertThat(often.answers()).allMatch(a -> a.value() == null && a.positive() == null);
    }

    @Test
    void a_topic_is_asked_by_one_question_of_a_wave() {
        for (Questionnaire questionnaire :
                Contracts.load().contract("surveys", "survey_response").questionnaires()) {
            assertThat(questionnaire.questions().stream()
                            .filter(q -> q.kind() == Kind.ASKED)
                            .map(Question::topic))
                    .as(questionnaire.name())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_mistake_in_a_questionnaire_is_named() {
        Definition file = SHIPPED.stream()
                .filter(f -> f.name().equals("parent_carer.2025.yaml"))
                .findFirst()
                .orElseThrow();
        Map<String, String> mistakes = Map.of(
                "    scale: satisfied", "    scale: satisfaction",
                "    reversed: true", "    reverse: true",
                "    code: mainstream", "    code: overall",
                "opened: '2025-06-02'", "opened: '2025-09-02'",
                "  fixed: parent_carer", "  fixd: parent_carer",
                ", value: 3, positive: false}", "}");
        mistakes.forEach((right, wrong) -> {
            assertThat(file.text()).contains(right);
            assertThatThrownBy(() ->
                            QuestionnaireReader.read(file.path(), file.text().replace(right, wrong)))
                    .isInstanceOf(ContractException.class)
                    .hasMessageContaining("parent_carer.2025");
        });
    }

    @Test
    void an_operators_questionnaire_is_added_and_goes_before_a_shipped_one(@TempDir Path folder) throws IOException {
        Home home = new Home(folder).create();
        Path own = Files.createDirectories(home.reference().resolve("questionnaires"));
        String shipped = SHIPPED.stream()
                .filter(f -> f.name().equals("parent_carer.2025.yaml"))
                .findFirst()
                .orElseThrow()
                .text();
        Files.writeString(
                own.resolve("parent_carer.2025.yaml"), shipped.replace("closed: '2025-07-18'", "closed: '2025-08-31'"));
        Files.writeString(own.resolve("parent_carer.2026.yaml"), shipped.replace("wave: '2025'", "wave: '2026'"));
        Contract surveys = Contracts.load(home).contract("surveys", "survey_response");
        assertThat(surveys.questionnaire("parent_carer.2025").closed()).isEqualTo(LocalDate.of(2025, 8, 31));
        assertThat(surveys.questionnaire("parent_carer.2026").survey()).isEqualTo("parent_carer");
        assertThat(surveys.questionnaire("parent_carer.2024").survey()).isEqualTo("parent_carer");
    }

    private static Question question(String questionnaire, String code) {
        return Contracts.load().contract("surveys", "survey_response").questionnaire(questionnaire).questions().stream()
                .filter(q -> q.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
