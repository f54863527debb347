package org.sendwarehouse.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Someone as a health service knows them.
 *
 * @param key the same for one person everywhere
 * @param child the child of casework, where it is one
 */
record Person(
        int key,
        String surname,
        String forename,
        LocalDate birth,
        String postcode,
        String upn,
        @Nullable Child child) {

    static Person of(Pupil pupil) {
        Child child = pupil.child;
        return child == null
                ? new Person(
                        pupil.person(), pupil.surname, pupil.forename, pupil.birth, pupil.postcode, pupil.upn, null)
                : of(child);
    }

    static Person of(Child child) {
        return new Person(
                child.number * 2, child.surname, child.forename, child.birth(), child.postcode, child.upn, child);
    }

    String nhsNumber() {
        return NhsNumbers.of(key);
    }

    int ageAt(LocalDate day) {
        return Calendars.ageAt(birth, day);
    }
}
