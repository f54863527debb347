package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.sample.FeedCalibration.Complaints;

/** What leads report of their actions month by month, what groups decide, and what families complain of. */
final class GovernanceFiles {
    private static final String SOURCE = "governance";
    private static final LocalDate FIRST_REPORT = LocalDate.of(2024, 10, 31);
    /** Deliverables that are done, with the day from which their lead reports them complete. */
    private static final Map<String, LocalDate> DONE = Map.of(
            "AFI2-2.1.1", LocalDate.of(2024, 10, 31),
            "AFI2-2.4.1", LocalDate.of(2025, 1, 31),
            "AFI4-4.2.1", LocalDate.of(2025, 1, 31),
            "AFI4-4.2.2", LocalDate.of(2025, 3, 31),
            "AFI4-4.2.3", LocalDate.of(2025, 3, 31),
            "AFI4-4.2.4", LocalDate.of(2025, 12, 31),
            "AFI1-1.3.3", LocalDate.of(2025, 5, 31),
            "AFI4-4.3-b", LocalDate.of(2026, 2, 28));
    /** Reported on course whatever the evidence says. */
    private static final List<String> ROSY = List.of("AFI1-1.4.4", "AFI1-1.1.1", "AFI2-2.3.1", "AFI3-3.2.4");

    private static final List<String> INDICATORS = List.of(
            "ehcp_20_week_pct",
            "ehcp_audit_good_pct",
            "advice_6_week_pct",
            "neuro_waiting_over_104_weeks",
            "annual_review_4_week_decision_pct",
            "course_corrections_closed_pct");

    private record Action(String key, String lead, @Nullable LocalDate due, String title) {}

    private final Scene scene;
    private final List<Action> actions = new ArrayList<>();

    GovernanceFiles(Scene scene) {
        this.scene = scene;
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Definitions.text("warehouse-sql/reference/action.csv"))) {
            for (NamedCsvRecord line : csv) {
                String due = line.getField("due_date");
                String lead = line.getField("lead_role");
                actions.add(new Action(
                        line.getField("action_key"),
                        lead.contains(";") ? lead.substring(0, lead.indexOf(';')) : lead,
                        due.isEmpty() ? null : LocalDate.parse(due),
                        line.getField("title")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the actions", e);
        }
    }

    void write() throws IOException {
        LocalDate latest = scene.lastMonthEnd();
        LocalDate year = LocalDate.of(latest.getYear() - 1, 12, 31);
        updates(year, FIRST_REPORT.minusDays(1));
        updates(latest, year);
        updates(scene.asAt(), latest);
        scene.feeds().delivery(SOURCE, "decision", scene.asAt()).write(this::decisions);
        scene.feeds().delivery(SOURCE, "owner_response", scene.asAt()).write(this::responses);
        // Late: nothing since January.
        LocalDate late = latest.withDayOfMonth(1).minusMonths(1).minusDays(1);
        scene.feeds()
                .delivery(SOURCE, "complaint", late)
                .in(SynergyFiles.officeEncoding())
                .withSlashedDates()
                .write(file -> complaints(file, late));
    }

    /** Reports of the months after one day and up to another. */
    private void updates(LocalDate asOf, LocalDate after) throws IOException {
        scene.feeds().delivery(SOURCE, "action_update", asOf).write(file -> {
            LocalDate month = FIRST_REPORT.withDayOfMonth(1);
            for (int number = 0; !month.isAfter(asOf); number++, month = month.plusMonths(1)) {
                LocalDate day = month.plusMonths(1).minusDays(1);
                if (day.isAfter(after) && !day.isAfter(asOf)) {
                    for (Action action : actions) {
                        update(file, action, day, number);
                    }
                }
            }
        });
    }

    private void update(FeedFile file, Action action, LocalDate day, int month) throws IOException {
        Dice dice = scene.dice("action update " + action.key(), month);
        if (dice.perMille(45)) {
            return; // no report this month
        }
        LocalDate done = DONE.get(action.key());
        boolean complete = done != null && !done.isAfter(day);
        LocalDate due = action.due();
        boolean overdue = due != null && due.isBefore(day);
        String rating = complete
                ? "blue"
                : ROSY.contains(action.key())
                        ? "green"
                        : overdue
                                ? List.of("green", "amber", "red").get(dice.weighted(25, 50, 25))
                                : List.of("green", "amber", "red").get(dice.weighted(68, 27, 5));
        file.set("action_key", action.key())
                .set("update_date", day)
                .set("reported_rating", rating)
                .set("narrative", narrative(rating, action))
                .set("evidence_reference", complete ? "Papers " + day.getYear() + "/" + action.key() : null)
                .set("lead_role", action.lead())
                .write();
    }

    private static String narrative(String rating, Action action) {
        return switch (rating) {
            case "blue" -> "Complete: " + action.title() + ".";
            case "green" -> "On course; next step agreed with the supporting groups.";
            case "amber" -> "Some slippage; recovery steps agreed, to be reviewed next month.";
            default -> "Behind; support asked of the board.";
        };
    }

    private void decisions(FeedFile file) throws IOException {
        int number = 0;
        for (LocalDate month = LocalDate.of(2024, 11, 1); month.isBefore(scene.asAt()); month = month.plusMonths(1)) {
            for (int i = 0; i < 4; i++) {
                number++;
                Dice dice = scene.dice("decision", number);
                LocalDate meeting = Calendars.nextOfficeDay(month.plusDays(11));
                Action action = dice.pick(actions);
                LocalDate due = meeting.plusDays(dice.between(28, 90));
                LocalDate closed = due.plusDays(dice.between(-25, 20));
                boolean correction = dice.perMille(550);
                boolean closes = dice.perMille(860) && !closed.isAfter(scene.asAt());
                if (!meeting.isAfter(scene.asAt())) {
                    file.set("decision_id", "D%04d".formatted(number))
                            .set("governance_group", "board")
                            .set("meeting_date", meeting)
                            .set("action_key", action.key())
                            .set("indicator_code", correction ? dice.pick(INDICATORS) : null)
                            .set("decision", correction ? "Change course on the measure shown" : "Carry on as planned")
                            .set("owner_role", action.lead())
                            .set("due_date", due)
                            .set("closed_date", closes ? closed : null)
                            .set("outcome", closes ? "Done and reported back" : null)
                            .write();
                }
            }
        }
    }

    private void responses(FeedFile file) throws IOException {
        int number = 0;
        for (Action action : actions) {
            Dice dice = scene.dice("owner response " + action.key());
            if (dice.perMille(400)) {
                number++;
                file.set("response_id", "R%04d".formatted(number))
                        .set("about_key", dice.perMille(300) ? dice.pick(INDICATORS) : action.key())
                        .set(
                                "response_date",
                                Calendars.nextOfficeDay(scene.asAt().minusDays(dice.between(3, 80))))
                        .set("owner_role", action.lead())
                        .set("response", "The figure is understood; the recovery steps stand and will be reviewed.")
                        .write();
            }
        }
    }

    private void complaints(FeedFile file, LocalDate day) throws IOException {
        Complaints rates = scene.calibration().complaints();
        List<String> services =
                List.of("SEND casework", "Home to school transport", "CAMHS", "Community paediatrics", "Schools");
        List<String> themes =
                List.of("delay", "communication", "content of plan", "provision not in place", "decision");
        int number = 0;
        for (LocalDate month = LocalDate.of(2024, 4, 1); !month.isAfter(day); month = month.plusMonths(1)) {
            for (int i = 0; i < Math.max(2, scene.scaled(rates.aMonth())); i++) {
                number++;
                Dice dice = scene.dice("complaint", number);
                LocalDate received = month.plusDays(dice.below(28));
                LocalDate closed = received.plusDays(dice.between(8, 70));
                boolean closes = !closed.isAfter(day);
                int upheld = dice.weighted(rates.upheld(), rates.partly(), 1000 - rates.upheld() - rates.partly());
                file.set("complaint_id", "CP%04d".formatted(number))
                        .set("service", services.get(dice.weighted(52, 14, 14, 8, 12)))
                        .set("theme", dice.pick(themes))
                        .set("received_date", received)
                        .set("closed_date", closes ? closed : null)
                        .set("upheld", closes ? List.of("yes", "partly", "no").get(upheld) : null)
                        .write();
            }
        }
    }
}
