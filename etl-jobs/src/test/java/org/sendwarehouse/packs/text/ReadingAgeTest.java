package org.sendwarehouse.packs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingAgeTest {

    /** The abstract of Coleman and Liau's paper, which its formula gives a grade of 14.5. */
    private static final String COLEMAN_LIAU = "Existing computer programs that measure readability are based largely"
            + " upon subroutines which estimate number of syllables, usually by counting vowels. The shortcoming in"
            + " estimating syllables is that it necessitates keypunching the prose into the computer. There is no need to"
            + " estimate syllables since word length in letters is a better predictor of readability than word length in"
            + " syllables. Therefore, a new readability formula was computed that has for its predictors letters per 100"
            + " words and sentences per 100 words. Both predictors can be counted by an optical scanning device, and thus"
            + " the formula makes it economically feasible for an organization such as the U.S. Office of Education to"
            + " calibrate the readability of all textbooks for the public school system.";

    @Test
    void the_published_example_of_coleman_and_liau_has_its_published_grade() {
        ReadingAge age = ReadingAge.of(List.of(COLEMAN_LIAU));
        assertThat(age.sentences()).isEqualTo(5);
        assertThat(age.letters()).isEqualTo(639 - 6);
        // The published counts are 639 and 119: they have the two figures 100 among the words, and U.S. as one word.
        assertThat(age.words()).isEqualTo(119 - 2 + 1);
        assertThat(age.byColemanLiau() - 5).isCloseTo(14.5, within(0.6));
        assertThat(new ReadingAge(5, 119, 200, 639).byColemanLiau() - 5).isCloseTo(14.5, within(0.05));
    }

    /** Often printed examples of the formula of Kincaid and others: 24 syllables in 13 words, grade 11.3. */
    @Test
    void the_usual_example_of_kincaids_formula_has_its_usual_grade() {
        ReadingAge age = ReadingAge.of(
                List.of("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."));
        assertThat(age.words()).isEqualTo(13);
        assertThat(age.syllables()).isEqualTo(24);
        assertThat(age.byKincaid() - 5).isCloseTo(11.3, within(0.05));
        assertThat(ReadingAge.of(List.of("The cat sat on the mat.")).byKincaid() - 5)
                .isCloseTo(-1.45, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({
        "the,1",
        "Australian,3",
        "platypus,3",
        "children,2",
        "people,2",
        "education,4",
        "psychologist,4",
        "assessment,3",
        "needs,1",
        "late,1",
        "table,2",
        "little,2",
        "wanted,2",
        "asked,1",
        "helped,1",
        "hundred,2",
        "promises,3",
        "changes,2",
        "takes,1",
        "weeks,1",
        "families,3",
        "area,3",
        "areas,3",
        "council,2",
        "services,3",
        "autism,3",
        "because,2",
        "every,2",
        "being,2",
        "going,2",
        "told,1",
        "people's,2",
        "don't,1",
        "health,1",
        "something,2",
        "somewhere,2",
        "improved,2",
        "numbers,2",
        "quiet,2",
        "experience,4",
        "idea,3",
        "create,2",
        "created,3",
        "real,1",
        "year,1",
        "partnership,3",
        "agreed,2",
        "safely,2",
        "usually,4",
        "information,4",
        "special,2",
        "said,1",
        "social,2",
        "decision,3",
        "diagnosis,4",
        "Durham,2",
        "EHC,3",
        "SEND,1",
        "clothes,1",
        "lines,1",
        "handled,2",
        "called,1",
        "rules,1",
        "science,2",
        "serious,3",
        "medium,3",
        "review,2",
        "trial,2",
        "radio,3",
        "free,1",
        "advice,2",
        "carer,2",
        "language,2",
        "mental,2",
        "used,1",
        "closed,1",
        "places,2",
        "faces,2",
        "agencies,3",
        "waiting,2",
        "plans,1"
    })
    void syllables_are_counted_as_a_dictionary_parts_them(String word, int syllables) {
        assertThat(Syllables.of(word)).isEqualTo(syllables);
    }

    @Test
    void figures_are_no_words_and_stops_inside_them_end_nothing() {
        ReadingAge age = ReadingAge.of(
                List.of("In 2024, 18.3\u00A0% of plans came on time. It was 1.9\u00A0% before!", "And now"));
        assertThat(age.sentences()).isEqualTo(3);
        assertThat(age.words()).isEqualTo(6 + 3 + 2);
    }

    @Test
    void longer_words_and_longer_sentences_need_older_readers() {
        Map<String, List<String>> texts = Map.of(
                "plain",
                List.of("We said we would send more plans on time. We have not done that yet."),
                "heavy",
                List.of("The partnership's aspiration regarding timeliness of statutory assessment remains, at the"
                        + " present juncture, unfulfilled."));
        ReadingAge plain = ReadingAge.of(java.util.Objects.requireNonNull(texts.get("plain")));
        ReadingAge heavy = ReadingAge.of(java.util.Objects.requireNonNull(texts.get("heavy")));
        assertThat(plain.byKincaid()).isLessThan(9).isLessThan(heavy.byKincaid());
        assertThat(plain.byColemanLiau()).isLessThan(heavy.byColemanLiau());
    }

    @Test
    void a_text_without_words_is_refused() {
        assertThatThrownBy(() -> ReadingAge.of(List.of("18.3\u00A0%"))).isInstanceOf(IllegalArgumentException.class);
    }
}
