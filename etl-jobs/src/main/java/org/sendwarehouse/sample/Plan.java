package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.sample.SyntheticPartnership.Written;

/** The whole partnership, planned: step by step from the counts to the children. */
record Plan(Partnership partnership, SchoolRegister schools, PostcodeDirectory postcodes) {

    private static final List<String> TEAMS =
            List.of("North team", "East team", "South team", "West team", "Early years team", "Post-16 team");

    static Plan of(SampleOptions options) {
        Calibration calibration = Calibration.read();
        Targets targets = new Targets(calibration, Published.of(calibration.areaCode()), options.scale());
        Partnership partnership = new Partnership(options.seed(), options.asAt());

        // casework, so that the years' counts come out
        new RequestPlanner(partnership)
                .plan(
                        targets.requestYears(),
                        calibration.currentYear(),
                        targets.scaled(calibration.currentYear().received()));
        new OutcomePlanner(partnership, options.scale() == 1).plan(targets.outcomePeriods());
        StockPlanner stock = new StockPlanner(partnership, targets);
        stock.plan();
        CeasePlanner ceases = new CeasePlanner(partnership, targets, stock);
        ceases.planToCensus();

        // people, so that the tables by characteristic come out
        Map<CaseFile, Integer> agesAtIssue = new TimelinessAttributes(partnership, targets).deal();
        new CensusAttributes(partnership, targets).deal(agesAtIssue);
        new OtherAttributes(partnership, targets).deal(agesAtIssue);
        ceases.planAfterCensus();

        RepeatRequests.plan(partnership);

        // what only has to be plausible, and where the children are taught
        PostcodeDirectory postcodes = new PostcodeDirectory();
        new IdentityPlanner(partnership, options.laNumber(), postcodes).plan();
        SchoolRegister schools = new SchoolRegister(options.seed());
        new PlacementPlanner(partnership, targets, schools).plan();
        new NeedPlanner(partnership, targets).plan();
        new ReviewPlanner(partnership, targets).plan();
        new AssessmentPlanner(partnership).plan();
        for (CaseFile file : partnership.cases) {
            int age = file.child.ageAt(file.received);
            int area = partnership.dice("team", file.child.number).below(4);
            file.team = TEAMS.get(age < 5 ? 4 : age > 15 ? 5 : area);
        }
        return new Plan(partnership, schools, postcodes);
    }

    Written summary(int pupils) {
        LocalDate asAt = partnership.asAt;
        int requests = 0;
        int active = 0;
        int advice = 0;
        for (CaseFile file : partnership.cases) {
            requests += file.isRequest() && !file.received.isAfter(asAt) ? 1 : 0;
            active += file.activeOn(asAt) ? 1 : 0;
            advice += file.advice.size();
        }
        return new Written(partnership.children.size(), pupils, requests, active, advice);
    }
}
