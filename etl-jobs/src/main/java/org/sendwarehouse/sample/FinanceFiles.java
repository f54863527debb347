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

    private void highNeeds(FeedFile file, LocalDate to) throws IOException {
        HighNeeds figures = scene.calibration().highNeeds();
        for (Map.Entry<String, Integer> year : figures.budget().entrySet()) {
            int spend = figures.spend().getOrDefault(year.getKey(), year.getValue());
            for (LocalDate day : days(year.getKey(), to)) {
                long months = ChronoUnit.MONTHS.between(firstDayOf(year.getKey()), day.plusDays(1));
                for (Map.Entry<String, Integer> line : figures.lines().entrySet()) {
                    Dice dice = scene.dice("high needs " + line.getKey(), day.toEpochDay());
                    long forecast = (long) spend * line.getValue() * (990 + dice.below(21)) / 1000;
                    file.set("financial_year", year.getKey())
                            .set("line", line.getKey())
                            .set("as_at_date", day)
                            .set("budget_gbp", (long) year.getValue() * line.getValue())
                            .set("forecast_gbp", forecast)
                            .set("actual_gbp", forecast * months / 12)
                            .write();
                }
            }
        }
    }

    private void topUp(FeedFile file, LocalDate to) throws IOException {
        for (String year : scene.calibration().highNeeds().budget().keySet()) {
            for (LocalDate day : days(year, to)) {
                long months = ChronoUnit.MONTHS.between(firstDayOf(year), day.plusDays(1));
                for (TopUp setting : scene.calibration().topUp()) {
                    Dice dice = scene.dice("top-up " + setting.setting(), day.toEpochDay());
                    int pupils = scene.scaled(setting.pupils() * (960 + dice.below(81)) / 1000);
                    file.set("financial_year", year)
                            .set("setting_type", setting.setting())
                            .set("as_at_date", day)
                            .set("pupils", pupils)
                            .set("amount_gbp", (long) pupils * setting.pounds() * months / 12)
                            .write();
                }
            }
        }
    }
}
