package org.sendwarehouse.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.FeedCalibration.Camhs;
import org.sendwarehouse.sample.FeedCalibration.Screening;
import org.sendwarehouse.sample.FeedCalibration.Therapy;
import org.sendwarehouse.sample.SchoolCalendar.Term;

/** Child mental health, therapies and early years screening as the health services send them. */
final class HealthServices {
    private static final int CAMHS_FROM = 2024;
    private static final int THERAPY_MONTHS = 18;

    private final Scene scene;
    private final Patients patients;

    HealthServices(Scene scene, Patients patients) {
        this.scene = scene;
        this.patients = patients;
    }

    void write() throws IOException {
        LocalDate latest = scene.lastMonthEnd();
        for (LocalDate day : List.of(latest.withDayOfMonth(1).minusDays(1), latest)) {
            scene.feeds()
                    .delivery(HealthFiles.SOURCE, "camhs", day)
                    .by("tewv")
                    .without("surname", "forename")
                    .write(file -> camhs(file, day));
            scene.feeds()
                    .delivery(HealthFiles.SOURCE, "therapy_wait", day)
                    .by("cddft")
                    .withSlashedDates()
                    .write(file -> therapies(file, day));
        }
        screening();
    }

    private void camhs(FeedFile file, LocalDate day) throws IOException {
        Camhs rates = scene.calibration().camhs();
        for (int i = 0; i < rates.referrals().size(); i++) {
            int year = CAMHS_FROM + i;
            int count = scene.scaled(rates.referrals().get(i));
            for (int number = 0; number < count; number++) {
                Dice dice = scene.dice("camhs", year, number);
                LocalDate referred =
                        Calendars.nextOfficeDay(Calendars.inYear(dice, year, 9, 9, 10, 8, 9, 9, 7, 4, 8, 10, 10, 7));
                if (!referred.isAfter(day)) {
                    camhsRow(file, "CM%d-%05d".formatted(year % 100, number), referred, i, dice, day);
                }
            }
        }
    }

    private void camhsRow(FeedFile file, String id, LocalDate referred, int year, Dice dice, LocalDate day)
            throws IOException {
        Camhs rates = scene.calibration().camhs();
        Person person = patients.draw(dice, referred, 5, 17, rates.casework());
        boolean emergency = dice.perMille(rates.emergency());
        boolean urgent = dice.perMille(rates.urgent());
        boolean accepted = dice.perMille(rates.accepted());
        LocalDate acceptedOn = referred.plusDays(emergency ? 0 : dice.between(1, 21));
        int first = emergency
                ? 1
                : urgent ? dice.between(2, 14) : skewed(dice, rates.firstWeeks().get(year) * 7);
        LocalDate firstContact = Calendars.nextOfficeDay(acceptedOn.plusDays(first));
        LocalDate secondContact = Calendars.nextOfficeDay(
                firstContact.plusDays(skewed(dice, rates.secondWeeks().get(year) * 7)));
        boolean needsSecond = dice.perMille(760);
        boolean assessed = dice.perMille(880);
        LocalDate closed = accepted
                ? (needsSecond ? secondContact : firstContact).plusDays(dice.between(20, 260))
                : acceptedOn.plusDays(dice.between(0, 10));
        file.set("referral_id", id)
                .set("nhs_number", HealthFiles.nhsNumber(scene, person, false))
                .set("birth_date", person.birth())
                .set("postcode", person.postcode())
                .set("provider", "tewv")
                .set("referral_date", referred)
                .set("accepted_date", accepted ? by(acceptedOn, day) : null)
                .set("first_contact_date", accepted ? by(firstContact, day) : null)
                .set("second_contact_date", accepted && needsSecond ? by(secondContact, day) : null)
                .set("initial_assessment_date", accepted && assessed ? by(firstContact, day) : null)
                .set("closed_date", by(closed, day))
                .set("urgency", emergency ? "emergency" : urgent ? "urgent" : "routine")
                .write();
    }

    private static @Nullable LocalDate by(LocalDate date, LocalDate day) {
        return OperationalFiles.by(date, day);
    }

    /** Days around a median, with a long tail above it. */
    private static int skewed(Dice dice, int median) {
        int first = dice.below(1000);
        return first < 500
                ? median * (200 + first * 8 / 5) / 1000
                : median * (1000 + (first - 500) * (first - 500) / 110) / 1000;
    }

    private void therapies(FeedFile file, LocalDate day) throws IOException {
        for (Therapy therapy : scene.calibration().therapy()) {
            // as many come in a week as make the list this long at this wait
            int arrivals = scene.scaled(therapy.waiting() * 52 * THERAPY_MONTHS / 12 / (therapy.weeks() * 13 / 10));
            LocalDate from = scene.lastMonthEnd().minusMonths(THERAPY_MONTHS);
            int span = Calendars.days(from, scene.lastMonthEnd());
            for (int number = 0; number < arrivals; number++) {
                Dice dice = scene.dice("therapy " + therapy.service(), number);
                LocalDate referred = Calendars.nextOfficeDay(from.plusDays(dice.below(span)));
                Person person = patients.draw(dice, referred, 1, 16, therapy.casework());
                LocalDate seen = Calendars.nextOfficeDay(referred.plusDays(skewed(dice, therapy.weeks() * 7)));
                boolean cancelled = dice.perMille(60);
                LocalDate closed = cancelled ? referred.plusDays(30) : seen.plusDays(dice.between(30, 200));
                if (!referred.isAfter(day)) {
                    file.set(
                                    "referral_id",
                                    "TH%s%05d"
                                            .formatted(
                                                    therapy.service()
                                                            .substring(0, 1)
                                                            .toUpperCase(java.util.Locale.UK),
                                                    number))
                            .set("nhs_number", HealthFiles.nhsNumber(scene, person, true))
                            .set("surname", person.surname())
                            .set("forename", person.forename())
                            .set("birth_date", person.birth())
                            .set("postcode", person.postcode())
                            .set("provider", "cddft")
                            .set("service", therapy.service())
                            .set("referral_date", referred)
                            .set("first_appointment_date", cancelled ? null : by(seen, day))
                            .set("closed_date", by(closed, day))
                            .write();
                }
            }
        }
    }

    /** One return a term, of two-year-olds by locality and of the settings that look for needs. */
    private void screening() throws IOException {
        List<Term> terms = scene.calendar().terms().stream()
                .filter(term -> !term.end().isAfter(scene.asAt()))
                .toList();
        for (Term term : terms) {
            if (term.end().isAfter(scene.asAt().minusMonths(9))) {
                scene.feeds()
                        .delivery(HealthFiles.SOURCE, "early_years_screening", term.end())
                        .write(file -> {
                            for (int i = 0; i <= terms.indexOf(term); i++) {
                                screening(file, terms.get(i), i);
                            }
                        });
            }
        }
    }

    private void screening(FeedFile file, Term term, int order) throws IOException {
        Screening rates = scene.calibration().screening();
        TreeSet<String> localities = new TreeSet<>(scene.plan().postcodes().localities());
        for (String locality : localities) {
            Dice dice = scene.dice("screening " + locality, term.start().toEpochDay());
            int eligible = Math.max(8, rates.eligibleAYear() / 3 * dice.between(85, 115) / 100 / localities.size());
            int screened = eligible * at(rates.screened(), order) * dice.between(94, 106) / 100_000;
            int settings = Math.max(4, rates.settings() / localities.size());
            file.set("cohort", "2-year-olds " + term.name())
                    .set("locality", locality)
                    .set("period_start", term.start())
                    .set("period_end", term.end())
                    .set("tool", dice.perMille(rates.elim()) ? "ELIM" : "WellComm")
                    .set("eligible", eligible)
                    .set("screened", Math.min(eligible, screened))
                    .set("settings", settings)
                    .set("settings_trained", Math.min(settings, settings * at(rates.trained(), order) / 1000))
                    .set("settings_using", Math.min(settings, settings * at(rates.using(), order) / 1000))
                    .set("settings_sharing_agreement", settings * at(rates.sharing(), order) / 1000)
                    .write();
        }
    }

    private static int at(List<Integer> list, int index) {
        return list.get(Math.min(index, list.size() - 1));
    }
}
