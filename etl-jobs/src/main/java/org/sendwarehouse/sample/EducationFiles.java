package org.sendwarehouse.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.FeedCalibration.SupportPlans;
import org.sendwarehouse.sample.FeedCalibration.Transport;
import org.sendwarehouse.sample.MovementPlanner.Movement;
import org.sendwarehouse.sample.PupilTraits.Wheel;
import org.sendwarehouse.sample.SchoolCalendar.Term;

/** Movements, SEN support plans, destinations after school, transport and attainment, as the education system has them. */
final class EducationFiles {
    private static final String SOURCE = SynergyFiles.SOURCE;
    static final List<String> RATINGS = List.of("outstanding", "good", "requires improvement", "inadequate");

    private final Scene scene;

    EducationFiles(Scene scene) {
        this.scene = scene;
    }

    void write() throws IOException {
        for (LocalDate day : List.of(scene.lastMonthEnd(), scene.asAt())) {
            scene.feeds().delivery(SOURCE, "movement", day).write(file -> movements(file, day));
        }
        for (Term term : scene.calendar().terms()) {
            if (!term.end().isAfter(scene.asAt())
                    && term.end().isAfter(scene.asAt().minusYears(1))) {
                scene.feeds().delivery(SOURCE, "sen_support_plan", term.end()).write(file -> plans(file, term));
            }
        }
        for (LocalDate day : List.of(scene.lastMonthEnd().withDayOfMonth(1).minusDays(1), scene.lastMonthEnd())) {
            scene.feeds().delivery(SOURCE, "post16_destination", day).write(file -> destinations(file, day));
            scene.feeds().delivery(SOURCE, "transport", day).write(file -> transport(file, day));
        }
        LocalDate year = Scene.academicYearOf(scene.asAt());
        attainment(year.minusYears(1).minusDays(1), 8, 13);
        attainment(year.minusDays(1), 7, 12);
    }

    private void movements(FeedFile file, LocalDate day) throws IOException {
        int number = 0;
        for (Movement movement : scene.movements()) {
            number++;
            if (!movement.date().isAfter(day)) {
                file.set("movement_id", "MV%06d".formatted(number))
                        .set("pupil_id", movement.pupil().id())
                        .set("movement_type", movement.type())
                        .set("from_urn", movement.from())
                        .set("to_urn", movement.to())
                        .set("movement_date", movement.date())
                        .set("reason", movement.reason())
                        .write();
            }
        }
    }

    /** Only some schools send their plans, so that no plan here is no sign that there is none. */
    private void plans(FeedFile file, Term term) throws IOException {
        SupportPlans rates = scene.calibration().supportPlans();
        for (Pupil pupil : scene.pupils()) {
            boolean sends = scene.dice(
                            "sends support plans", Long.parseLong(pupil.school().urn()))
                    .perMille(rates.schools());
            if (!sends
                    || !pupil.provisionOn(term.end()).equals("K")
                    || pupil.main().leaving() != null
                    || pupil.main().entry().isAfter(term.start())) {
                continue;
            }
            Dice dice = scene.dice("support plan", pupil.person(), term.start().toEpochDay());
            if (dice.perMille(880)) {
                LocalDate day = scene.calendar()
                        .schoolDayBy(term.start().plusDays(dice.between(10, Calendars.days(term.start(), term.end()))));
                boolean assured = dice.perMille(rates.assured());
                file.set("pupil_id", pupil.id())
                        .set("urn", pupil.school().urn())
                        .set("plan_date", day)
                        .set("assured_rating", assured ? RATINGS.get(dice.weighted(ints(rates.ratings()))) : null)
                        .set("needs_assessed", dice.perMille(40) ? null : dice.perMille(rates.needsAssessed()))
                        .set("next_review_date", day.plusDays(dice.between(70, 130)))
                        .write();
            }
        }
    }

    static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private void destinations(FeedFile file, LocalDate day) throws IOException {
        FeedCalibration.Destinations shares = scene.calibration().destinations();
        Wheel withPlan = new Wheel(shares.withPlan());
        Wheel onRoll = new Wheel(shares.onRoll());
        Wheel left = new Wheel(shares.left());
        LocalDate began = Scene.academicYearOf(day);
        for (Pupil pupil : scene.pupils()) {
            if (pupil.year < 12 || pupil.year > 13) {
                continue;
            }
            Dice dice = scene.dice("destination", pupil.person());
            boolean gone = pupil.main().leaving() != null;
            Wheel wheel = gone ? left : pupil.provision.equals("E") ? withPlan : onRoll;
            String activity = wheel.spin(dice);
            LocalDate start = began.plusDays(dice.between(0, 20));
            boolean changed = dice.perMille(70);
            LocalDate end = start.plusDays(dice.between(60, 200));
            boolean over = changed && !end.isAfter(day);
            row(file, pupil, activity, start, over ? end : null);
            if (over) {
                row(file, pupil, activity.equals("neet") ? "training" : wheel.spin(dice), end.plusDays(1), null);
            }
        }
    }

    private static void row(FeedFile file, Pupil pupil, String activity, LocalDate start, @Nullable LocalDate end)
            throws IOException {
        file.set("pupil_id", pupil.id())
                .set("activity", activity)
                .set("start_date", start)
                .set("end_date", end)
                .set("academic_age", pupil.year + 4)
                .write();
    }

    private void transport(FeedFile file, LocalDate day) throws IOException {
        Transport rates = scene.calibration().transport();
        Wheel modes = new Wheel(rates.modes());
        for (Pupil pupil : scene.pupils()) {
            boolean special = pupil.phase().equals(Phases.SPECIAL);
            Dice dice = scene.dice("transport", pupil.person());
            if (!pupil.provisionOn(day).equals("E")
                    || pupil.main().entry().isAfter(day)
                    || !dice.perMille(special ? rates.special() : rates.mainstream())) {
                continue;
            }
            // most begin with a school year, some when a place is found
            LocalDate start = dice.perMille(200)
                    ? Scene.academicYearOf(day).plusDays(dice.between(10, 230))
                    : Scene.academicYearOf(day).minusYears(dice.below(3));
            start = Calendars.later(pupil.main().entry(), start);
            if (start.isAfter(day)) {
                continue;
            }
            boolean trained = pupil.year >= 7 && dice.perMille(rates.trained());
            LocalDate training = Calendars.earlier(start.plusDays(dice.between(60, 260)), day);
            String mode = modes.spin(dice);
            file.set("pupil_id", pupil.id())
                    .set("urn", pupil.school().urn())
                    .set("mode", trained ? "independent" : mode)
                    .set("start_date", start)
                    .set("end_date", OperationalFiles.by(dice.perMille(30) ? training.plusDays(20) : null, day))
                    .set("independent_travel_trained_date", trained ? training : null)
                    .write();
        }
    }

    /** Results of a summer: of pupils who were in years 6 and 11 then. */
    private void attainment(LocalDate asOf, int afterKeyStage2, int afterKeyStage4) throws IOException {
        FeedCalibration.Attainment rates = scene.calibration().attainment();
        scene.feeds().delivery(SOURCE, "attainment", asOf).write(file -> {
            for (Pupil pupil : scene.pupils()) {
                Dice dice = scene.dice("results", pupil.person());
                String urn = pupil.main().entry().isAfter(asOf)
                        ? null
                        : pupil.school().urn();
                if (pupil.year == afterKeyStage2) {
                    boolean reached = dice.perMille(rates.rwm().getOrDefault(pupil.provision, 0));
                    result(file, pupil, urn, "ks2", "rwm_expected", reached ? "1" : "0");
                } else if (pupil.year == afterKeyStage4 && (!pupil.provision.equals("E") || dice.perMille(700))) {
                    int mean = rates.attainment8().getOrDefault(pupil.provision, 300);
                    int tenths = Math.max(0, Math.min(900, mean + dice.between(-170, 170) + dice.between(-150, 150)));
                    result(file, pupil, urn, "ks4", "attainment_8", tenths / 10 + "." + tenths % 10);
                }
            }
        });
    }

    private static void result(
            FeedFile file, Pupil pupil, @Nullable String urn, String stage, String measure, String value)
            throws IOException {
        file.set("pupil_id", pupil.id())
                .set("urn", urn)
                .set("stage", stage)
                .set("measure", measure)
                .set("value", value)
                .write();
    }
}
