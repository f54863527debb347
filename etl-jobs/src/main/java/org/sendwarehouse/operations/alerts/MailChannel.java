package org.sendwarehouse.operations.alerts;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sendwarehouse.distribution.Mail;
import org.sendwarehouse.distribution.MailLog;
import org.sendwarehouse.distribution.MailServer;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.London;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells by mail: one mail for all that the same roles are told at one look. */
public final class MailChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.UK).withZone(London.ZONE);
    private static final int SHORT = 24;

    private final MailServer server;
    private final Function<String, String> addressOf;
    private final String domain;

    /**
     * Makes the channel.
     *
     * @param addressOf gives the address of a role
     * @param domain of the sender, for the identity of mails
     */
    public MailChannel(MailServer server, Function<String, String> addressOf, String domain) {
        this.server = server;
        this.addressOf = addressOf;
        this.domain = domain;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Set<String> tell(List<Notice> notices, Instant now) {
        Map<List<String>, List<Notice>> byReader = new LinkedHashMap<>();
        for (Notice notice : notices) {
            List<String> to =
                    notice.tell().stream().map(addressOf).distinct().sorted().toList();
            byReader.computeIfAbsent(to, readers -> new ArrayList<>()).add(notice);
        }
        Set<String> failed = new HashSet<>();
        byReader.forEach((to, told) -> {
            if (!isSent(to, told, now)) {
                told.forEach(notice -> failed.add(notice.id()));
            }
        });
        return failed;
    }

    private boolean isSent(List<String> to, List<Notice> notices, Instant now) {
        if (to.isEmpty()) {
            // The rule of the alert is gone, and with it whom it told.
            return true;
        }
        MailServer.Outcome outcome = server.send(mail(to, notices), now);
        if (outcome.state() != MailLog.State.SENT) {
            // An answer that was lost counts as a no: told at least once.
            LOG.warn("A mail about {} alerts did not go out: {}", notices.size(), outcome.detail());
            return false;
        }
        return true;
    }

    private Mail mail(List<String> to, List<Notice> notices) {
        String ids = Hashes.of(notices.stream().map(Notice::id).toArray(String[]::new));
        StringBuilder text = new StringBuilder();
        for (Notice notice : notices) {
            text.append(word(notice.event()))
                    .append(" (")
                    .append(notice.severity())
                    .append("): ");
            text.append(notice.title()).append('\n');
            text.append(notice.words()).append('\n');
            text.append("Since ").append(TIME.format(notice.since())).append(". ");
            text.append("What it means and what to do: ")
                    .append(notice.runbook())
                    .append("\n\n");
        }
        text.append("Where all stands: send-warehouse status\n");
        return new Mail("alerts." + ids.substring(0, SHORT) + "@" + domain, to, subject(notices), text.toString());
    }

    private static String subject(List<Notice> notices) {
        if (notices.size() == 1) {
            Notice only = notices.get(0);
            return "SEND warehouse: " + word(only.event()).toLowerCase(Locale.ROOT) + ": " + only.title();
        }
        return "SEND warehouse: "
                + notices.stream()
                        .collect(Collectors.groupingBy(Notice::event, java.util.TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(entry ->
                                entry.getValue() + " " + word(entry.getKey()).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    static String word(Alert.Event event) {
        return switch (event) {
            case OPENED -> "Opened";
            case STILL_OPEN -> "Still open";
            case CLOSED -> "Closed";
        };
    }
}
