package org.sendwarehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the operational extract by hand, as the department defines its figures, and compares with what it printed. */
class OperationalCountsTest {
    private static final Logger LOG = LoggerFactory.getLogger(OperationalCountsTest.class);
    private static final Map<String, String> CEASE = Map.of(
            "max_age",
            "1",
            "needs_met",
            "2",
            "he",
            "3",
            "employ",
            "4",
            "transfer",
            "5",
            "no_engage",
            "6",
            "moved_outside_eng",
            "7",
            "deceased",
            "8",
            "other",
            "9");

    private static Path home = Path.of("");
    private static List<OperationalExtract.Row> rows = List.of();

    @BeforeAll
    static void writeTheSample(@TempDir Path folder) throws IOException {
        home = folder;
        SyntheticPartnership.write(home.resolve("inbox"), SampleOptions.standard());
        rows = OperationalExtract.read(home.resolve("inbox/liquidlogic/ehc_request_2026-04-30.csv"));
    }

    private static long count(Predicate<OperationalExtract.Row> wanted) {
        return rows.stream().filter(wanted).count();
    }

    private static boolean in(@org.jspecify.annotations.Nullable LocalDate date, String year) {
        return date != null && date.getYear() == Integer.parseInt(year);
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) (to.toEpochDay() - from.toEpochDay());
    }

    private PublishedCells published() throws IOException {
        return new PublishedCells(home.resolve("inbox/dfe"), "E06000047");
    }

    private static void assertAllEqual(PublishedCells cells, String title, int exactly) {
        LOG.info("{}", cells.table(title));
        assertThat(cells.differences()).isEmpty();
        assertThat(cells.comparedCells()).isEqualTo(exactly);
    }

    @Test
    void everyFigureOfTheTimelinessTableComesOutOfTheRows() throws IOException {
        PublishedCells cells = published();
        Labels labels = new Labels();
        for (PublishedCells.Line line : cells.lines("timeliness_20_week")) {
            Predicate<OperationalExtract.Row> population = row -> row.isRequest()
                    && in(row.issued(), line.period())
                    && !row.flagged()
                    && labels.fits(line, row.issued(), row.birth(), row.sex(), row.ethnicity());
            Timeliness.compare(
                    cells,
                    line,
                    rows.stream()
                            .filter(population)
                            .map(row -> new Timeliness.Plan(
                                    days(nonNull(row.received()), nonNull(row.issued())), row.exception())));
        }
        assertAllEqual(cells, "timeliness from the operational extract", 990);
    }

    private static LocalDate nonNull(@org.jspecify.annotations.Nullable LocalDate date) {
        assertThat(date).isNotNull();
        return date == null ? LocalDate.EPOCH : date;
    }

    @Test
    void requestsStandAtTheEndOfEachYearAsPublished() throws IOException {
        PublishedCells cells = published();
        for (PublishedCells.Line line :
                cells.lines("requests").stream().filter(PublishedCells::isTotal).toList()) {
            LocalDate end = LocalDate.of(Integer.parseInt(line.period()), Month.DECEMBER, 31);
            Predicate<OperationalExtract.Row> received = row -> row.isRequest() && in(row.received(), line.period());
            Predicate<OperationalExtract.Row> decided =
                    row -> row.decided() != null && !row.decided().isAfter(end);
            long all = count(received);
            long assess = count(received.and(decided).and(row -> row.decision().equals("assess")));
            long refuse = count(received.and(decided).and(row -> row.decision().equals("not assess")));
            long withdrawn =
                    count(received.and(decided).and(row -> row.decision().equals("withdrawn")));
            long open = count(received.and(decided.negate()));
            cells.count(line, "requests_received_in_year", all);
            cells.count(line, "requests_rya", 0);
            cells.count(line, "requests_decided_to_assess", assess);
            cells.count(line, "requests_decided_not_to_assess", refuse);
            cells.count(line, "requests_decision_not_made", open);
            cells.count(line, "requests_withdrawn", withdrawn);
            Predicate<OperationalExtract.Row> answered = row -> row.isRequest()
                    && in(row.decided(), line.period())
                    && !row.decision().equals("withdrawn");
            Predicate<OperationalExtract.Row> prompt =
                    row -> days(nonNull(row.received()), nonNull(row.decided())) <= 42;
            long within = count(answered.and(prompt));
            long over = count(answered.and(prompt.negate()));
            cells.count(line, "request_outcome_six_weeks", within);
            cells.count(line, "request_outcome_over_6_weeks", over);
            cells.count(line, "mediation_related_request", count(received.and(row -> row.flags()
                    .get(0))));
            cells.count(line, "tribunal_related_request", count(received.and(row -> row.flags()
                    .get(1))));
            cells.count(
                    line,
                    "tribunal_after_mediation_request",
                    count(received.and(row -> row.flags().get(0) && row.flags().get(1))));
            if (Integer.parseInt(line.period()) >= 2023) {
                cells.percent(line, "request_assess_pc", assess, all);
                cells.percent(line, "request_not_assess_pc", refuse, all);
                cells.percent(line, "request_outstanding_pc", open, all);
                cells.percent(line, "request_withdrawn_pc", withdrawn, all);
                cells.percent(line, "request_outcome_six_weeks_pc", within, within + over);
                cells.percent(line, "request_outcome_over_6_weeks_pc", over, within + over);
            }
        }
        assertAllEqual(cells, "requests from the operational extract", 46);
    }

    @Test
    void assessmentsEndAsPublished() throws IOException {
        PublishedCells cells = published();
        for (PublishedCells.Line line : cells.lines("assessments").stream()
                .filter(PublishedCells::isTotal)
                .toList()) {
            Predicate<OperationalExtract.Row> issued = row -> row.isRequest() && in(row.issued(), line.period());
            Predicate<OperationalExtract.Row> refused =
                    row -> row.issueDecision().equals("not issue") && in(row.issueDecisionDate(), line.period());
            Predicate<OperationalExtract.Row> withdrawn =
                    row -> row.issueDecision().equals("withdrawn") && in(row.issueDecisionDate(), line.period());
            Predicate<OperationalExtract.Row> ended = issued.or(refused).or(withdrawn);
            Predicate<OperationalExtract.Row> inTime =
                    row -> days(nonNull(row.received()), nonNull(row.issueDecisionDate())) <= 112;
            cells.count(line, "assess_in_year", count(ended));
            cells.count(line, "assess_issued", count(issued));
            cells.count(line, "assess_not_issued", count(refused));
            cells.count(line, "assess_withdrawn", count(withdrawn));
            cells.count(line, "outcome_decision_within_time", count(refused.and(inTime)));
            cells.count(line, "outcome_decision_over_time", count(refused.and(inTime.negate())));
            cells.count(line, "number_assess_mediation", count(ended.and(row -> row.flags()
                    .get(2))));
            cells.count(line, "number_assess_tribunal", count(ended.and(row -> row.flags()
                    .get(3))));
            cells.count(
                    line,
                    "number_asssess_mediation_tribunal",
                    count(ended.and(row -> row.flags().get(2) && row.flags().get(3))));
            cells.count(line, "number_other_mediation", count(ended.and(row -> row.flags()
                    .get(4))));
            cells.count(line, "number_other_tribunal", count(ended.and(row -> row.flags()
                    .get(5))));
            cells.count(
                    line,
                    "number_other_mediation_tribunal",
                    count(ended.and(row -> row.flags().get(4) && row.flags().get(5))));
            if (Integer.parseInt(line.period()) >= 2023) {
                cells.percent(line, "assess_issued_pc", count(issued), count(ended));
                cells.percent(line, "assess_not_issued_pc", count(refused), count(ended));
                cells.percent(line, "assess_withdrawn_pc", count(withdrawn), count(ended));
                cells.percent(line, "outcome_decision_within_time_pc", count(refused.and(inTime)), count(refused));
            }
        }
        assertAllEqual(cells, "assessments from the operational extract", 46);
    }

    @Test
    void plansCeaseForThePublishedReasonsAndCaseloadsComeOut() throws IOException {
        PublishedCells cells = published();
        for (PublishedCells.Line line : cells.lines("ceased_plans").stream()
                .filter(PublishedCells::isTotal)
                .toList()) {
            CEASE.forEach((column, code) -> cells.count(
                    line,
                    column,
                    count(row -> in(row.ceased(), line.period())
                            && row.ceasedReason().equals(code))));
            cells.count(line, "total_ceased", count(row -> in(row.ceased(), line.period())));
        }
        for (PublishedCells.Line line :
                cells.lines("caseload").stream().filter(PublishedCells::isTotal).toList()) {
            cells.count(line, "ehcplans", count(row -> row.activeOn(Labels.census(line.period()))));
        }
        assertAllEqual(cells, "ceased plans and caseload from the operational extract", 37);
    }
}
