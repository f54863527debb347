package org.sendwarehouse.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds the lock of a home, or held it when they died.
 *
 * @param command what is done, the name of the job or command first
 * @param process number of the process; 0 where the file does not say
 * @param since when it began; {@link Instant#EPOCH} where the file does not say
 */
public record LockHolder(String command, long process, Instant since) {
    private static final Pattern TEXT = Pattern.compile("(.*), process (\\d{1,18}), since (\\S+)");
    private static final Pattern DATE = Pattern.compile(" for (\\d{4}-\\d{2}-\\d{2})");

    static LockHolder self(String command) {
        return new LockHolder(
                command, ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Reads what {@link #text} gives; of any other text all is the command. */
    static LockHolder parse(String text) {
        Matcher parts = TEXT.matcher(text);
        try {
            return parts.matches()
                    ? new LockHolder(parts.group(1), Long.parseLong(parts.group(2)), Instant.parse(parts.group(3)))
                    : new LockHolder(text, 0, Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return new LockHolder(text, 0, Instant.EPOCH);
        }
    }

    /** The job or command. */
    public String job() {
        return command.split(" ", 2)[0];
    }

    /** The business date it is for; empty where it has none. */
    public Optional<LocalDate> date() {
        Matcher date = DATE.matcher(command);
        try {
            return date.find() ? Optional.of(LocalDate.parse(date.group(1))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return process > 0
                && ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** As the file of the lock says it, for people too. */
    public String text() {
        return "%s, process %d, since %s".formatted(command, process, since);
    }
}
