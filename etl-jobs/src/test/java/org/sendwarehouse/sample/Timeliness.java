package org.sendwarehouse.sample;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The twenty-week table counted from plans, all its columns. */
final class Timeliness {
    /** A plan issued: days from request to issue, and whether an exception applies. */
    record Plan(int days, boolean exception) {}

    private Timeliness() {}

    static void compare(PublishedCells cells, PublishedCells.Line line, Stream<Plan> population) {
        List<Plan> plans = population.toList();
        List<Plan> ordinary = plans.stream().filter(plan -> !plan.exception()).toList();
        cells.count(line, "plans_issued_den", plans.size());
        cells.count(line, "plans_issued_den_ex", ordinary.size());
        band(cells, line, plans, ordinary, "within_20_weeks", "20_weeks_ex", plan -> plan.days() <= 140);
        if (Integer.parseInt(line.period()) >= 2023) {
            Predicate<Plan> late = plan -> plan.days() > 140 && plan.days() <= 364;
            band(cells, line, plans, ordinary, "gt20weeks_ltYear", "gt20weeks_ltYear_ex", late);
            band(cells, line, plans, ordinary, "gt_1_year", "gt_1_year_ex", plan -> plan.days() > 364);
        }
    }

    private static void band(
            PublishedCells cells,
            PublishedCells.Line line,
            List<Plan> plans,
            List<Plan> ordinary,
            String all,
            String withoutExceptions,
            Predicate<Plan> band) {
        long of = plans.stream().filter(band).count();
        long ofOrdinary = ordinary.stream().filter(band).count();
        cells.count(line, "plans_issued_" + all, of);
        cells.count(line, "plans_issued_" + withoutExceptions, ofOrdinary);
        cells.percent(line, "pc_plans_issued_" + all, of, plans.size());
        cells.percent(line, "PC_plans_issued_" + withoutExceptions, ofOrdinary, ordinary.size());
    }
}
