package org.sendwarehouse.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that is put on record in the audit trail. Nothing in it may identify a child or be a secret: codes, dates,
 * counts, hashes and ids of deliveries and runs only.
 *
 * @param event what happened: {@code started}, {@code ended}, or a word of the command's own such as {@code erased}
 * @param command the command it belongs to
 * @param options how it was given: name to value, {@code (given)} in place of free text
 * @param of the line on which the command started; null where this is that line, or no command is behind it
 * @param runId the run that it made or read; null where there is none
 * @param inputs the ids of the deliveries that it took in, in their order
 * @param outcome how it ended, in words; null where it did not end yet
 * @param exitCode as the caller got it; null where it did not end yet
 * @param details more, name to value
 */
public record AuditEvent(
        String event,
        String command,
        Map<String, String> options,
        @Nullable Long of,
        @Nullable String runId,
        List<String> inputs,
        @Nullable String outcome,
        @Nullable Integer exitCode,
        Map<String, String> details) {

    /** A command begins. */
    public static final String STARTED = "started";

    /** A command came to its end, whatever that was. */
    public static final String ENDED = "ended";

    public AuditEvent {
        options = java.util.Collections.unmodifiableMap(new TreeMap<>(options));
        inputs = List.copyOf(inputs);
        details = java.util.Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** A command begins. */
    public static AuditEvent started(String command, Map<String, String> options, Map<String, String> details) {
        return new AuditEvent(STARTED, command, options, null, null, List.of(), null, null, details);
    }

    /** Something within a command, or of the platform's own accord. */
    public static AuditEvent of(String event, String command, Map<String, String> details) {
        return new AuditEvent(event, command, Map.of(), null, null, List.of(), null, null, details);
    }
}
