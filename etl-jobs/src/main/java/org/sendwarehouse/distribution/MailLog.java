package org.sendwarehouse.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.JsonLines;

/**
 * {@code state/mail.jsonl}: what was done about each mail. A line is written before the server is given a mail, so that
 * after a crash nobody takes a mail that may have gone out for one that has not.
 */
public final class MailLog {
    private final JsonLines<Line> lines;

    /** The log of a home. */
    public static MailLog of(Home home) {
        return new MailLog(home.state().resolve("mail.jsonl"));
    }

    private MailLog(Path file) {
        lines = new JsonLines<>(file, Line.class);
    }

    /** How far a mail has come. */
    public enum State {
        /** About to be given to the server; as the last line of a mail: the process died meanwhile. */
        INTENDED,
        /** The server took it. */
        SENT,
        /** The server certainly did not take it; it is tried again. */
        NOT_SENT,
        /** The server may have taken it; it is not tried again unless somebody who looked says so. */
        UNKNOWN,
        /** The pack was given while no mail server was set; its group was told in another way, or will be when asked for. */
        NO_SERVER
    }

    /**
     * One step of one mail.
     *
     * @param at wall clock, UTC
     * @param messageId the mail's identity, without angle brackets; where no server was set, without a domain
     * @param to addresses; where no server was set, role mailboxes
     * @param detail the server's answer or the failure; empty where there is nothing to say
     */
    public record Line(Instant at, String messageId, State state, List<String> to, String detail) {
        public Line {
            to = List.copyOf(to);
        }
    }

    /** The last step of the mail about a pack, from whatever domain: another sender's address is no reason to tell twice. */
    Optional<Line> last(String messageId) throws IOException {
        return lines.read().stream()
                .filter(line -> pack(line.messageId()).equals(pack(messageId)))
                .reduce((first, second) -> second);
    }

    private static String pack(String messageId) {
        return messageId.split("@", 2)[0];
    }

    /** Every step of every mail, oldest first. */
    public List<Line> lines() throws IOException {
        return lines.read();
    }

    void append(Line line) throws IOException {
        lines.append(line);
    }
}
