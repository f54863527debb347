package org.sendwarehouse.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.FeedCalibration.Suspensions;
import org.sendwarehouse.sample.PupilTraits.Wheel;
import org.sendwarehouse.sample.SchoolCalendar.Term;
import org.sendwarehouse.sample.SchoolRegister.School;

/** Suspensions and exclusions of this and the last academic year, term by term at the published rates. */
final class SuspensionFiles {
    private record Suspension(
            Pupil pupil,
            String urn,
            String category,
            LocalDate start,
            int sessions,
            List<String> reasons,
            @Nullable LocalDate reinstated) {}

    private final Scene scene;
    private final Wheel reasons;
    private final Map<String, Suspensions> rates = new HashMap<>();
    private final List<School> primaries;

    SuspensionFiles(Scene scene) {
        this.scene = scene;
        this.reasons = new Wheel(scene.calibration().suspensionReasons());
        scene.calibration().suspensions().forEach(rate -> rates.put(rate.phase() + rate.provision(), rate));
        this.primaries = Phases.byPhase(scene.plan().schools()).getOrDefault(Phases.PRIMARY, List.of());
    }

    void write() throws IOException {
        LocalDate year = Scene.academicYearOf(scene.asAt());
        write(year.minusDays(1));
        write(scene.lastMonthEnd());
        write(scene.asAt());
    }

    private void write(LocalDate asOf) throws IOException {
        List<Suspension> all = new ArrayList<>();
        String year = Scene.academicYearOf(asOf).getYear() + "/";
        List<Term> terms = scene.calendar().terms().stream()
                .filter(term -> term.academicYear().startsWith(year))
                .toList();
        for (int i = 0; i < terms.size() && i < 3; i++) {
            for (Pupil pupil : scene.pupils()) {
                draw(all, pupil, terms.get(i), i, asOf);
            }
        }
        all.sort(Comparator.comparing(Suspension::start).thenComparingInt(suspension -> suspension.pupil().number));
        scene.feeds().delivery(SynergyFiles.SOURCE, "suspension", asOf).write(file -> {
            for (Suspension suspension : all) {
                row(file, suspension, asOf);
            }
        });
    }

    /** Where the pupil was in a term: the school of now, or a primary school before it. */
    private @Nullable School schoolIn(Pupil pupil, Term term) {
        LocalDate leaving = pupil.main().leaving();
        if (leaving != null && leaving.isBefore(term.start())) {
            return null;
        }
        if (!pupil.main().entry().isAfter(term.start().plusDays(7))) {
            return pupil.school();
        }
        return pupil.year == 7 && pupil.phase().equals(Phases.SECONDARY) && !primaries.isEmpty()
                ? scene.dice("former school", pupil.person()).pick(primaries)
                : null;
    }

    private void draw(List<Suspension> all, Pupil pupil, Term term, int termOfYear, LocalDate asOf) {
        int yearsAgo = Scene.academicYearOf(scene.asAt()).getYear()
                - Scene.academicYearOf(term.start()).getYear();
        if (pupil.year - yearsAgo < 0 || pupil.year > 13) {
            return;
        }
        School school = schoolIn(pupil, term);
        Suspensions rate = school == null ? null : rates.get(Phases.of(school) + pupil.provisionOn(term.start()));
        if (school == null || rate == null) {
            return;
        }
        Dice dice = scene.dice("suspensions", pupil.person(), term.start().toEpochDay());
        int each = rate.pupils().get(termOfYear);
        if (dice.perMille(each)) {
            int more = Math.max(
                    0,
                    1000
                            * (rate.rate().get(termOfYear) - each)
                            / Math.max(1, rate.rate().get(termOfYear)));
            do {
                add(all, pupil, school, term, dice, asOf, false);
            } while (dice.perMille(more));
        }
        if (dice.below(100_000) < rate.permanent().get(termOfYear)) {
            add(all, pupil, school, term, dice, asOf, true);
        }
    }

    private void add(
            List<Suspension> all, Pupil pupil, School school, Term term, Dice dice, LocalDate asOf, boolean permanent) {
        LocalDate start = scene.calendar()
                .schoolDayBy(term.start().plusDays(dice.between(3, Calendars.days(term.start(), term.end()))));
        boolean lunch = !permanent && dice.perMille(scene.calibration().lunchtimePerMille());
        int sessions = permanent ? 0 : lunch ? 1 : 1 + dice.weighted(18, 26, 8, 20, 4, 10, 2, 4, 1, 7);
        List<String> given = new ArrayList<>();
        given.add(reasons.spin(dice));
        while (given.size() < 3 && dice.perMille(220)) {
            String next = reasons.spin(dice);
            if (!given.contains(next)) {
                given.add(next);
            }
        }
        LocalDate back = permanent && dice.perMille(120) ? start.plusDays(28) : null;
        boolean sameDay = all.stream()
                .skip(Math.max(0, all.size() - 12))
                .anyMatch(other -> other.pupil() == pupil && other.start().equals(start));
        if (!start.isAfter(asOf) && !sameDay) {
            all.add(new Suspension(
                    pupil, school.urn(), permanent ? "PERM" : lunch ? "LNCH" : "SUSP", start, sessions, given, back));
        }
    }

    private static void row(FeedFile file, Suspension suspension, LocalDate asOf) throws IOException {
        List<String> given = suspension.reasons();
        file.set("pupil_id", suspension.pupil().id())
                .set("urn", suspension.urn())
                .set("category", suspension.category())
                .set("start_date", suspension.start())
                .set("sessions", suspension.category().equals("PERM") ? null : suspension.sessions())
                .set("reason_1", given.get(0))
                .set("reason_2", given.size() > 1 ? given.get(1) : null)
                .set("reason_3", given.size() > 2 ? given.get(2) : null)
                .set("reinstated_date", OperationalFiles.by(suspension.reinstated(), asOf))
                .write();
    }
}
