package org.sendwarehouse.sample;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.sample.FeedCalibration.NotReporting;

/**
 * Attendance marks: one delivery a school week, by all schools that report; then one week again by the schools that
 * corrected it. Marks fall on the county's school days only.
 */
final class AttendanceFiles {
    private final Scene scene;
    private final Map<String, List<Pupil>> bySchool = new TreeMap<>();
    /** Pupils who are taught elsewhere, by the school of their main registration. */
    private final Map<String, List<Pupil>> elsewhere = new TreeMap<>();

    private final Map<String, AbsencePattern> patterns = new LinkedHashMap<>();

    AttendanceFiles(Scene scene) {
        this.scene = scene;
        for (Pupil pupil : scene.pupils()) {
            boolean marked = Phases.sendsAttendance(pupil.phase()) && pupil.year >= 0 && pupil.year <= 13;
            if (marked && pupil.main().leaving() == null) {
                bySchool.computeIfAbsent(pupil.school().urn(), urn -> new ArrayList<>())
                        .add(pupil);
                pupil.enrolments.stream()
                        .filter(enrolment -> enrolment.status().equals("M"))
                        .forEach(enrolment -> elsewhere
                                .computeIfAbsent(enrolment.school().urn(), urn -> new ArrayList<>())
                                .add(pupil));
            }
        }
        patterns.putAll(AbsencePattern.all(scene.calibration()));
    }

    void write() throws IOException {
        List<LocalDate> weeks =
                scene.calendar().lastWeeks(scene.asAt(), scene.options().attendanceWeeks());
        for (LocalDate monday : weeks) {
            boolean last = monday.equals(weeks.get(weeks.size() - 1));
            LocalDate friday = Calendars.earlier(monday.with(DayOfWeek.FRIDAY), scene.asAt());
            List<LocalDate> days = scene.calendar().days(monday, friday);
            LocalDate asOf = days.get(days.size() - 1);
            scene.feeds()
                    .delivery(SynergyFiles.SOURCE, "attendance", asOf)
                    .write(file -> week(file, monday, days, last, false));
        }
        if (weeks.size() > 1) {
            correct(weeks.get(weeks.size() - 2));
        }
    }

    /** The week before last, once more, a few days later, by the schools that found mistakes in it. */
    private void correct(LocalDate monday) throws IOException {
        List<LocalDate> days = scene.calendar().days(monday, monday.with(DayOfWeek.FRIDAY));
        LocalDate asOf = scene.asAt().minusDays(1);
        scene.feeds()
                .delivery(SynergyFiles.SOURCE, "attendance", asOf)
                .write(file -> week(file, monday, days, false, true));
    }

    private boolean reports(String urn, boolean last, boolean corrected) {
        NotReporting rates = scene.calibration().attendanceNotReporting();
        Dice dice = scene.dice("reports attendance", Long.parseLong(urn));
        boolean never = dice.perMille(rates.always());
        boolean notLast = dice.perMille(rates.lastWeek());
        boolean corrects = dice.perMille(rates.corrected());
        return !never && !(last && notLast) && (!corrected || corrects);
    }

    private void week(FeedFile file, LocalDate monday, List<LocalDate> days, boolean last, boolean corrected)
            throws IOException {
        for (Map.Entry<String, List<Pupil>> school : bySchool.entrySet()) {
            if (reports(school.getKey(), last, corrected)) {
                for (Pupil pupil : school.getValue()) {
                    marks(file, pupil, school.getKey(), monday, days, corrected);
                }
                for (Pupil pupil : elsewhere.getOrDefault(school.getKey(), List.of())) {
                    for (LocalDate day : days) {
                        mark(file, pupil.id(), school.getKey(), day, "AM", "D");
                        mark(file, pupil.id(), school.getKey(), day, "PM", "D");
                    }
                }
            }
        }
    }

    private void marks(
            FeedFile file, Pupil pupil, String urn, LocalDate monday, List<LocalDate> days, boolean corrected)
            throws IOException {
        String provision = pupil.provisionOn(monday);
        AbsencePattern pattern = AbsencePattern.of(patterns, pupil.phase(), provision);
        Dice dice = scene.dice("marks", pupil.person(), monday.toEpochDay());
        int share = pattern.shareOf(pupil.number);
        String id = pupil.id();
        for (LocalDate day : days) {
            pattern.draw(dice, share);
            if (!pupil.main().entry().isAfter(day)) {
                mark(file, id, urn, day, "AM", corrected ? established(pattern.morning()) : pattern.morning());
                mark(file, id, urn, day, "PM", corrected ? established(pattern.afternoon()) : pattern.afternoon());
            }
        }
    }

    /** What a correction finds out about an absence without a reason. */
    private static String established(String mark) {
        return mark.equals("N") ? "I" : mark;
    }

    private static void mark(FeedFile file, String id, String urn, LocalDate day, String session, String mark)
            throws IOException {
        file.set("pupil_id", id)
                .set("urn", urn)
                .set("session_date", day)
                .set("session", session)
                .set("mark", mark)
                .write();
    }
}
