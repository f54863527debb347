package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.FeedCalibration.Neuro;
import org.sendwarehouse.sample.FeedCalibration.NeuroShares;

/** Referrals to the neurodevelopmental pathway since 2021, each with all that happened to it or will. */
final class NeuroPlanner {
    /** One episode; autism and ADHD are separate ones. */
    record Referral(
            String id,
            Person person,
            String provider,
            String pathway,
            LocalDate referred,
            LocalDate triaged,
            String triage,
            @Nullable LocalDate agreedBy,
            @Nullable LocalDate initial,
            @Nullable LocalDate diagnostic,
            @Nullable LocalDate closed,
            String closedReason,
            String priorityReason,
            @Nullable LocalDate support) {}

    private static final LocalDate PRIORITY_FROM = LocalDate.of(2025, 1, 6);
    private static final LocalDate SUPPORT_FROM = LocalDate.of(2024, 5, 1);
    private static final List<String> PRIORITY_REASONS =
            List.of("child in care", "placement at risk", "not in school", "other vulnerability");

    private final Scene scene;
    private final Patients patients;
    private final NeuroShares shares;
    private final Set<String> seen = new HashSet<>();

    NeuroPlanner(Scene scene, Patients patients) {
        this.scene = scene;
        this.patients = patients;
        this.shares = scene.calibration().neuroShares();
    }

    /** All referrals, the earliest first. */
    List<Referral> plan() {
        List<Referral> referrals = new ArrayList<>();
        for (Neuro year : scene.calibration().neuro()) {
            int count = scene.scaled(year.referrals());
            for (int i = 0; i < count; i++) {
                Dice dice = scene.dice("neuro " + year.provider() + year.pathway(), year.year(), i);
                LocalDate day = Calendars.nextOfficeDay(
                        Calendars.inYear(dice, year.year(), 10, 9, 11, 7, 9, 9, 8, 4, 8, 10, 10, 6));
                if (!day.isAfter(scene.asAt())) {
                    referrals.add(referral(year, i, day, dice));
                }
            }
        }
        referrals.sort(Comparator.comparing(Referral::referred).thenComparing(Referral::id));
        return referrals;
    }

    private Referral referral(Neuro year, int number, LocalDate day, Dice dice) {
        boolean young = year.provider().equals("cddft");
        Person person = patients.draw(dice, day, young ? 1 : 5, young ? 4 : 17, shares.casework());
        for (int tries = 0; tries < 20 && !seen.add(year.pathway() + person.key()); tries++) {
            // an episode a child and pathway; the dice of the redraw leave those of the referral alone
            person = patients.draw(
                    scene.dice("neuro again " + year.provider() + year.pathway(), year.year(), number, tries),
                    day,
                    young ? 1 : 5,
                    young ? 4 : 17,
                    shares.casework() / 2);
        }
        String id = "%s%s%d-%05d"
                .formatted(young ? "C" : "T", year.pathway().equals("autism") ? "A" : "H", year.year() % 100, number);
        LocalDate triaged = day.plusDays(dice.between(5, 38));
        int below = !day.isBefore(shares.formChanged()) ? Math.min(year.belowThreshold(), 180) : year.belowThreshold();
        boolean under = dice.perMille(below);
        boolean elsewhere = dice.perMille(40);
        // drawn always and in one order, so that a change of one share moves nothing else
        int weeks = weeks(dice, year.weeks());
        boolean priority = dice.perMille(shares.priority());
        boolean kept = dice.perMille(shares.agreedKept());
        boolean leaves = dice.perMille(shares.leaves());
        boolean diagnosed = dice.perMille(year.pathway().equals("autism") ? 730 : 770);
        boolean supported = dice.perMille(year.supported());
        LocalDate support =
                Calendars.later(SUPPORT_FROM.plusDays(dice.between(0, 300)), day.plusDays(dice.between(14, 120)));
        String why = dice.pick(PRIORITY_REASONS);
        if (under || elsewhere) {
            LocalDate told = triaged.plusDays(dice.between(0, 9));
            return new Referral(
                    id,
                    person,
                    year.provider(),
                    year.pathway(),
                    day,
                    triaged,
                    under ? "below threshold" : "redirected",
                    null,
                    null,
                    null,
                    told,
                    "discharged",
                    "",
                    null);
        }
        LocalDate diagnostic = Calendars.nextOfficeDay(day.plusDays(weeks * 7L + dice.below(7)));
        LocalDate agreedBy = null;
        if (priority && diagnostic.isAfter(PRIORITY_FROM.plusDays(60))) {
            LocalDate given = Calendars.later(PRIORITY_FROM, triaged).plusDays(dice.below(40));
            agreedBy = given.plusDays(112);
            LocalDate sooner = Calendars.nextOfficeDay(
                    kept ? given.plusDays(dice.between(30, 108)) : agreedBy.plusDays(dice.between(5, 70)));
            diagnostic = Calendars.earlier(diagnostic, sooner);
        }
        LocalDate initial = Calendars.nextOfficeDay(day.plusDays(Math.max(
                Calendars.days(day, triaged) + 7,
                (long) Calendars.days(day, diagnostic) * dice.between(45, 70) / 100)));
        if (leaves) {
            LocalDate left = day.plusDays(dice.between(40, Math.max(41, Calendars.days(day, diagnostic) - 5)));
            return new Referral(
                    id,
                    person,
                    year.provider(),
                    year.pathway(),
                    day,
                    triaged,
                    "accepted",
                    agreedBy,
                    initial.isBefore(left) ? initial : null,
                    null,
                    left,
                    dice.pick(List.of("declined", "discharged", "moved away")),
                    agreedBy == null ? "" : why,
                    supported && support.isBefore(left) ? support : null);
        }
        return new Referral(
                id,
                person,
                year.provider(),
                year.pathway(),
                day,
                triaged,
                "accepted",
                agreedBy,
                Calendars.earlier(initial, diagnostic),
                diagnostic,
                diagnostic.plusDays(dice.between(0, 21)),
                diagnosed ? "diagnosed" : "not diagnosed",
                agreedBy == null ? "" : why,
                supported && support.isBefore(diagnostic) ? support : null);
    }

    /** Weeks around a mean, with a longer tail above it. */
    private static int weeks(Dice dice, int mean) {
        int spread = dice.between(-38, 30) + dice.between(-10, 18);
        return Math.max(6, mean * (100 + spread) / 100);
    }
}
