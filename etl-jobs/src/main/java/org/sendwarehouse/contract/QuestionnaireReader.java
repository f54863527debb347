package org.sendwarehouse.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Questionnaire.Answer;
import org.sendwarehouse.contract.Questionnaire.Fact;
import org.sendwarehouse.contract.Questionnaire.Kind;
import org.sendwarehouse.contract.Questionnaire.Question;

/** Reads one questionnaire, strictly: an unknown setting, a missing scale or a doubled question is an error. */
final class QuestionnaireReader {
    private static final String CODE = "[a-z0-9][a-z0-9_]*";

    private QuestionnaireReader() {}

    static Questionnaire read(String path, String yaml) {
        Settings root = Settings.parse(path, yaml);
        String survey = code(root, "survey");
        String wave = root.text("wave");
        if (!wave.matches("[a-z0-9][a-z0-9_-]*") || !path.endsWith("/" + survey + "." + wave + ".yaml")) {
            throw root.error("its file must be named <survey>.<wave>.yaml");
        }
        Map<String, List<Answer>> scales = scales(root.object("scales"));
        List<Question> questions = new ArrayList<>();
        for (Settings question : root.list("questions")) {
            questions.add(question(question, scales));
        }
        Settings agency = root.optionalObject("agency");
        Questionnaire questionnaire = new Questionnaire(
                survey,
                wave,
                root.text("title"),
                day(root, "opened"),
                day(root, "closed"),
                root.optionalText("respondent_no"),
                root.text("responded_on"),
                fact(root.object("respondent_type")),
                agency == null ? null : fact(agency),
                questions);
        root.done();
        check(questionnaire, root);
        return questionnaire;
    }

    private static LocalDate day(Settings settings, String key) {
        try {
            return LocalDate.parse(settings.text(key));
        } catch (DateTimeParseException e) {
            throw settings.error("'" + key + "' must be a date such as 2026-04-30");
        }
    }

    private static String code(Settings settings, String key) {
        String code = settings.text(key);
        if (!code.matches(CODE)) {
            throw settings.error("'" + key + "' must be lower case with underscores, not '" + code + "'");
        }
        return code;
    }

    private static Fact fact(Settings settings) {
        String fixed = settings.optionalText("fixed");
        String column = settings.optionalText("column");
        Map<String, String> values = settings.textsByKey("values");
        settings.done();
        if ((fixed == null) == (column == null) || (column == null) != values.isEmpty()) {
            throw settings.error("needs either 'fixed', or 'column' with 'values'");
        }
        return new Fact(fixed, column, values);
    }

    private static Map<String, List<Answer>> scales(Settings scales) {
        Map<String, List<Answer>> read = new LinkedHashMap<>();
        for (String name : scales.keys()) {
            List<Answer> answers = new ArrayList<>();
            for (Settings answer : scales.list(name)) {
                Integer value = answer.optionalInt("value");
                boolean judged = answer.has("positive");
                answers.add(new Answer(
                        answer.text("answer"),
                        code(answer, "code"),
                        value == null ? null : BigDecimal.valueOf(value),
                        judged ? (Boolean) answer.flag("positive") : null));
                answer.done();
            }
            if (answers.isEmpty()) {
                throw scales.error("the scale " + name + " has no answer");
            }
            boolean numeric = answers.stream().allMatch(a -> a.value() != null && a.positive() != null);
            boolean choice = answers.stream().allMatch(a -> a.value() == null && a.positive() == null);
            if (!numeric && !choice) {
                throw scales.error("the scale " + name
                        + " must give each answer a value and say whether it is positive, or none of them");
            }
            read.put(name, answers);
        }
        return read;
    }

    private static Question question(Settings question, Map<String, List<Answer>> scales) {
        String text = question.text("text");
        boolean freeText = question.flag("free_text");
        boolean ignored = question.flag("ignored");
        String code = question.has("code") ? code(question, "code") : "";
        String scale = question.optionalText("scale");
        String topic = question.has("topic") ? code(question, "topic") : "";
        boolean reversed = question.flag("reversed");
        question.done();
        if (freeText || ignored) {
            if (scale != null || reversed || !topic.isEmpty() || (freeText && ignored)) {
                throw question.error("is free text or ignored, so it has no topic and no scale");
            }
            return new Question(text, freeText ? Kind.FREE_TEXT : Kind.IGNORED, "", "", List.of());
        }
        List<Answer> answers = scale == null ? null : scales.get(scale);
        if (answers == null || code.isEmpty() || topic.isEmpty()) {
            throw question.error("needs a code, a topic and one of the scales " + scales.keySet()
                    + "; or free_text: true, or ignored: true");
        }
        return new Question(text, Kind.ASKED, code, topic, reversed ? turned(question, answers) : answers);
    }

    /** The answers of a question that asks for the bad: each takes value and judgement of its opposite. */
    private static List<Answer> turned(Settings question, List<Answer> answers) {
        Map<BigDecimal, Answer> byValue = new HashMap<>();
        @Nullable BigDecimal sum = sumOfEnds(answers);
        answers.forEach(a -> {
            if (a.value() != null) {
                byValue.put(a.value(), a);
            }
        });
        List<Answer> turned = new ArrayList<>();
        for (Answer answer : answers) {
            BigDecimal value = answer.value();
            Answer opposite = sum == null || value == null ? null : byValue.get(sum.subtract(value));
            if (opposite == null) {
                throw question.error("cannot be reversed: its scale is not even");
            }
            turned.add(new Answer(answer.text(), answer.code(), opposite.value(), opposite.positive()));
        }
        return turned;
    }

    private static @Nullable BigDecimal sumOfEnds(List<Answer> answers) {
        BigDecimal least = null;
        BigDecimal most = null;
        for (Answer answer : answers) {
            BigDecimal value = answer.value();
            if (value == null) {
                return null;
            }
            least = least == null || value.compareTo(least) < 0 ? value : least;
            most = most == null || value.compareTo(most) > 0 ? value : most;
        }
        return least == null || most == null ? null : least.add(most);
    }

    private static void check(Questionnaire questionnaire, Settings root) {
        Set<String> texts = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (Question question : questionnaire.questions()) {
            if (!texts.add(question.text().strip().toLowerCase(Locale.ROOT))) {
                throw root.error("has the question '" + question.text() + "' twice");
            }
            if (!question.code().isEmpty() && !codes.add(question.code())) {
                throw root.error("has two questions with the code " + question.code());
            }
        }
        if (codes.isEmpty()) {
            throw root.error("has no question whose answers land");
        }
        if (questionnaire.closed().isBefore(questionnaire.opened())) {
            throw root.error("closes before it opens");
        }
    }
}
