package org.sendwarehouse.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sendwarehouse.sample.FeedCalibration.Post;
import org.sendwarehouse.sample.FeedCalibration.Return;
import org.sendwarehouse.sample.FeedCalibration.Training;
import org.sendwarehouse.sample.SchoolCalendar.Term;

/** What partners return because no system holds it, and what workforce development records. */
final class ReturnFiles {
    private static final LocalDate TRAINING_FROM = LocalDate.of(2025, 1, 1);
    private static final List<String> PROGRAMMES = List.of(
            "Writing good advice",
            "Child's voice in plans",
            "Screening for speech and language",
            "Graduated approach",
            "Neurodiversity in the classroom",
            "Preparing for adulthood");

    private record Attendee(String sector, String agency) {}

    private static final List<Attendee> ATTENDEES = List.of(
            new Attendee("Education", "school"),
            new Attendee("Education", "school"),
            new Attendee("Education", "school"),
            new Attendee("Education", "ep"),
            new Attendee("Health", "salt"),
            new Attendee("Health", "ot"),
            new Attendee("Health", "camhs"),
            new Attendee("Health", "health_0_25"),
            new Attendee("Care", "social_care"),
            new Attendee("Care", "social_care"),
            new Attendee("Other", "other"));

    private final Scene scene;
    /** Terms that have ended, the earliest first. */
    private final List<Term> terms;

    ReturnFiles(Scene scene) {
        this.scene = scene;
        this.terms = scene.calendar().terms().stream()
                .filter(term -> !term.end().isAfter(scene.asAt()))
                .toList();
    }

    void write() throws IOException {
        for (Term term : terms.subList(Math.max(0, terms.size() - 2), terms.size())) {
            int last = terms.indexOf(term);
            scene.feeds().delivery("returns", "indicator_return", term.end()).write(file -> {
                // the first delivery brings what was returned before
                int first = last == terms.size() - 1 ? last : 0;
                for (int i = first; i <= last; i++) {
                    returns(file, terms.get(i), i);
                }
            });
        }
        workforce();
        LocalDate latest = scene.lastMonthEnd();
        for (LocalDate day : List.of(latest.withDayOfMonth(1).minusDays(1), latest)) {
            scene.feeds()
                    .delivery("workforce", "training_attendance", day)
                    .in(SynergyFiles.exportEncoding())
                    .write(file -> training(file, day));
        }
    }

    private void returns(FeedFile file, Term term, int order) throws IOException {
        for (Return entry : scene.calibration().returns()) {
            int value = at(entry.values(), order);
            row(file, term, entry, "all", "all", value, entry.of());
            if (entry.by().equals("locality")) {
                List<String> localities =
                        new ArrayList<>(scene.plan().postcodes().localities());
                for (int i = 0; i < localities.size(); i++) {
                    row(file, term, entry, "locality", localities.get(i), i < value ? 1 : 0, 1);
                }
            } else if (entry.by().equals("hub")) {
                int hubs = scene.calibration().familyHubs();
                for (int i = 0; i < hubs; i++) {
                    int each = value / hubs + (i < value % hubs ? 1 : 0);
                    row(file, term, entry, "hub", "Family hub %02d".formatted(i + 1), each, 0);
                }
            }
        }
    }

    private static void row(
            FeedFile file, Term term, Return entry, String breakdown, String part, int numerator, int denominator)
            throws IOException {
        file.set("indicator_code", entry.indicator())
                .set("period_start", term.start())
                .set("period_end", term.end())
                .set("breakdown", breakdown)
                .set("breakdown_value", part)
                .set("numerator", numerator)
                .set("denominator", denominator == 0 ? null : denominator)
                .set("returned_by", entry.from())
                .write();
    }

    private static <T> T at(List<T> list, int index) {
        return list.get(Math.min(index, list.size() - 1));
    }

    private void workforce() throws IOException {
        LocalDate latest = terms.get(terms.size() - 1).end();
        scene.feeds().delivery("workforce", "workforce", latest).write(file -> {
            for (int i = 0; i < terms.size(); i++) {
                for (Post post : scene.calibration().workforce()) {
                    BigDecimal fte = at(post.fte(), i);
                    file.set("agency_code", post.agency())
                            .set("role_group", post.group())
                            .set("as_at_date", terms.get(i).end())
                            .set("fte", fte.toPlainString())
                            .set("vacancies_fte", at(post.vacancies(), i).toPlainString())
                            .write();
                }
            }
        });
    }

    private void training(FeedFile file, LocalDate day) throws IOException {
        Training rates = scene.calibration().training();
        int session = 0;
        for (LocalDate month = TRAINING_FROM; !month.isAfter(day); month = month.plusMonths(1)) {
            for (int i = 0; i < rates.sessionsAMonth(); i++) {
                session++;
                Dice dice = scene.dice("training session", session);
                LocalDate on = Calendars.nextOfficeDay(month.plusDays(dice.between(1, 24)));
                String programme = dice.pick(PROGRAMMES);
                boolean oneSector = dice.perMille(240);
                int people = dice.between(rates.people() - 6, rates.people() + 6);
                Set<String> here = new HashSet<>();
                for (int person = 0; person < people && !on.isAfter(day); person++) {
                    Attendee attendee = oneSector ? ATTENDEES.get(dice.below(4)) : dice.pick(ATTENDEES);
                    boolean before = dice.perMille(rates.goodBefore());
                    boolean after = before || dice.perMille(rates.goodAfter() - 140);
                    boolean followed = !after && dice.perMille(rates.followedUp());
                    LocalDate follow = on.plusDays(dice.between(14, 60));
                    file.set("session_id", "TS%04d".formatted(session))
                            .set("session_date", on)
                            .set("programme", programme)
                            .set("attendee_id", somebody(attendee.agency(), dice.below(2_400), here))
                            .set("sector", attendee.sector())
                            .set("agency_code", attendee.agency())
                            .set("rating_before", before ? dice.between(4, 5) : dice.between(1, 3))
                            .set("rating_after", after ? dice.between(4, 5) : dice.between(2, 3))
                            .set("follow_up_date", followed ? OperationalFiles.by(follow, day) : null)
                            .write();
                }
            }
        }
    }

    /** One of the agency's staff who is not yet in the room: the same people come again over the months. */
    private String somebody(String agency, int number, Set<String> here) {
        int staff = scene.calibration().workforce().stream()
                .filter(post -> post.agency().equals(agency))
                .mapToInt(post -> post.fte().get(post.fte().size() - 1).intValue())
                .sum();
        // heads are more than posts; agencies without posts on record are many small ones
        int heads = staff == 0 ? 400 : Math.max(24, staff * 6 / 5);
        String id = "";
        for (int next = number; id.isEmpty() || !here.add(id); next++) {
            id = agency + "-" + next % heads;
        }
        return id;
    }
}
