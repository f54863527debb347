package org.sendwarehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.sample.ReturnFile.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts each SEN2 return by hand, as the department does, and compares with what it printed. */
class ReturnCountsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnCountsTest.class);

    private static Path home = Path.of("");
    private static final Map<String, ReturnFile> RETURN_OF_YEAR = new HashMap<>();
    private static final Map<String, String> TYPE_OF_URN = new HashMap<>();

    /** A request in a return, with whose it is and what became of it. */
    private record Case(Node person, Node request) {
        @Nullable
        Node assessment() {
            return request.first("Assessment");
        }

        @Nullable
        Node named() {
            Node assessment = assessment();
            return assessment == null ? null : assessment.first("NamedPlan");
        }

        LocalDate birth() {
            LocalDate birth = person.date("PersonBirthDate");
            return birth == null ? LocalDate.EPOCH : birth;
        }

        String outcome() {
            Node assessment = assessment();
            return assessment == null ? "" : assessment.text("AssessmentOutcome");
        }

        @Nullable
        LocalDate outcomeDate() {
            Node assessment = assessment();
            return assessment == null ? null : assessment.date("AssessmentOutcomeDate");
        }

        boolean flag(String element) {
            Node assessment = assessment();
            return request.yes(element) || (assessment != null && assessment.yes(element));
        }

        boolean flagged() {
            return flag("RequestMediation")
                    || flag("RequestTribunal")
                    || flag("AssessmentMediation")
                    || flag("AssessmentTribunal")
                    || flag("OtherMediation")
                    || flag("OtherTribunal");
        }

        int days(@Nullable LocalDate to) {
            LocalDate from = request.date("ReceivedDate");
            assertThat(from).isNotNull();
            assertThat(to).isNotNull();
            return from == null || to == null ? 0 : (int) (to.toEpochDay() - from.toEpochDay());
        }
    }

    @BeforeAll
    static void writeTheSample(@TempDir Path folder) throws IOException {
        home = folder;
        Map<Integer, SampleOptions.Sen2Shapes> onlyXml = Map.of();
        SyntheticPartnership.write(
                home.resolve("inbox"), SampleOptions.standard().withShapes(onlyXml));
        for (int year = 2020; year <= 2025; year++) {
            ReturnFile sen2 = ReturnFile.read(home.resolve("inbox/liquidlogic/sen2_840_" + year + ".xml"));
            assertThat(sen2.year()).isEqualTo(year);
            RETURN_OF_YEAR.put(Integer.toString(year - 1), sen2);
        }
        RETURN_OF_YEAR.put("2018", ReturnFile.read(home.resolve("inbox/liquidlogic/sen2_840_2019.xml")));
        Path register = home.resolve("inbox/dfe/gias_establishment_2026-04-01.csv");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(register)) {
            for (NamedCsvRecord line : csv) {
                TYPE_OF_URN.put(line.getField("URN"), line.getField("TypeOfEstablishment (code)"));
            }
        }
    }

    private static List<Case> cases(String calendarYear) {
        List<Case> cases = new ArrayList<>();
        ReturnFile sen2 = RETURN_OF_YEAR.get(calendarYear);
        assertThat(sen2).as("return for " + calendarYear).isNotNull();
        if (sen2 != null) {
            sen2.persons()
                    .forEach(person -> person.all("Requests").forEach(request -> cases.add(new Case(person, request))));
        }
        return cases;
    }

    private static boolean in(@Nullable LocalDate date, String year) {
        return date != null && date.getYear() == Integer.parseInt(year);
    }

    private static long count(List<Case> cases, Predicate<Case> wanted) {
        return cases.stream().filter(wanted).count();
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
    void everyFigureOfTheTimelinessTableComesOutOfTheReturns() throws IOException {
        PublishedCells cells = published();
        Labels labels = new Labels();
        for (PublishedCells.Line line : cells.lines("timeliness_20_week")) {
            Timeliness.compare(
                    cells,
                    line,
                    cases(line.period()).stream()
                            .filter(c -> c.outcome().equals("Y") && in(c.outcomeDate(), line.period()) && !c.flagged())
                            .filter(c -> labels.fits(
                                    line,
                                    c.outcomeDate(),
                                    c.birth(),
                                    c.person().text("Sex"),
                                    c.person().text("Ethnicity")))
                            .map(c -> new Timeliness.Plan(c.days(c.outcomeDate()), c.flag("Week20"))));
        }
        assertAllEqual(cells, "timeliness from the returns", 990);
    }

    @Test
    void requestsAndAssessmentsOfEachReturnComeOutAsPublished() throws IOException {
        PublishedCells cells = published();
        for (PublishedCells.Line line :
                cells.lines("requests").stream().filter(PublishedCells::isTotal).toList()) {
            List<Case> all = cases(line.period());
            Predicate<Case> received = c -> in(c.request().date("ReceivedDate"), line.period());
            cells.count(line, "requests_received_in_year", count(all, received));
            Map.of(
                            "Y",
                            "requests_decided_to_assess",
                            "N",
                            "requests_decided_not_to_assess",
                            "A",
                            "requests_decision_not_made",
                            "W",
                            "requests_withdrawn")
                    .forEach((code, column) -> cells.count(line, column, count(all, received.and(c -> c.request()
                            .text("RequestOutcome")
                            .equals(code)))));
            Predicate<Case> decided = c -> in(c.request().date("RequestOutcomeDate"), line.period());
            Predicate<Case> prompt = c -> c.days(c.request().date("RequestOutcomeDate")) <= 42;
            cells.count(line, "request_outcome_six_weeks", count(all, decided.and(prompt)));
            cells.count(line, "request_outcome_over_6_weeks", count(all, decided.and(prompt.negate())));
            cells.count(line, "mediation_related_request", count(all, received.and(c -> c.flag("RequestMediation"))));
            cells.count(line, "tribunal_related_request", count(all, received.and(c -> c.flag("RequestTribunal"))));
        }
        for (PublishedCells.Line line : cells.lines("assessments").stream()
                .filter(PublishedCells::isTotal)
                .toList()) {
            List<Case> all = cases(line.period());
            Predicate<Case> ended = c -> in(c.outcomeDate(), line.period());
            Predicate<Case> refused = ended.and(c -> c.outcome().equals("N"));
            cells.count(line, "assess_in_year", count(all, ended));
            cells.count(
                    line, "assess_issued", count(all, ended.and(c -> c.outcome().equals("Y"))));
            cells.count(line, "assess_not_issued", count(all, refused));
            cells.count(line, "assess_withdrawn", count(all, ended.and(c -> c.outcome()
                    .equals("W"))));
            cells.count(
                    line, "outcome_decision_within_time", count(all, refused.and(c -> c.days(c.outcomeDate()) <= 112)));
            cells.count(line, "number_assess_mediation", count(all, ended.and(c -> c.flag("AssessmentMediation"))));
            cells.count(line, "number_assess_tribunal", count(all, ended.and(c -> c.flag("AssessmentTribunal"))));
            cells.count(line, "number_other_mediation", count(all, ended.and(c -> c.flag("OtherMediation"))));
            cells.count(line, "number_other_tribunal", count(all, ended.and(c -> c.flag("OtherTribunal"))));
        }
        assertAllEqual(cells, "requests and assessments from the returns", 58);
    }

    @Test
    void ceasedPlansOfEachReturnComeOutAsPublished() throws IOException {
        PublishedCells cells = published();
        List<String> columns = List.of(
                "max_age",
                "needs_met",
                "he",
                "employ",
                "transfer",
                "no_engage",
                "moved_outside_eng",
                "deceased",
                "other");
        for (PublishedCells.Line line : cells.lines("ceased_plans").stream()
                .filter(PublishedCells::isTotal)
                .toList()) {
            List<Case> all = cases(line.period());
            Predicate<Case> ceased = c -> c.named() != null && in(named(c).date("CeaseDate"), line.period());
            IntStream.rangeClosed(1, 9)
                    .forEach(code -> cells.count(
                            line, columns.get(code - 1), count(all, ceased.and(c -> named(c).text("CeaseReason")
                                    .equals(Integer.toString(code))))));
            cells.count(line, "total_ceased", count(all, ceased));
        }
        assertAllEqual(cells, "ceased plans from the returns", 30);
    }

    private static Node named(Case c) {
        Node named = c.named();
        return named == null ? new Node("", Map.of(), List.of()) : named;
    }

    private static Node active(Case c) {
        Node active = c.request().first("ActivePlans");
        return active == null ? new Node("", Map.of(), List.of()) : active;
    }

    @Test
    void caseloadsAndNeedsOfEachCensusComeOutAsPublished() throws IOException {
        PublishedCells cells = published();
        Labels labels = new Labels();
        for (PublishedCells.Line line : cells.lines("caseload")) {
            LocalDate census = Labels.census(line.period());
            boolean detailed = census.getYear() == 2025
                    && List.of("Child or young persons age", "Sex", "Ethnicity").contains(line.topic());
            if (!PublishedCells.isTotal(line) && !detailed) {
                continue;
            }
            List<Case> plans = cases(Integer.toString(census.getYear() - 1)).stream()
                    .filter(c -> c.request().first("ActivePlans") != null)
                    .filter(c -> labels.fits(
                            line,
                            census,
                            c.birth(),
                            c.person().text("Sex"),
                            c.person().text("Ethnicity")))
                    .toList();
            cells.count(line, "ehcplans", plans.size());
            if (PublishedCells.isTotal(line) || line.topic().equals("Child or young persons age")) {
                for (String category : Categories.LEAVES) {
                    cells.count(line, category, count(plans, c -> Categories.of(
                                    active(c).first("PlacementDetail"), TYPE_OF_URN, c.birth(), census)
                            .equals(category)));
                }
            }
        }
        for (PublishedCells.Line line : cells.lines("sen_needs_all_plans")) {
            if (!PublishedCells.isTotal(line) && !line.topic().equals("Child or young persons age")) {
                continue;
            }
            LocalDate census = Labels.census(line.period());
            List<Case> plans = cases("2024").stream()
                    .filter(c -> c.request().first("ActivePlans") != null)
                    .filter(c -> labels.fits(line, census, c.birth(), "", ""))
                    .toList();
            cells.count(line, "ehc_plans", plans.size());
            for (String need :
                    List.of("asd", "hi", "mld", "msi", "oth", "pd", "pmld", "semh", "slcn", "sld", "spld", "vi")) {
                cells.count(line, "number_" + need, count(plans, c -> Categories.need(active(c))
                        .equals(need)));
            }
            cells.count(line, "number_need_unknown", count(plans, c -> Categories.need(active(c))
                    .isEmpty()));
        }
        assertAllEqual(cells, "caseload and needs from the returns", 1204);
    }

    @Test
    void annualReviewsOf2024ComeOutAsFirstPublished() throws IOException {
        PublishedCells cells = published();
        LocalDate census = Labels.census("202425");
        for (PublishedCells.Line line : cells.lines("annual_reviews").stream()
                .filter(PublishedCells::isTotal)
                .toList()) {
            List<Case> plans = cases("2024").stream()
                    .filter(c -> c.request().first("ActivePlans") != null)
                    .toList();
            List<Node> expected = plans.stream()
                    .filter(c -> {
                        LocalDate start = named(c).date("StartDate");
                        return start != null && !start.isAfter(census.minusYears(1));
                    })
                    .map(ReturnCountsTest::active)
                    .toList();
            List<Node> held = expected.stream()
                    .filter(plan -> plan.date("ReviewMeeting") != null)
                    .toList();
            cells.count(line, "total_ehc_plans", plans.size());
            cells.count(line, "review_expected", expected.size());
            cells.count(line, "review_not_expected", plans.size() - expected.size());
            cells.count(line, "total_review_meeting", held.size());
            cells.count(line, "no_review_meeting", expected.size() - held.size());
            byYear(
                    cells,
                    line,
                    held,
                    "ReviewMeeting",
                    "review_meeting_25",
                    "review_meeting_24",
                    "review_meeting_prior_24");
            byYear(
                    cells,
                    line,
                    held,
                    "LastReview",
                    "review_decision25",
                    "review_decision24",
                    "review_decision_prior24");
            Map.of("outcome_amend", "A", "outcome_cease", "C", "outcome_maintan", "M", "no_outcome", "")
                    .forEach((column, code) -> cells.count(
                            line,
                            column,
                            held.stream()
                                    .filter(plan -> plan.text("ReviewOutcome").equals(code))
                                    .count()));
            long prompt = held.stream().filter(plan -> fourWeeks(plan) == 1).count();
            long slow = held.stream().filter(plan -> fourWeeks(plan) == 2).count();
            cells.count(line, "number_decsion_4weeks", prompt);
            cells.count(line, "number_decision_gt_4weeks", slow);
            cells.percent(line, "pc_decsion_4weeks", prompt, prompt + slow);
        }
        assertAllEqual(cells, "annual reviews from the return of 2025", 18);
    }

    private static void byYear(
            PublishedCells cells, PublishedCells.Line line, List<Node> held, String element, String... columns) {
        for (int i = 0; i < columns.length; i++) {
            int back = i;
            cells.count(
                    line,
                    columns[i],
                    held.stream()
                            .filter(plan -> {
                                LocalDate date = plan.date(element);
                                return date != null
                                        && (back == 2 ? date.getYear() < 2024 : date.getYear() == 2025 - back);
                            })
                            .count());
        }
    }

    /** 1 decided within 28 days of the meeting, 2 later, 0 not decided. */
    private static int fourWeeks(Node plan) {
        LocalDate meeting = plan.date("ReviewMeeting");
        LocalDate decision = plan.date("LastReview");
        if (meeting == null || decision == null) {
            return 0;
        }
        return decision.toEpochDay() - meeting.toEpochDay() <= 28 ? 1 : 2;
    }
}
