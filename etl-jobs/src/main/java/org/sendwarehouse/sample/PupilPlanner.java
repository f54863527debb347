package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.CaseFile.Placement;
import org.sendwarehouse.sample.FeedCalibration.RollYears;
import org.sendwarehouse.sample.Pupil.Enrolment;
import org.sendwarehouse.sample.SchoolRegister.School;

/**
 * Who is on which school's roll. First the children of casework, each at the school of their plan or one that suits
 * their age; then as many others as the published roll of the year leaves room for.
 */
final class PupilPlanner {
    private static final int YOUNGEST = 3;
    private static final int OLDEST = 18;
    private static final String LEAVERS = "leavers";

    private final Partnership partnership;
    private final PostcodeDirectory postcodes;
    private final FeedCalibration calibration;
    private final String laNumber;
    private final double scale;
    private final LocalDate asAt;
    private final Names names = Names.read();
    private final Map<String, List<School>> schools;
    private final Map<String, School> byUrn = new HashMap<>();
    private final PupilTraits traits;
    private final List<Pupil> pupils = new ArrayList<>();
    /** Pupils already placed, by phase and year. */
    private final Map<String, Integer> placed = new HashMap<>();

    PupilPlanner(Plan plan, FeedCalibration calibration, SampleOptions options) {
        this.partnership = plan.partnership();
        this.postcodes = plan.postcodes();
        this.calibration = calibration;
        this.laNumber = options.laNumber();
        this.scale = options.scale();
        this.asAt = partnership.asAt;
        this.schools = Phases.byPhase(plan.schools());
        plan.schools().schools().forEach(school -> byUrn.put(school.urn(), school));
        this.traits = new PupilTraits(partnership, calibration);
    }

    /** All pupils, those of casework first. */
    List<Pupil> plan() {
        childrenOfCasework();
        for (RollYears roll : calibration.roll()) {
            for (int i = 0; i < roll.years().size(); i++) {
                int year = roll.years().get(i);
                int room = (int) Math.round(roll.each().get(i) * scale) - placed.getOrDefault(roll.phase() + year, 0);
                if (roll.phase().equals(LEAVERS)) {
                    leavers(year, room);
                } else {
                    others(roll.phase(), year, room);
                }
            }
        }
        return pupils;
    }

    /** The case that says most of a child now: the one with a plan in force, else the newest. */
    static Map<Child, CaseFile> tellingCases(Partnership partnership, LocalDate day) {
        Map<Child, CaseFile> telling = new LinkedHashMap<>();
        for (CaseFile file : partnership.cases) {
            if (!file.received.isAfter(day)) {
                telling.merge(file.child, file, (a, b) -> {
                    if (a.activeOn(day) != b.activeOn(day)) {
                        return a.activeOn(day) ? a : b;
                    }
                    return b.received.isBefore(a.received) ? a : b;
                });
            }
        }
        return telling;
    }

    private void childrenOfCasework() {
        tellingCases(partnership, asAt).forEach((child, file) -> {
            int age = child.ageAt(asAt);
            if (age >= YOUNGEST && age <= OLDEST) {
                School school = schoolOf(child, file);
                if (school != null) {
                    add(child, file, school);
                }
            }
        });
    }

    private @Nullable School schoolOf(Child child, CaseFile file) {
        int year = Calendars.yearGroup(child.birth(), asAt);
        if (file.activeOn(asAt)) {
            Placement placement = file.placementOn(asAt);
            return placement == null ? null : byUrn.get(placement.urn());
        }
        Dice dice = partnership.dice("school without plan", child.number);
        if (dice.perMille(calibration.pupils().notOnRoll()) || year < -1 || (year > 13 && dice.perMille(500))) {
            return null;
        }
        String phase = year < 7 ? Phases.PRIMARY : year < 12 ? Phases.SECONDARY : Phases.COLLEGE;
        return dice.pick(schools.getOrDefault(phase, List.of()));
    }

    private void add(Child child, CaseFile file, School school) {
        Pupil pupil = new Pupil(child.number, child, child.birth());
        Dice dice = partnership.dice("pupil of casework", child.number);
        pupil.surname = dice.perMille(calibration.pupils().otherName())
                ? child.surname + "-" + dice.pick(names.surnames())
                : child.surname;
        pupil.forename = child.forename;
        pupil.sex = child.sex;
        pupil.ethnicity = child.ethnicity;
        pupil.upn = child.upn;
        pupil.uln = child.uln;
        pupil.postcode = child.postcode;
        LocalDate birth = child.birth();
        boolean canTurn = birth.getDayOfMonth() <= 12 && birth.getDayOfMonth() != birth.getMonthValue();
        if (dice.perMille(calibration.pupils().transposedBirth() * 3) && canTurn) {
            pupil.birth = LocalDate.of(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue());
        }
        pupil.year = Calendars.yearGroup(child.birth(), asAt);
        if (pupil.year > 14) {
            pupil.year = 14;
        }
        boolean plan = file.activeOn(asAt);
        if (plan) {
            LocalDate known =
                    file.start().plusDays(dice.perMille(calibration.pupils().planNotYetRecorded()) ? 21 : 1);
            pupil.provisionBefore = "K";
            pupil.provisionFrom = known;
            pupil.provision = known.isAfter(asAt) ? "K" : "E";
            if (known.isAfter(asAt)) {
                pupil.provisionFrom = null;
            }
        } else {
            boolean open = file.outcome == null && file.decision != CaseFile.Decision.NOT_ASSESS;
            pupil.provision = open || dice.perMille(780) ? "K" : "N";
        }
        pupil.need = file.primaryNeed.isEmpty() ? traits.need(dice) : file.primaryNeed;
        pupil.secondNeed = file.secondaryNeed;
        if (pupil.provision.equals("N")) {
            pupil.need = "";
            pupil.secondNeed = "";
        }
        traits.give(pupil);
        pupil.enrolments.add(new Enrolment(school, status(school), entry(pupil, school, dice), null));
        placed.merge(Phases.of(school) + pupil.year, 1, Integer::sum);
        pupils.add(pupil);
    }

    /** Adds pupils whom casework does not know, spread over the schools of the phase by their size. */
    private void others(String phase, int year, int count) {
        List<School> all = schools.getOrDefault(phase, List.of());
        if (count <= 0 || all.isEmpty()) {
            return;
        }
        int[] until = new int[all.size()];
        int weight = 0;
        for (int i = 0; i < until.length; i++) {
            weight += partnership
                    .dice("size of school", Long.parseLong(all.get(i).urn()))
                    .between(40, 160);
            until[i] = weight;
        }
        int at = 0;
        for (int i = 0; i < count; i++) {
            long position = (2L * i + 1) * weight / (2L * count);
            while (until[at] <= position) {
                at++;
            }
            other(all.get(at), phase, year);
        }
    }

    /** Young people who left school after year 11 and are on no roll of the county. */
    private void leavers(int year, int count) {
        int first = pupils.size();
        others(Phases.SECONDARY, year, count);
        LocalDate left = LocalDate.of(schoolYear() - (year - 12), 8, 31);
        for (Pupil pupil : pupils.subList(first, pupils.size())) {
            Enrolment main = pupil.main();
            pupil.enrolments.set(
                    0, new Enrolment(main.school(), main.status(), LocalDate.of(left.getYear() - 5, 9, 2), left));
        }
    }

    private int schoolYear() {
        return asAt.getMonthValue() >= 9 ? asAt.getYear() : asAt.getYear() - 1;
    }

    private void other(School school, String phase, int year) {
        int number = 1_000_000 + pupils.size();
        Dice dice = partnership.dice("pupil", number);
        LocalDate first = LocalDate.of(schoolYear() - year - 5, 9, 1);
        Pupil pupil = new Pupil(number, null, first.plusDays(dice.below(365)));
        pupil.year = year;
        pupil.sex = dice.perMille(512) ? "M" : "F";
        pupil.surname = dice.pick(names.surnames());
        pupil.forename = dice.pick(names.forenames(pupil.sex));
        pupil.ethnicity = traits.ethnicity(dice);
        int place = Math.floorMod(Integer.parseInt(school.urn()) * 7919, 1_000_000);
        pupil.postcode = dice.perMille(calibration.pupils().withoutPostcode())
                ? ""
                : postcodes.near(place, dice.perMille(900) ? 40 : 1000, dice);
        pupil.upn = upn(number - 1_000_000, pupil.birth, dice);
        if (pupil.year >= 9 && !pupil.upn.isEmpty()) {
            pupil.uln = IdentityPlanner.uln(300_000_000 + (number - 1_000_000) * 7);
        }
        int support = calibration.senSupportPerMille().getOrDefault(phase, 0);
        pupil.provision = dice.perMille(support) ? "K" : "N";
        if (pupil.provision.equals("K")) {
            pupil.need = traits.need(dice);
            if (dice.perMille(25)) {
                pupil.provisionBefore = "N";
                pupil.provisionFrom = asAt.minusDays(dice.between(1, 29));
            }
        }
        traits.give(pupil);
        LocalDate entered = entry(pupil, school, dice);
        boolean dual = phase.equals(Phases.ALTERNATIVE)
                && dice.perMille(calibration.pupils().dualInAlternative());
        pupil.enrolments.add(new Enrolment(school, dual ? "S" : status(school), entered, null));
        if (dual) {
            School main = dice.pick(schools.getOrDefault(Phases.SECONDARY, List.of()));
            pupil.enrolments.add(new Enrolment(main, "M", entered.minusYears(1), null));
        }
        pupils.add(pupil);
    }

    private String upn(int serial, LocalDate birth, Dice dice) {
        if (dice.perMille(calibration.pupils().withoutUpn())) {
            return "";
        }
        boolean temporary = dice.perMille(calibration.pupils().temporaryUpn());
        String body = "%s%04d%02d".formatted(laNumber, 3000 + serial / 1000, Math.floorMod(birth.getYear() + 4, 100));
        int rest = serial % 1000;
        String end =
                temporary ? "%02d%c".formatted(rest % 100, "ABCDEFGHJK".charAt(rest / 100)) : "%03d".formatted(rest);
        char letter = IdentityPlanner.upnCheckLetter(body + end);
        if (dice.perMille(calibration.pupils().wrongUpn())) {
            letter = letter == 'A' ? 'B' : 'A';
        }
        return letter + body + end;
    }

    private static String status(School school) {
        return switch (Phases.of(school)) {
            case Phases.COLLEGE -> "F";
            case Phases.OTHER -> "O";
            default -> "C";
        };
    }

    /** The September in which the pupil joined the school, or a later day. */
    private LocalDate entry(Pupil pupil, School school, Dice dice) {
        int start =
                switch (Phases.of(school)) {
                    case Phases.SECONDARY -> 7;
                    case Phases.COLLEGE -> 12;
                    case Phases.NURSERY -> -2;
                    case Phases.ALTERNATIVE -> pupil.year;
                    case Phases.SPECIAL, Phases.OTHER -> Math.min(Math.max(pupil.year, 0), dice.below(8));
                    default -> dice.perMille(600) ? -1 : 0;
                };
        int joined = schoolYear() - Math.max(0, pupil.year - start);
        LocalDate first = LocalDate.of(joined, 9, joined == 2025 ? 2 : 4);
        if (dice.perMille(60)) {
            first = LocalDate.of(joined + 1, 1, 6);
        }
        return Calendars.later(first, pupil.birth.plusYears(2));
    }
}
