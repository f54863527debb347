package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.SchoolRegister.School;

/** A pupil or student as the education system knows them; the same child as in casework where there is one. */
final class Pupil {
    /** Time at one school; the main one first. */
    record Enrolment(
            School school,
            String status,
            LocalDate entry,
            @Nullable LocalDate leaving) {}

    final int number;
    final @Nullable Child child;
    String surname = "";
    String forename = "";
    String sex = "";
    String ethnicity = "";
    String upn = "";
    String uln = "";
    String postcode = "";
    LocalDate birth;
    /** National curriculum year: reception is 0, nursery -1 and -2. */
    int year;
    /** N, K or E. */
    String provision = "N";
    /** The provision before {@link #provisionFrom}. */
    String provisionBefore = "N";

    @Nullable
    LocalDate provisionFrom;

    String need = "";
    String secondNeed = "";
    boolean freeMeals;
    boolean pupilPremium;
    boolean disability;
    boolean youngCarer;
    boolean partTime;
    /** Current enrolments, the main one first, then those that ended. */
    final List<Enrolment> enrolments = new ArrayList<>();

    Pupil(int number, @Nullable Child child, LocalDate birth) {
        this.number = number;
        this.child = child;
        this.birth = birth;
    }

    /** The education system's own id. */
    String id() {
        return "SY" + (3_000_000 + number * 3 + number % 2);
    }

    Enrolment main() {
        return enrolments.get(0);
    }

    School school() {
        return main().school();
    }

    String provisionOn(LocalDate day) {
        return provisionFrom != null && day.isBefore(provisionFrom) ? provisionBefore : provision;
    }

    /** Phase as the calibration names it. */
    String phase() {
        return Phases.of(school());
    }

    /** A number for drawing NHS numbers and dice: never that of another person. */
    int person() {
        return child == null ? number * 2 + 1 : child.number * 2;
    }
}
