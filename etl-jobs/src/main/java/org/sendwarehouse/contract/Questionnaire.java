package org.sendwarehouse.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the wide export of one wave of a survey is read: which column is which question, and what each answer means.
 *
 * @param survey such as {@code parent_carer}; the same over its waves
 * @param wave such as {@code 2026-spring}
 * @param opened first day on which it could be answered
 * @param closed last day on which it could be answered
 * @param respondentNo the column with the respondent's number; null where the number of the row is taken
 * @param respondedOn the column with the day of the answer
 * @param respondentType who answers
 * @param agency which agency the respondent works for; null where the survey does not ask
 * @param questions every other column of the export, in order
 */
public record Questionnaire(
        String survey,
        String wave,
        String title,
        LocalDate opened,
        LocalDate closed,
        @Nullable String respondentNo,
        String respondedOn,
        Fact respondentType,
        @Nullable Fact agency,
        List<Question> questions) {

    public Questionnaire {
        questions = List.copyOf(questions);
    }

    /** Such as {@code parent_carer.2025}; the layout of deliveries that are read by it. */
    public String name() {
        return survey + "." + wave;
    }

    /**
     * A fact about the respondent: the same for all, or told by a column.
     *
     * @param fixed the code, where it is the same for all; null where a column tells it
     * @param column the column's header; null where the code is fixed
     * @param values code by answer, as written in the questionnaire
     */
    public record Fact(@Nullable String fixed, @Nullable String column, Map<String, String> values) {
        public Fact {
            values = Map.copyOf(values);
        }
    }

    /**
     * One column of the export.
     *
     * @param text its header, word for word
     * @param code empty where nothing of it is kept
     * @param topic what it is about; empty where nothing of it is kept
     * @param answers what may be answered, turned already where the question is reversed; empty where nothing is kept
     */
    public record Question(String text, Kind kind, String code, String topic, List<Answer> answers) {
        public Question {
            answers = List.copyOf(answers);
        }
    }

    /** What becomes of a column. */
    public enum Kind {
        /** Its answers land. */
        ASKED,
        /** Its answers are counted and never land. */
        FREE_TEXT,
        /** No answer at all, such as the time at which the form was opened. */
        IGNORED
    }

    /**
     * One possible answer.
     *
     * @param value null where the question is a choice
     * @param positive null where the question is a choice
     */
    public record Answer(
            String text,
            String code,
            @Nullable BigDecimal value,
            @Nullable Boolean positive) {}
}
