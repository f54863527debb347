package org.sendwarehouse.landing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.contract.Questionnaire.Answer;
import org.sendwarehouse.contract.Questionnaire.Fact;
import org.sendwarehouse.contract.Questionnaire.Kind;
import org.sendwarehouse.contract.Questionnaire.Question;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.RowBlock.RawProblem;
import org.sendwarehouse.receive.HeaderMatch;
import org.sendwarehouse.receive.SurveyHeader;

/** Where a questionnaire's columns stand in one export, and what their texts mean. */
final class SurveyColumns {
    private final Table table;
    private final Questionnaire questionnaire;
    private final int[] factPositions = new int[SurveyHeader.FACTS];
    private final Map<String, String> types;
    private final Map<String, String> agencies;
    private final List<AnswerColumn> answers = new ArrayList<>();

    SurveyColumns(Table table, Questionnaire questionnaire, HeaderMatch match) {
        this.table = table;
        this.questionnaire = questionnaire;
        for (int i = 0; i < factPositions.length; i++) {
            factPositions[i] = match.positions().get(i);
        }
        this.types = codes(questionnaire.respondentType());
        this.agencies = codes(questionnaire.agency());
        for (int i = 0; i < questionnaire.questions().size(); i++) {
            Question question = questionnaire.questions().get(i);
            int position = match.positions().get(SurveyHeader.FACTS + i);
            if (question.kind() != Kind.IGNORED && position >= 0) {
                answers.add(new AnswerColumn(position, question));
            }
        }
    }

    private static Map<String, String> codes(@Nullable Fact fact) {
        Map<String, String> codes = new HashMap<>();
        if (fact != null) {
            fact.values().forEach((text, code) -> codes.put(HeaderMatch.normal(text), code));
        }
        return codes;
    }

    List<AnswerColumn> answers() {
        return answers;
    }

    int respondedOn() {
        return index("responded_on");
    }

    private int index(String column) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalStateException("The table " + table.name() + " of a survey needs a column " + column);
    }

    /** Fills in what all answers of a respondent share; gives why none of them can be taken, or null. */
    @Nullable
    RawProblem facts(TextRows rows, String[] facts) {
        facts[index("survey_code")] = questionnaire.survey();
        facts[index("wave")] = questionnaire.wave();
        facts[index("respondent_no")] = factPositions[0] < 0 ? Long.toString(rows.row()) : rows.field(factPositions[0]);
        facts[respondedOn()] = rows.field(factPositions[1]);
        for (int position : factPositions) {
            String fault = position < 0 ? null : rows.fault(position);
            if (fault != null) {
                return problem(rows, "", "cell", "'" + rows.header().get(position) + "' " + fault);
            }
        }
        RawProblem wrong =
                code(rows, facts, "respondent_type", questionnaire.respondentType(), types, factPositions[2]);
        Fact agency = questionnaire.agency();
        return wrong != null || agency == null
                ? wrong
                : code(rows, facts, "agency_code", agency, agencies, factPositions[3]);
    }

    private @Nullable RawProblem code(
            TextRows rows, String[] facts, String column, Fact fact, Map<String, String> codes, int position) {
        String fixed = fact.fixed();
        String text = fixed != null ? "" : rows.field(position).strip();
        String code = fixed != null ? fixed : codes.get(HeaderMatch.normal(text));
        if (code == null && !text.isEmpty()) {
            return problem(
                    rows,
                    column,
                    "answer",
                    "The answer to '" + rows.header().get(position) + "' is not one of: "
                            + String.join(
                                    ", ",
                                    fact.values().keySet().stream().sorted().toList()) + ".");
        }
        facts[index(column)] = code == null ? "" : code;
        return null;
    }

    private RawProblem problem(TextRows rows, String column, String rule, String message) {
        return new RawProblem(table, rows.line(), column, rule, message, true);
    }

    /** One question's column. */
    final class AnswerColumn {
        private final int position;
        private final Question question;
        private final Map<String, Answer> byText = new HashMap<>();
        private final String most;

        private AnswerColumn(int position, Question question) {
            this.position = position;
            this.question = question;
            question.answers().forEach(a -> byText.put(HeaderMatch.normal(a.text()), a));
            this.most = question.answers().stream()
                    .map(Answer::value)
                    .filter(Objects::nonNull)
                    .max(BigDecimal::compareTo)
                    .map(BigDecimal::toPlainString)
                    .orElse("");
        }

        int position() {
            return position;
        }

        String code() {
            return question.code();
        }

        boolean freeText() {
            return question.kind() == Kind.FREE_TEXT;
        }

        /** The row of one answer, in the order of the table's columns; null where the answer is not on the scale. */
        String @Nullable [] row(String[] facts, String given) {
            Answer answer = byText.get(HeaderMatch.normal(given));
            if (answer == null) {
                return null;
            }
            String[] row = facts.clone();
            BigDecimal value = answer.value();
            Boolean positive = answer.positive();
            row[index("topic")] = question.topic();
            row[index("question_code")] = question.code();
            row[index("answer_code")] = answer.code();
            row[index("answer_value")] = value == null ? "" : value.toPlainString();
            row[index("scale_max")] = most;
            row[index("is_positive")] = positive == null ? "" : positive.toString();
            return row;
        }

        String offScale() {
            return "The answer to " + question.code() + " is not on its scale: "
                    + String.join(
                            ", ", question.answers().stream().map(Answer::text).toList())
                    + ". Correct the export, or the questionnaire.";
        }
    }
}
