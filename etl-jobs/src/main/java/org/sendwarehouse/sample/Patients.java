package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whom health services see: children of casework, other pupils, and young ones whom no school knows yet. */
final class Patients {
    private static final int FIRST_INFANT = 4_000_000;
    private static final int TRIES = 60;

    private final Scene scene;
    private final Names names = Names.read();
    private final List<Child> casework;
    private final Map<Integer, List<Pupil>> byYear = new HashMap<>();

    Patients(Scene scene) {
        this.scene = scene;
        this.casework = new ArrayList<>(
                PupilPlanner.tellingCases(scene.partnership(), scene.asAt()).keySet());
        for (Pupil pupil : scene.pupils()) {
            if (pupil.child == null) {
                byYear.computeIfAbsent(pupil.birth.getYear(), year -> new ArrayList<>())
                        .add(pupil);
            }
        }
    }

    /** Someone of an age on a day; of casework in so many of a thousand draws. */
    Person draw(Dice dice, LocalDate day, int youngest, int oldest, int fromCasework) {
        if (dice.perMille(fromCasework)) {
            for (int i = 0; i < TRIES; i++) {
                Child child = dice.pick(casework);
                int age = Calendars.ageAt(child.birth(), day);
                if (!child.birth().isAfter(day) && age >= youngest && age <= oldest) {
                    return Person.of(child);
                }
            }
        }
        for (int i = 0; i < TRIES; i++) {
            int age = dice.between(youngest, oldest);
            List<Pupil> born = byYear.getOrDefault(day.getYear() - age - dice.below(2), List.of());
            if (!born.isEmpty()) {
                Pupil pupil = dice.pick(born);
                int own = Calendars.ageAt(pupil.birth, day);
                if (!pupil.birth.isAfter(day) && own >= youngest && own <= oldest) {
                    return Person.of(pupil);
                }
            }
            if (age < 4) {
                return young(dice, day, age);
            }
        }
        return young(dice, day, youngest);
    }

    /** A child on no roll. */
    private Person young(Dice dice, LocalDate day, int age) {
        int number = dice.below(Math.min(25_000, scene.scaled(18_000)));
        Dice own = scene.dice("young child", number, day.getYear() - age);
        boolean girl = own.perMille(488);
        return new Person(
                FIRST_INFANT + number * 32 + Math.floorMod(day.getYear() - age, 16) * 2 + 1,
                own.pick(names.surnames()),
                own.pick(girl ? names.girls() : names.boys()),
                LocalDate.of(day.getYear() - age - 1, 12, 31)
                        .minusDays(own.below(365))
                        .plusDays(180),
                scene.plan().postcodes().draw(own),
                "",
                null);
    }
}
