package org.sendwarehouse.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invented child or young person. Filled step by step while the partnership is planned. */
final class Child {
    final int number;
    String surname = "";
    String forename = "";
    /** M or F. */
    String sex = "";
    /** Code of the school census. */
    String ethnicity = "";

    String postcode = "";
    String upn = "";
    String uln = "";
    String upnUnknown = "";

    @Nullable
    LocalDate birth;

    Child(int number) {
        this.number = number;
    }

    LocalDate birth() {
        if (birth == null) {
            throw new IllegalStateException("Child " + number + " has no birth date yet");
        }
        return birth;
    }

    int ageAt(LocalDate date) {
        return Calendars.ageAt(birth(), date);
    }
}
