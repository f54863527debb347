package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.contract.Questionnaire.Answer;
import org.sendwarehouse.contract.Questionnaire.Fact;
import org.sendwarehouse.contract.Questionnaire.Kind;
import org.sendwarehouse.contract.Questionnaire.Question;
import org.sendwarehouse.receive.template.PlainWorkbook;
import org.sendwarehouse.receive.template.PlainWorkbook.TextSheet;
import org.sendwarehouse.sample.FeedCalibration.Surveys;

/**
 * The wide exports of a survey tool, one a wave of each questionnaire the product ships, the columns word for word.
 * Free text says things that must never land.
 */
final class SurveyFiles {
    private static final String SOURCE = "surveys";
    /** The survey that comes as a workbook in every other wave. */
    private static final String WORKBOOK = "parent_carer";

    private static final List<String> REMARKS = List.of(
            "",
            "",
            "Nothing to add",
            "My son Alfie, who lives with us at ZD1 4QX, waited far too long.",
            "Ask Mrs Example at the school, she was kind.",
            "Please ring me on 01632 960123.");

    private final Scene scene;
    private final Surveys rates;

    SurveyFiles(Scene scene) {
        this.scene = scene;
        this.rates = scene.calibration().surveys();
    }

    void write() throws IOException {
        Contract contract = scene.feeds().find(SOURCE, "survey_response").orElse(null);
        if (contract == null) {
            return;
        }
        for (Questionnaire questionnaire : contract.questionnaires()) {
            if (!questionnaire.closed().isAfter(scene.asAt())) {
                long wave = contract.questionnaires().stream()
                        .filter(other -> other.survey().equals(questionnaire.survey())
                                && other.opened().isBefore(questionnaire.opened()))
                        .count();
                wave(questionnaire, (int) wave);
            }
        }
    }

    private void wave(Questionnaire questionnaire, int wave) throws IOException {
        int respondents = Math.max(12, scene.scaled(rates.respondents().getOrDefault(questionnaire.survey(), 120)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(questionnaire));
        for (int i = 1; i <= respondents; i++) {
            rows.add(response(questionnaire, wave, i));
        }
        String name = "survey_response_%s_%s_%s"
                .formatted(questionnaire.survey(), questionnaire.wave(), questionnaire.closed());
        Path folder = scene.feeds().folder(SOURCE);
        Files.createDirectories(folder);
        if (questionnaire.survey().equals(WORKBOOK) && wave % 2 == 1) {
            PlainWorkbook.write(
                    folder.resolve(name + ".xlsx"), "Survey responses", List.of(new TextSheet("Responses", rows)));
        } else {
            try (Csv csv = new Csv(folder.resolve(name + ".csv"), rows.get(0))) {
                for (List<String> row : rows.subList(1, rows.size())) {
                    csv.row(row.toArray());
                }
            }
        }
    }

    private static List<String> header(Questionnaire questionnaire) {
        List<String> header = new ArrayList<>();
        addIf(header, questionnaire.respondentNo());
        header.add(questionnaire.respondedOn());
        addIf(header, questionnaire.respondentType().column());
        Fact agency = questionnaire.agency();
        addIf(header, agency == null ? null : agency.column());
        questionnaire.questions().forEach(question -> header.add(question.text()));
        return header;
    }

    private static void addIf(List<String> header, @Nullable String column) {
        if (column != null) {
            header.add(column);
        }
    }

    private List<String> response(Questionnaire questionnaire, int wave, int number) {
        Dice dice = scene.dice("survey " + questionnaire.name(), number);
        LocalDate on = questionnaire
                .opened()
                .plusDays(dice.below(Calendars.days(questionnaire.opened(), questionnaire.closed()) + 1));
        List<String> row = new ArrayList<>();
        if (questionnaire.respondentNo() != null) {
            row.add(Integer.toString(number));
        }
        row.add(on.toString());
        fact(row, questionnaire.respondentType(), dice);
        Fact agency = questionnaire.agency();
        if (agency != null) {
            fact(row, agency, dice);
        }
        int positive = rates.positive().getOrDefault(questionnaire.survey(), 600) + wave * rates.more();
        for (Question question : questionnaire.questions()) {
            Integer own = rates.topics().get(question.topic());
            row.add(answer(question, own == null ? positive : own + wave * rates.more(), dice, on));
        }
        return row;
    }

    private static void fact(List<String> row, Fact fact, Dice dice) {
        if (fact.column() != null) {
            row.add(dice.pick(fact.values().keySet().stream().sorted().toList()));
        }
    }

    private String answer(Question question, int positive, Dice dice, LocalDate on) {
        if (question.kind() == Kind.FREE_TEXT) {
            return dice.pick(REMARKS);
        }
        if (question.kind() == Kind.IGNORED) {
            return on + " 1" + dice.below(10) + ":" + (10 + dice.below(50));
        }
        if (dice.perMille(rates.blank())) {
            return "";
        }
        boolean wanted = dice.perMille(positive);
        List<Answer> fitting = question.answers().stream()
                .filter(answer -> answer.positive() == null || answer.positive() == wanted)
                .toList();
        return dice.pick(fitting.isEmpty() ? question.answers() : fitting).text();
    }
}
