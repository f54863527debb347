package org.sendwarehouse.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.Feeds.Delivery;
import org.sendwarehouse.sample.NeuroPlanner.Referral;

/**
 * The neurodevelopmental pathway as its providers send it: one without names, one with them, and one later than it
 * should and in numbers only, because it does not share at the level of people.
 */
final class HealthFiles {
    static final String SOURCE = "health";

    private final Scene scene;
    private final List<Referral> referrals;

    HealthFiles(Scene scene, Patients patients) {
        this.scene = scene;
        this.referrals = new NeuroPlanner(scene, patients).plan();
    }

    void write() throws IOException {
        LocalDate latest = scene.lastMonthEnd();
        LocalDate before = latest.withDayOfMonth(1).minusDays(1);
        for (LocalDate day : List.of(before, latest)) {
            neuro(delivery("neuro_pathway", day).by("tewv").without("surname", "forename"), "tewv");
            neuro(delivery("neuro_pathway", day).by("cddft").withSlashedDates(), "cddft");
        }
        // Late by two months: the figures of February and March have not come.
        LocalDate late = before.withDayOfMonth(1).minusDays(1);
        delivery("waiting_aggregate", late).by("hdft").write(file -> aggregate(file, late));
    }

    private Delivery delivery(String feed, LocalDate day) {
        return scene.feeds().delivery(SOURCE, feed, day);
    }

    /** An NHS number as the provider prints it; some people's is not known. */
    static @Nullable String nhsNumber(Scene scene, Person person, boolean spaced) {
        int without = scene.calibration().neuroShares().withoutNhsNumber();
        if (scene.dice("nhs number known", person.key()).perMille(without)) {
            return null;
        }
        String number = person.nhsNumber();
        return spaced ? number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6) : number;
    }

    private void neuro(Delivery delivery, String provider) throws IOException {
        LocalDate day = delivery.asOf();
        delivery.write(file -> {
            for (Referral referral : referrals) {
                if (referral.provider().equals(provider) && !referral.referred().isAfter(day)) {
                    row(file, referral, day);
                }
            }
        });
    }

    private void row(FeedFile file, Referral referral, LocalDate day) throws IOException {
        Person person = referral.person();
        LocalDate closed = OperationalFiles.by(referral.closed(), day);
        boolean triaged = !referral.triaged().isAfter(day);
        LocalDate agreedBy = referral.agreedBy();
        boolean priority = agreedBy != null && !agreedBy.minusDays(112).isAfter(day);
        file.set("referral_id", referral.id())
                .set("nhs_number", nhsNumber(scene, person, referral.provider().equals("cddft")))
                .set("surname", person.surname())
                .set("forename", person.forename())
                .set("birth_date", person.birth())
                .set("postcode", person.postcode())
                .set("provider", referral.provider())
                .set("pathway", referral.pathway())
                .set("referral_date", referral.referred())
                .set("triage_date", triaged ? referral.triaged() : null)
                .set("triage_outcome", triaged ? referral.triage() : null)
                .set("agreed_by_date", priority ? agreedBy : null)
                .set("initial_assessment_date", OperationalFiles.by(referral.initial(), day))
                .set("diagnostic_assessment_date", OperationalFiles.by(referral.diagnostic(), day))
                .set("closed_date", closed)
                .set("closed_reason", closed == null ? null : referral.closedReason())
                .set("priority_flag", priority)
                .set("priority_reason", priority ? referral.priorityReason() : null)
                .set("support_while_waiting_date", OperationalFiles.by(referral.support(), day))
                .write();
    }

    /** What the third provider sends: numbers waiting at each of the last twelve month ends, a tenth of the county's. */
    private void aggregate(FeedFile file, LocalDate latest) throws IOException {
        for (int months = 11; months >= 0; months--) {
            LocalDate first = latest.withDayOfMonth(1).minusMonths(months);
            LocalDate end = first.plusMonths(1).minusDays(1);
            for (String pathway : List.of("autism", "adhd")) {
                for (String stage : List.of("initial", "diagnostic")) {
                    band(file, pathway, stage, end);
                }
            }
        }
    }

    private void band(FeedFile file, String pathway, String stage, LocalDate end) throws IOException {
        TreeMap<String, Integer> waiting = new TreeMap<>();
        TreeMap<String, Integer> longest = new TreeMap<>();
        for (Referral referral : referrals) {
            LocalDate assessed = stage.equals("initial") ? referral.initial() : referral.diagnostic();
            boolean open = referral.pathway().equals(pathway)
                    && !referral.referred().isAfter(end)
                    && OperationalFiles.by(assessed, end) == null
                    && OperationalFiles.by(referral.closed(), end) == null;
            if (open && scene.dice("third provider", referral.person().key()).perMille(100)) {
                int weeks = Calendars.days(referral.referred(), end) / 7;
                String band = weeks < 18 ? "0-18" : weeks < 52 ? "18-52" : weeks < 104 ? "52-104" : "104+";
                waiting.merge(band, 1, Integer::sum);
                longest.merge(band, weeks, Math::max);
            }
        }
        for (String band : List.of("0-18", "18-52", "52-104", "104+")) {
            file.set("provider", "hdft")
                    .set("pathway", pathway)
                    .set("month_end", end)
                    .set("stage", stage)
                    .set("band", band)
                    .set("waiting", waiting.getOrDefault(band, 0))
                    .set("longest_weeks", longest.get(band))
                    .write();
        }
    }
}
