package org.sendwarehouse.operations.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as {@code state/alerts.json} keeps it. It exists from the first look that found its condition; it is open once
 * the condition has held for as long as its rule asks, and stays on record for a while after it has closed.
 *
 * @param code of its rule
 * @param subject what it is about; empty where it is the platform itself
 * @param title what is the matter, kept for the day on which the rule is gone
 * @param severity {@code urgent}, {@code warning} or {@code notice}
 * @param words the sentence that is told, as of the last look that found it
 * @param first when its condition was first seen, wall clock, UTC
 * @param last when its condition was last seen
 * @param opened when it opened; null while its condition has not held long enough
 * @param closed when it closed; null while it is open
 * @param said when it was last decided that somebody must be told of it
 * @param owed what is still to be told, in order
 */
public record Alert(
        String code,
        String subject,
        String title,
        String severity,
        String words,
        Instant first,
        Instant last,
        @Nullable Instant opened,
        @Nullable Instant closed,
        @Nullable Instant said,
        List<Owed> owed) {

    public Alert {
        owed = List.copyOf(owed);
    }

    /** What is told of an alert. */
    public enum Event {
        OPENED,
        STILL_OPEN,
        CLOSED
    }

    /**
     * Something that is still to be told.
     *
     * @param channel by which
     * @param since when it came to be owed, UTC
     * @param attempts how often it was tried
     * @param notBefore when it is tried next, UTC
     */
    public record Owed(String channel, Event event, Instant since, int attempts, Instant notBefore) {}

    @JsonIgnore
    public boolean isOpen() {
        return opened != null && closed == null;
    }

    /** What tells it from every other: the same on every channel and at every attempt. */
    String id(Event event) {
        return code + (subject.isEmpty() ? "" : "." + Integer.toHexString(subject.hashCode())) + "."
                + (opened == null ? first : opened).getEpochSecond() + "."
                + (event == Event.STILL_OPEN && said != null
                        ? "reminder-" + said.getEpochSecond()
                        : event == Event.CLOSED ? "closed" : "opened");
    }

    Alert seen(String now, Instant at) {
        return new Alert(code, subject, title, severity, now, first, at, opened, closed, said, owed);
    }

    Alert open(Instant at, List<Owed> told) {
        return new Alert(code, subject, title, severity, words, first, last, at, null, at, told);
    }

    Alert remind(Instant at, List<Owed> told) {
        return new Alert(code, subject, title, severity, words, first, last, opened, closed, at, told);
    }

    Alert close(Instant at, List<Owed> told) {
        return new Alert(code, subject, title, severity, words, first, last, opened, at, at, told);
    }

    Alert owing(List<Owed> left) {
        return new Alert(code, subject, title, severity, words, first, last, opened, closed, said, left);
    }
}
