package org.sendwarehouse.schedule;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The days on which a job runs. */
public enum Days {
    EVERY_DAY("every day"),
    /** Monday to Friday without bank holidays. */
    WORKING_DAYS("working days"),
    /** Working days of the school terms that are known; after the last of them, all working days. */
    SCHOOL_DAYS("school days"),
    FIRST_OF_MONTH("first day of the month");

    private final String words;

    Days(String words) {
        this.words = words;
    }

    /** As {@code jobs.yaml} says it. */
    public String words() {
        return words;
    }

    static Optional<Days> of(String words) {
        return Arrays.stream(values()).filter(days -> days.words.equals(words)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Days::words).collect(Collectors.joining(", "));
    }
}
