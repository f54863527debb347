package org.sendwarehouse.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.sample.FeedCalibration.HighNeeds;
import org.sendwarehouse.sample.FeedCalibration.TopUp;

/** The high needs block and top-up funding as the finance team monitors them, quarter by quarter. */
final class FinanceFiles {
    private static final String SOURCE = "finance";

    private final Scene scene;

    FinanceFiles(Scene scene) {
        this.scene = scene;
    }

    void write() throws IOException {
        LocalDate latest = scene.lastMonthEnd();
        for (LocalDate day : List.of(latest.withDayOfMonth(1).minusDays(1), latest)) {
            scene.feeds().delivery(SOURCE, "high_needs_block", day).write(file -> highNeeds(file, day));
            if (scene.options().complete()) {
                scene.feeds().delivery(SOURCE, "top_up", day).write(file -> topUp(file, day));
            }
        }
    }

    private static LocalDate firstDayOf(String financialYear) {
        return LocalDate.of(Integer.parseInt(financialYear.substring(0, 4)), 4, 1);
    }

    /** Quarter ends of a financial year up to a day, and the day itself where the year is not over. */
    private static List<LocalDate> days(String financialYear, LocalDate to) {
        LocalDate first = firstDayOf(financialYear);
        return java.util.stream.IntStream.rangeClosed(1, 12)
                .mapToObj(month -> first.plusMonths(month).minusDays(1))
                .filter(end -> !end.isAfter(to) && (end.getMonthValue() % 3 == 0 || end.equals(to)))
                .toList();
    }

    private static int monthsOf(String financialYear, LocalDate day) {
        return (int) ChronoUnit.MONTHS.between(firstDayOf(financialYear), day.plusDays(1));
    }

    private void highNeeds(FeedFile file, LocalDate to) throws IOException {
        HighNeeds figures = scene.calibration().highNeeds();
        String firstYear =
                figures.budget().keySet().stream().sorted().findFirst().orElse("");
        for (Map.Entry<String, Integer> year : figures.budget().entrySet()) {
            for (LocalDate day : days(year.getKey(), to)) {
                for (Map.Entry<String, Integer> line : figures.lines().entrySet()) {
                    line(file, figures, year, line, day);
                }
                long brought = year.getKey().equals(firstYear) ? figures.broughtForward() * 1000L : 0;
                file.set("financial_year", year.getKey())
                        .set("line", "Brought forward")
                        .set("as_at_date", day)
                        .set("budget_gbp", 0)
                        .set("forecast_gbp", 0)
                        .set("actual_gbp", 0)
                        .set("brought_forward_gbp", brought)
                        .write();
            }
        }
    }

    /** One line: its outturn is known only when the year is over, and a forecast before that is too low, more or less. */
    private void line(
            FeedFile file,
            HighNeeds figures,
            Map.Entry<String, Integer> year,
            Map.Entry<String, Integer> line,
            LocalDate day)
            throws IOException {
        Dice dice = scene.dice("high needs " + line.getKey(), day.toEpochDay());
        int months = monthsOf(year.getKey(), day);
        long outturn = (long) figures.spend().getOrDefault(year.getKey(), year.getValue()) * line.getValue();
        long error = months < 12 ? dice.between(-6, 6) : 0;
        long early = months < 12 ? dice.between(-9, 9) : 0;
        file.set("financial_year", year.getKey())
                .set("line", line.getKey())
                .set("as_at_date", day)
                .set(
                        "budget_gbp",
                        (long) year.getValue() * figures.budgetLines().getOrDefault(line.getKey(), line.getValue()))
                .set("forecast_gbp", outturn * (figures.forecastAfter(months) + error) / 1000)
                .set("actual_gbp", outturn * (figures.spentAfter(months) + early) / 1000)
                .write();
    }

    /** Pupils grow with what is spent, and are paid for as the year goes on. */
    private void topUp(FeedFile file, LocalDate to) throws IOException {
        HighNeeds figures = scene.calibration().highNeeds();
        int counted = figures.spend().getOrDefault(figures.topUpYear(), 1);
        for (Map.Entry<String, Integer> year : figures.spend().entrySet()) {
            for (LocalDate day : days(year.getKey(), to)) {
                for (TopUp setting : scene.calibration().topUp()) {
                    Dice dice = scene.dice("top-up " + setting.setting(), day.toEpochDay());
                    int share = (int) ((990L + dice.below(21)) * year.getValue() / counted);
                    int pupils = scene.scaled(setting.pupils() * share / 1000);
                    file.set("financial_year", year.getKey())
                            .set("setting_type", setting.setting())
                            .set("as_at_date", day)
                            .set("pupils", pupils)
                            .set(
                                    "amount_gbp",
                                    (long) pupils
                                            * setting.pounds()
                                            * figures.spentAfter(monthsOf(year.getKey(), day))
                                            / 1000)
                            .write();
                }
            }
        }
    }
}
