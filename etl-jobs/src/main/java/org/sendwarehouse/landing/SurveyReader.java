package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.RowBlock.RawProblem;
import org.sendwarehouse.landing.SurveyColumns.AnswerColumn;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.Dates;
import org.sendwarehouse.receive.HeaderMatch;
import org.sendwarehouse.receive.Shape;
import org.sendwarehouse.receive.SurveyHeader;

/**
 * Reads the wide export of a survey tool as long answers. What is counted is answers: a row of the export is as many as
 * it has filled question columns. Free text is counted and goes no further than this class.
 */
final class SurveyReader implements BlockReader {
    private static final int RESPONDENTS = 512;

    private final Table table;
    private final Questionnaire questionnaire;
    private final TextRows rows;
    private final RowsRead read;
    private final SurveyColumns columns;
    private final Dates dates;

    SurveyReader(Contract contract, Shape shape, String layout, Path file, ClaimedFile claimed) throws IOException {
        this.table = contract.table();
        this.questionnaire = contract.questionnaire(layout);
        this.read = new RowsRead(contract);
        this.dates = new Dates(contract.accepts().dateFormats());
        this.rows = TextRows.open(shape, file, claimed, header -> SurveyHeader.match(questionnaire, header)
                .fits());
        HeaderMatch match = SurveyHeader.match(questionnaire, rows.header());
        if (!match.fits()) {
            rows.close();
            throw new DeliveryRefusedException("The header of " + claimed.name() + " does not fit the questionnaire "
                    + questionnaire.name() + ".");
        }
        this.columns = new SurveyColumns(table, questionnaire, match);
    }

    /** The answers gathered for one block. */
    private static final class Answers {
        final List<String[]> rows = new ArrayList<>();
        final List<Long> lines = new ArrayList<>();
        final List<Long> records = new ArrayList<>();
        final List<RawProblem> problems = new ArrayList<>();
        long read;
        long filtered;
        long characters;
    }

    @Override
    public @Nullable RowBlock read() throws IOException {
        Answers answers = new Answers();
        int respondents = 0;
        while (respondents < RESPONDENTS && answers.characters < CHARACTERS && rows.next()) {
            respondents++;
            respondent(answers);
        }
        if (respondents == 0) {
            return null;
        }
        read.add(table, answers.read);
        return RowBlock.Flat.ofRecords(
                table,
                answers.rows,
                answers.lines.stream().mapToLong(Long::longValue).toArray(),
                answers.records.stream().mapToLong(Long::longValue).toArray(),
                answers.problems,
                answers.filtered);
    }

    private void respondent(Answers answers) {
        String shape = rows.shapeProblem();
        if (shape != null) {
            answers.read++;
            answers.problems.add(new RawProblem(table, rows.line(), "", "fields", shape, true));
            return;
        }
        String[] facts = new String[table.columns().size()];
        java.util.Arrays.fill(facts, "");
        RawProblem wrong = columns.facts(rows, facts);
        if (wrong == null) {
            wrong = outsideWave(facts[columns.respondedOn()]);
        }
        for (AnswerColumn column : columns.answers()) {
            String given = rows.field(column.position()).strip();
            String fault = rows.fault(column.position());
            if (given.isEmpty() && fault == null) {
                continue;
            }
            answers.read++;
            if (column.freeText()) {
                answers.filtered++;
            } else if (wrong != null) {
                answers.problems.add(wrong);
            } else if (fault != null) {
                answers.problems.add(problem("cell", "The answer to " + column.code() + " " + fault));
            } else {
                String[] row = column.row(facts, given);
                if (row == null) {
                    answers.problems.add(problem("answer", column.offScale()));
                } else {
                    answers.rows.add(row);
                    for (String value : row) {
                        answers.characters += value.length();
                    }
                    answers.lines.add(rows.line());
                    answers.records.add(rows.row());
                }
            }
        }
    }

    private RawProblem problem(String rule, String message) {
        return new RawProblem(table, rows.line(), "answer_code", rule, message, true);
    }

    /** A date that cannot be read is left to the check of the column. */
    private @Nullable RawProblem outsideWave(String text) {
        LocalDate day = dates.parse(text.strip());
        if (day == null || !(day.isBefore(questionnaire.opened()) || day.isAfter(questionnaire.closed()))) {
            return null;
        }
        return new RawProblem(
                table,
                rows.line(),
                "responded_on",
                "outside_wave",
                "The answer was not given while the wave was open, " + questionnaire.opened() + " to "
                        + questionnaire.closed() + " (" + questionnaire.name() + ").",
                true);
    }

    @Override
    public Map<String, Long> rowsRead() {
        return read.counts();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
