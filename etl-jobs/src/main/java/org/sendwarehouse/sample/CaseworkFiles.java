package org.sendwarehouse.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.CaseFile.Outcome;
import org.sendwarehouse.sample.FeedCalibration.SocialCare;

/** Mediation and appeals, and social care, as the casework system extracts them. */
final class CaseworkFiles {
    private static final String SOURCE = "liquidlogic";
    private static final List<String> APPEAL_OUTCOMES =
            List.of("conceded", "upheld", "partly upheld", "withdrawn", "dismissed");

    private record Dispute(
            CaseFile file, String stage, String type, LocalDate registered, String outcome, LocalDate ended) {}

    private final Scene scene;
    private final Patients patients;

    CaseworkFiles(Scene scene, Patients patients) {
        this.scene = scene;
        this.patients = patients;
    }

    void write() throws IOException {
        List<Dispute> disputes = disputes();
        for (LocalDate day : List.of(scene.lastMonthEnd(), scene.asAt())) {
            scene.feeds().delivery(SOURCE, "ehc_mediation_tribunal", day).write(file -> disputes(file, disputes, day));
            scene.feeds().delivery(SOURCE, "social_care", day).write(file -> socialCare(file, day));
        }
    }

    private List<Dispute> disputes() {
        List<Dispute> disputes = new ArrayList<>();
        for (CaseFile file : scene.partnership().cases) {
            flagged(disputes, file);
        }
        scene.calibration().appeals().forEach((year, count) -> others(disputes, year, scene.scaled(count)));
        disputes.sort(Comparator.comparing(Dispute::registered)
                .thenComparingInt(dispute -> dispute.file().number)
                .thenComparing(Dispute::type));
        return disputes;
    }

    /** What the flags of casework tell of. */
    private void flagged(List<Dispute> disputes, CaseFile file) {
        LocalDate decided = file.decided;
        if (decided != null && file.requestMediation) {
            add(disputes, file, "refusal to assess", "mediation", decided, 0);
        }
        if (decided != null && file.requestTribunal) {
            add(disputes, file, "refusal to assess", "appeal", decided, 1);
        }
        LocalDate ended = file.outcomeDate;
        if (ended == null) {
            return;
        }
        String stage = file.outcome == Outcome.NOT_ISSUE ? "refusal to issue" : "plan content";
        if (file.assessmentMediation || file.otherMediation) {
            add(disputes, file, stage, "mediation", ended, 2);
        }
        if (file.assessmentTribunal || file.otherTribunal) {
            add(disputes, file, stage, "appeal", ended, 3);
        }
    }

    /** So many appeals more that the year's number is the published one, and mediations beside them. */
    private void others(List<Dispute> disputes, int year, int count) {
        long already = disputes.stream()
                .filter(dispute ->
                        dispute.type().equals("appeal") && dispute.registered().getYear() == year)
                .count();
        List<CaseFile> plans = new ArrayList<>();
        LocalDate middle = Calendars.earlier(LocalDate.of(year, 6, 30), scene.asAt());
        for (CaseFile file : scene.partnership().cases) {
            if (file.activeOn(middle)) {
                plans.add(file);
            }
        }
        int mediations = count * scene.calibration().mediationsPerHundredAppeals() / 100;
        LocalDate last = Calendars.earlier(LocalDate.of(year, 12, 18), scene.asAt());
        int span = Calendars.days(LocalDate.of(year, 1, 4), last);
        for (int i = 0; i < count - already + mediations && !plans.isEmpty(); i++) {
            Dice dice = scene.dice("other appeals", year, i);
            CaseFile file = dice.pick(plans);
            LocalDate day = Calendars.nextOfficeDay(LocalDate.of(year, 1, 4).plusDays(dice.below(span)));
            String stage = List.of("plan content", "annual review", "ceasing").get(dice.weighted(62, 30, 8));
            String type = i < count - already ? "appeal" : "mediation";
            if (file.start().isBefore(day) && !day.isAfter(last)) {
                add(disputes, file, stage, type, day.minusDays(30), 4 + i);
            }
        }
    }

    private void add(List<Dispute> disputes, CaseFile file, String stage, String type, LocalDate decided, int salt) {
        Dice dice = scene.dice("dispute", file.number, salt, decided.toEpochDay());
        LocalDate registered = salt < 4 ? decided.plusDays(dice.between(12, 58)) : decided.plusDays(30);
        boolean appeal = type.equals("appeal");
        LocalDate overturned = file.overturned;
        boolean won = stage.equals("refusal to assess") && overturned != null && overturned.isAfter(registered);
        String outcome = appeal
                ? won ? "conceded" : APPEAL_OUTCOMES.get(dice.weighted(36, 24, 19, 16, 5))
                : won
                        ? "agreed"
                        : List.of("agreed", "partly agreed", "not agreed").get(dice.weighted(38, 22, 40));
        LocalDate ended = won && overturned != null
                ? overturned
                : registered.plusDays(appeal ? dice.between(110, 330) : dice.between(18, 44));
        disputes.add(new Dispute(file, stage, type, registered, outcome, ended));
    }

    private static void disputes(FeedFile out, List<Dispute> disputes, LocalDate day) throws IOException {
        int number = 0;
        for (Dispute dispute : disputes) {
            number++;
            if (dispute.registered().isAfter(day)) {
                continue;
            }
            CaseFile file = dispute.file();
            LocalDate ended = OperationalFiles.by(dispute.ended(), day);
            boolean plan = OperationalFiles.by(file.planStart, dispute.registered()) != null;
            out.set("case_id", "MT%06d".formatted(number))
                    .set("person_id", OperationalFiles.personId(file.child))
                    .set("request_id", OperationalFiles.requestId(file))
                    .set("plan_id", plan ? OperationalFiles.planId(file) : null)
                    .set("stage", dispute.stage())
                    .set("type", dispute.type())
                    .set("registered_date", dispute.registered())
                    .set("outcome", ended == null ? null : dispute.outcome())
                    .set("outcome_date", ended)
                    .write();
        }
    }

    private void socialCare(FeedFile file, LocalDate day) throws IOException {
        SocialCare rates = scene.calibration().socialCare();
        Set<String> known = new HashSet<>();
        int number = 0;
        for (Map.Entry<String, Integer> status : rates.open().entrySet()) {
            int current = scene.scaled(status.getValue());
            int all = current + current * rates.endedPerHundred() / 100;
            for (int i = 0; i < all; i++) {
                number++;
                Dice dice = scene.dice("social care " + status.getKey(), i);
                LocalDate start =
                        scene.asAt().minusDays(dice.between(1, status.getKey().equals("looked after") ? 2200 : 620));
                LocalDate end = i < current
                        ? null
                        : Calendars.later(start, scene.asAt().minusDays(700)).plusDays(dice.between(20, 400));
                involvement(file, number, status.getKey(), start, end, dice, day, known);
            }
        }
    }

    private void involvement(
            FeedFile file,
            int number,
            String status,
            LocalDate start,
            @Nullable LocalDate end,
            Dice dice,
            LocalDate day,
            Set<String> known)
            throws IOException {
        SocialCare rates = scene.calibration().socialCare();
        Person person = patients.draw(dice, start, 1, 16, rates.casework());
        for (int tries = 0; tries < 20 && !known.add(status + person.key()); tries++) {
            // once a child and kind of involvement
            person = patients.draw(scene.dice("social care again", number, tries), start, 1, 16, rates.casework() / 2);
        }
        boolean nhs = dice.perMille(rates.withNhsNumber());
        boolean upn = dice.perMille(rates.withUpn());
        String team = List.of("First contact", "Families First North", "Families First South", "Children looked after")
                .get(status.equals("looked after") ? 3 : dice.below(3));
        if (start.isAfter(day)) {
            return;
        }
        Child child = person.child();
        file.set("involvement_id", "SC%06d".formatted(number))
                .set("person_id", child == null ? "LS" + (5_000_000 + person.key()) : OperationalFiles.personId(child))
                .set("nhs_number", nhs ? person.nhsNumber() : null)
                .set("upn", upn ? person.upn() : null)
                .set("surname", person.surname())
                .set("forename", person.forename())
                .set("birth_date", person.birth())
                .set("postcode", person.postcode())
                .set("status", status)
                .set("start_date", start)
                .set("end_date", OperationalFiles.by(end, day))
                .set("team", team)
                .write();
    }
}
