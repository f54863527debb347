package org.sendwarehouse.receive.template;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LayoutDifference;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.contract.Questionnaire.Fact;
import org.sendwarehouse.contract.Questionnaire.Kind;
import org.sendwarehouse.contract.Questionnaire.Question;

/**
 * Rows of a feed, invented from its contract alone: types, allowed values, patterns, limits, check characters, keys that
 * differ. They pass the door; what they say makes no sense. The same seed gives the same rows.
 */
public final class SyntheticRows {
    private static final int TRIES = 200;

    private SyntheticRows() {}

    /** The columns a file of the feed has, in order, without those only other layouts have. */
    static List<Column> columns(Contract contract) {
        LayoutDifference own = contract.ownLayout();
        return contract.table().columns().stream()
                .filter(c -> !c.isDerived() && !own.absent().contains(c.name()))
                .toList();
    }

    /** The header of a file of the feed. */
    public static List<String> header(Contract contract) {
        return columns(contract).stream().map(Column::sourceName).toList();
    }

    /**
     * So many rows of a feed of one table, or fewer where its contract does not allow so many different keys.
     *
     * @param asOf the day the content is about; dates lie before it
     */
    public static List<List<String>> of(Contract contract, int count, LocalDate asOf, long seed) {
        Random random = new Random(seed ^ contract.id().hashCode());
        List<Column> columns = columns(contract);
        List<SyntheticValue> values = new ArrayList<>();
        for (Column column : columns) {
            values.add(new SyntheticValue(column, contract.nullSymbols(), asOf, random));
        }
        Set<List<String>> keys = new HashSet<>();
        List<List<String>> rows = new ArrayList<>();
        for (int tries = 0; rows.size() < count && tries < count + TRIES; tries++) {
            List<String> row = new ArrayList<>();
            List<String> key = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String value = values.get(i).of(rows.size() + 1);
                row.add(value);
                if (columns.get(i).key()) {
                    key.add(value);
                }
            }
            if (key.isEmpty() || keys.add(key)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The header of an export that a questionnaire reads. */
    public static List<String> header(Questionnaire questionnaire) {
        List<String> header = new ArrayList<>();
        String number = questionnaire.respondentNo();
        String type = questionnaire.respondentType().column();
        Fact agency = questionnaire.agency();
        String agencyColumn = agency == null ? null : agency.column();
        if (number != null) {
            header.add(number);
        }
        header.add(questionnaire.respondedOn());
        if (type != null) {
            header.add(type);
        }
        if (agencyColumn != null) {
            header.add(agencyColumn);
        }
        questionnaire.questions().forEach(q -> header.add(q.text()));
        return header;
    }

    /** So many respondents of a survey. */
    public static List<List<String>> of(Questionnaire questionnaire, int count, long seed) {
        Random random = new Random(seed ^ questionnaire.name().hashCode());
        int days = (int)
                (questionnaire.closed().toEpochDay() - questionnaire.opened().toEpochDay() + 1);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            List<String> row = new ArrayList<>();
            if (questionnaire.respondentNo() != null) {
                row.add(BigDecimal.valueOf(i).toPlainString());
            }
            row.add(questionnaire.opened().plusDays(random.nextInt(days)).toString());
            add(row, questionnaire.respondentType(), random);
            Fact agency = questionnaire.agency();
            if (agency != null) {
                add(row, agency, random);
            }
            for (Question question : questionnaire.questions()) {
                row.add(answer(question, random));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void add(List<String> row, Fact fact, Random random) {
        if (fact.column() != null) {
            List<String> answers = fact.values().keySet().stream().sorted().toList();
            row.add(answers.get(random.nextInt(answers.size())));
        }
    }

    private static String answer(Question question, Random random) {
        if (question.kind() != Kind.ASKED) {
            return question.kind() == Kind.FREE_TEXT && random.nextInt(3) == 0 ? "An invented remark." : "";
        }
        return random.nextInt(10) == 0
                ? ""
                : question.answers()
                        .get(random.nextInt(question.answers().size()))
                        .text();
    }
}
