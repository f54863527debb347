package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.FeedCalibration.Movements;
import org.sendwarehouse.sample.Pupil.Enrolment;
import org.sendwarehouse.sample.SchoolRegister.School;

/**
 * Moves between schools and out of them in this and the last academic year. A move of this year also shows in the
 * pupil's enrolments: who left for home education is on no roll any more.
 */
final class MovementPlanner {
    /** One movement, as the education system records it. */
    record Movement(Pupil pupil, String type, String from, String to, LocalDate date, String reason) {}

    private static final List<String> REASONS =
            List.of("parental preference", "house move", "placement not meeting need", "managed move", "");

    private final Scene scene;
    private final Map<String, List<School>> schools;
    private final List<Pupil> movable = new ArrayList<>();
    private final List<Pupil> yearsSevenAndEight = new ArrayList<>();
    private final Set<Pupil> moved = new HashSet<>();
    private final List<Movement> movements = new ArrayList<>();

    MovementPlanner(Scene scene) {
        this.scene = scene;
        this.schools = Phases.byPhase(scene.plan().schools());
        for (Pupil pupil : scene.pupils()) {
            String phase = pupil.phase();
            boolean mainstream = phase.equals(Phases.PRIMARY) || phase.equals(Phases.SECONDARY);
            if (mainstream
                    && pupil.year >= 0
                    && pupil.year <= 11
                    && pupil.main().leaving() == null) {
                movable.add(pupil);
                if (pupil.year == 7 || pupil.year == 8) {
                    yearsSevenAndEight.add(pupil);
                }
            }
        }
    }

    /** All movements, the earliest first; enrolments of the pupils follow them. */
    List<Movement> plan() {
        Movements counts = scene.calibration().movements();
        LocalDate thisYear = Scene.academicYearOf(scene.asAt());
        for (LocalDate year : List.of(thisYear.minusYears(1), thisYear)) {
            boolean now = year.equals(thisYear);
            int disrupted = scene.scaled(counts.schoolMoveYears7And8());
            schoolMoves(year, now, yearsSevenAndEight, disrupted);
            schoolMoves(year, now, movable, scene.scaled(counts.schoolMove()) - disrupted);
            leave(year, now, counts);
            pairs(year, "EOTAS start", counts.eotasStart(), "EOTAS end", counts.eotasEnd(), "E");
            pairs(
                    year,
                    "missing education start",
                    counts.missingStart(),
                    "missing education end",
                    counts.missingEnd(),
                    "");
            pairs(
                    year,
                    "part-time timetable start",
                    counts.partTimeStart(),
                    "part-time timetable end",
                    counts.partTimeEnd(),
                    "");
        }
        movements.sort(Comparator.comparing(Movement::date)
                .thenComparingInt(movement -> movement.pupil().number)
                .thenComparing(Movement::type));
        return movements;
    }

    private @Nullable LocalDate day(Dice dice, LocalDate year) {
        LocalDate day = scene.calendar().schoolDayBy(year.plusDays(dice.between(7, 325)));
        return day.isAfter(scene.asAt()) || day.isBefore(year) ? null : day;
    }

    private void schoolMoves(LocalDate year, boolean now, List<Pupil> pool, int count) {
        for (int i = 0; i < count && !pool.isEmpty(); i++) {
            Dice dice = scene.dice("school move", year.getYear(), pool.size(), i);
            Pupil pupil = dice.pick(pool);
            LocalDate day = day(dice, year);
            if (day == null || !moved.add(pupil)) {
                continue;
            }
            School from = dice.pick(schools.getOrDefault(pupil.phase(), List.of()));
            Enrolment main = pupil.main();
            if (from.equals(main.school()) || main.entry().isAfter(day)) {
                continue;
            }
            add(pupil, "school move", from.urn(), main.school().urn(), day, dice.pick(REASONS));
            if (now) {
                pupil.enrolments.set(0, new Enrolment(main.school(), main.status(), day, null));
                pupil.enrolments.add(new Enrolment(from, main.status(), main.entry(), day.minusDays(1)));
            }
        }
    }

    private void leave(LocalDate year, boolean now, Movements counts) {
        int requests = scene.scaled(counts.eheRequest());
        int starts = scene.scaled(counts.eheStart());
        int ends = scene.scaled(counts.eheEnd());
        for (int i = 0; i < requests; i++) {
            Dice dice = scene.dice("home education", year.getYear(), i);
            Pupil pupil = dice.pick(movable);
            LocalDate asked = day(dice, year);
            if (asked == null || !moved.add(pupil)) {
                continue;
            }
            Enrolment main = pupil.main();
            String urn = main.school().urn();
            add(pupil, "EHE request", urn, "", asked, "");
            LocalDate began = asked.plusDays(dice.between(5, 25));
            boolean returns = i < ends;
            LocalDate back = scene.calendar().schoolDayBy(began.plusDays(dice.between(40, 160)));
            if (i >= starts || began.isAfter(scene.asAt()) || main.entry().isAfter(asked)) {
                continue;
            }
            add(pupil, "EHE start", urn, "", began, "");
            if (returns && !back.isAfter(scene.asAt())) {
                add(pupil, "EHE end", "", urn, back, "");
                if (now) {
                    pupil.enrolments.set(0, new Enrolment(main.school(), main.status(), back, null));
                    pupil.enrolments.add(new Enrolment(main.school(), main.status(), main.entry(), began));
                }
            } else {
                // out of the roll since, and in the extract with the day of leaving
                pupil.enrolments.set(0, new Enrolment(main.school(), main.status(), main.entry(), began));
            }
        }
    }

    /** Something that starts and, for most, ends some weeks later. */
    private void pairs(LocalDate year, String start, int starts, String end, int ends, String provision) {
        int begun = scene.scaled(starts);
        int over = scene.scaled(ends);
        for (int i = 0; i < begun; i++) {
            Dice dice = scene.dice(start, year.getYear(), i);
            Pupil pupil = dice.pick(movable);
            for (int tries = 0; tries < 60 && !provision.isEmpty() && !pupil.provision.equals(provision); tries++) {
                pupil = dice.pick(movable);
            }
            LocalDate from = day(dice, year);
            if (from == null || !moved.add(pupil)) {
                continue;
            }
            String urn = pupil.school().urn();
            add(pupil, start, urn, "", from, "");
            LocalDate to = scene.calendar().schoolDayBy(from.plusDays(dice.between(20, 90)));
            if (i < over && to.isAfter(from) && !to.isAfter(scene.asAt())) {
                add(pupil, end, "", urn, to, "");
            } else if (start.startsWith("part-time")) {
                pupil.partTime = true;
            }
        }
    }

    private void add(Pupil pupil, String type, String from, String to, LocalDate date, String reason) {
        movements.add(new Movement(pupil, type, from, to, date, reason));
    }
}
