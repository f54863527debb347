package org.sendwarehouse.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.CaseFile.Advice;
import org.sendwarehouse.sample.FeedCalibration.Audits;

/** Audits of plans, assurance of advice, what agencies learn from audits, and the twice-yearly check of the local offer. */
final class AuditFiles {
    private static final String SOURCE = "audits";
    private static final LocalDate AUDITS_FROM = LocalDate.of(2024, 9, 1);
    private static final LocalDate ASSURANCE_FROM = LocalDate.of(2025, 1, 1);
    private static final List<String> SECTIONS = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
    private static final List<String> AGENCIES =
            List.of("ep", "school", "social_care", "paeds", "camhs", "salt", "ot", "physio", "health_0_25");
    private static final List<String> SERVICES = List.of(
            "SEND and Inclusion", "Early Help", "Family Hubs", "CAMHS", "Community paediatrics", "Adult transitions");

    private record Learning(String id, String agency, LocalDate raised) {}

    private final Scene scene;
    private final Audits rates;
    private final List<Learning> learning = new ArrayList<>();

    AuditFiles(Scene scene) {
        this.scene = scene;
        this.rates = scene.calibration().audits();
        LocalDate month = AUDITS_FROM;
        for (int number = 1; month.isBefore(scene.asAt()); month = month.plusMonths(1)) {
            for (int i = 0; i < rates.learningAMonth(); i++, number++) {
                Dice dice = scene.dice("learning", number);
                learning.add(new Learning(
                        "LI%04d".formatted(number), dice.pick(AGENCIES), month.plusDays(dice.between(4, 24))));
            }
        }
    }

    void write() throws IOException {
        LocalDate latest = scene.lastMonthEnd();
        for (LocalDate day : List.of(latest.withDayOfMonth(1).minusDays(1), latest)) {
            scene.feeds().delivery(SOURCE, "ehcp_audit", day).write(file -> audits(file, day));
            scene.feeds().delivery(SOURCE, "advice_assurance", day).write(file -> assurance(file, day));
            scene.feeds().delivery(SOURCE, "audit_learning", day).write(file -> learning(file, day));
        }
        scene.feeds()
                .delivery(SOURCE, "local_offer_qa", latest)
                .in(SynergyFiles.officeEncoding())
                .write(file -> localOffer(file, latest));
    }

    private void audits(FeedFile out, LocalDate day) throws IOException {
        List<CaseFile> plans = new ArrayList<>();
        for (CaseFile file : scene.partnership().cases) {
            if (file.planStart != null && (file.ceased == null || file.ceased.isAfter(AUDITS_FROM))) {
                plans.add(file);
            }
        }
        int number = 0;
        for (LocalDate month = AUDITS_FROM; !month.isAfter(day); month = month.plusMonths(1)) {
            for (int i = 0; i < Math.max(4, scene.scaled(rates.plansAMonth())); i++) {
                number++;
                Dice dice = scene.dice("plan audit", number);
                LocalDate on = Calendars.nextOfficeDay(month.plusDays(dice.between(1, 24)));
                CaseFile file = dice.pick(plans);
                for (int tries = 0; tries < 80 && !file.activeOn(on); tries++) {
                    file = dice.pick(plans);
                }
                if (!on.isAfter(day)) {
                    audit(out, "AU%05d".formatted(number), file, on, dice, day);
                }
            }
        }
    }

    private void audit(FeedFile out, String id, CaseFile file, LocalDate on, Dice dice, LocalDate day)
            throws IOException {
        int half = Math.min(rates.good().size() - 1, Calendars.days(AUDITS_FROM, on) / 183);
        int good = rates.good().get(half);
        String overall = rating(dice, good);
        boolean isGood = overall.equals("good") || overall.equals("outstanding");
        out.set("audit_id", id)
                .set("plan_id", OperationalFiles.planId(file))
                .set("audit_date", on)
                .set("moderated", dice.perMille(rates.moderated()))
                .set("transition_review", dice.perMille(rates.transition()))
                .set("overall_rating", overall)
                .set("voice_shapes_plan", isGood ? dice.perMille(rates.voice()) : dice.perMille(420));
        for (String section : SECTIONS) {
            out.set("rating_" + section, rating(dice, isGood ? 880 : 380));
        }
        for (String agency : AGENCIES) {
            boolean gave = file.advice.stream()
                    .anyMatch(advice -> advice.agency().equals(agency)
                            && advice.status().equals("received")
                            && advice.received() != null
                            && !advice.received().isAfter(on));
            String rating = rating(dice, isGood ? 820 : 480);
            out.set("advice_rating_" + agency, gave ? rating : null);
        }
        boolean teaches = !isGood && dice.perMille(350);
        List<Learning> until = learning.stream()
                .filter(item -> !item.raised().isBefore(on) && item.raised().isBefore(on.plusDays(45)))
                .toList();
        Learning item = teaches && !until.isEmpty() ? dice.pick(until) : null;
        out.set("learning_item_id", item == null || item.raised().isAfter(day) ? null : item.id());
        out.write();
    }

    private static String rating(Dice dice, int good) {
        return dice.perMille(good)
                ? EducationFiles.RATINGS.get(dice.perMille(110) ? 0 : 1)
                : EducationFiles.RATINGS.get(dice.perMille(130) ? 3 : 2);
    }

    private void assurance(FeedFile out, LocalDate day) throws IOException {
        for (CaseFile file : scene.partnership().cases) {
            int number = 0;
            for (Advice advice : file.advice) {
                number++;
                LocalDate received = OperationalFiles.by(advice.received(), day);
                if (received == null
                        || received.isBefore(ASSURANCE_FROM)
                        || !advice.status().equals("received")) {
                    continue;
                }
                int quarter = Math.min(rates.covered().size() - 1, Calendars.days(ASSURANCE_FROM, received) / 91);
                Dice dice = scene.dice("assurance", file.number, number);
                LocalDate on = Calendars.nextOfficeDay(received.plusDays(dice.between(2, 30)));
                boolean covered = dice.perMille(rates.covered().get(quarter));
                String rating = rating(dice, rates.assuredGood().get(quarter));
                if (covered && !on.isAfter(day)) {
                    out.set("advice_id", OperationalFiles.requestId(file) + "-" + number)
                            .set("assured_date", on)
                            .set("rating", rating)
                            .set("voice_evident", dice.perMille(rates.adviceVoice()))
                            .write();
                }
            }
        }
    }

    private void learning(FeedFile out, LocalDate day) throws IOException {
        for (Learning item : learning) {
            Dice dice = scene.dice("learning item " + item.id());
            LocalDate presented = item.raised().plusDays(dice.between(14, 60));
            boolean answers = dice.perMille(rates.answered());
            LocalDate response = presented.plusDays(dice.between(12, 70));
            LocalDate accepted = response.plusDays(dice.between(5, 30));
            LocalDate opened = accepted.plusDays(dice.between(2, 25));
            LocalDate closed = opened.plusDays(dice.between(30, 200));
            if (!item.raised().isAfter(day)) {
                out.set("item_id", item.id())
                        .set("agency_code", item.agency())
                        .set("raised_date", item.raised())
                        .set("presented_date", by(presented, day))
                        .set("response_date", answers ? by(response, day) : null)
                        .set("accepted_date", answers ? by(accepted, day) : null)
                        .set("action_opened_date", answers ? by(opened, day) : null)
                        .set("action_closed_date", answers ? by(closed, day) : null)
                        .write();
            }
        }
    }

    private static @Nullable LocalDate by(LocalDate date, LocalDate day) {
        return OperationalFiles.by(date, day);
    }

    private void localOffer(FeedFile out, LocalDate day) throws IOException {
        for (Map.Entry<String, Integer> round : rates.rounds().entrySet()) {
            int year = Integer.parseInt(round.getKey().substring(round.getKey().indexOf(' ') + 1));
            LocalDate first = LocalDate.of(year, round.getKey().startsWith("Autumn") ? 11 : 3, 3);
            for (int page = 1; page <= rates.pages(); page++) {
                Dice dice = scene.dice("local offer " + round.getKey(), page);
                LocalDate checked = first.plusDays(dice.below(24));
                if (!checked.isAfter(day)) {
                    out.set("round", round.getKey())
                            .set("page_id", "LO-%03d".formatted(page))
                            .set("checked_date", checked)
                            .set("is_current", dice.perMille(round.getValue()))
                            .set("owner_service", SERVICES.get(page % SERVICES.size()))
                            .write();
                }
            }
        }
    }
}
