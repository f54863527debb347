package org.sendwarehouse.operations.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.operations.alerts.Alert.Event;
import org.sendwarehouse.operations.alerts.Alert.Owed;

/**
 * What becomes of alerts at a look: the state machine, without a clock or a file of its own.
 *
 * <p>An alert opens once its condition has held for as long as its rule asks, and is told; it is told again when it has
 * been open for so long that somebody may have forgotten; it closes once its condition has been gone long enough, and
 * that is told. A condition that could not be looked at changes nothing.
 *
 * @param rules what is an alert
 * @param channels by which alerts are told
 */
record AlertBook(AlertRules rules, List<String> channels) {
    /** Long enough to be seen by whoever looks once a week. */
    static final Duration KEPT = Duration.ofDays(8);

    AlertBook {
        channels = List.copyOf(channels);
    }

    private record Key(String code, String subject) {}

    /** The alerts after a look, in the order in which they were first seen. */
    List<Alert> after(List<Alert> before, Looked looked) {
        Map<Key, Finding> found = new LinkedHashMap<>();
        looked.findings().forEach(finding -> found.putIfAbsent(new Key(finding.code(), finding.subject()), finding));
        List<Alert> after = new ArrayList<>();
        Set<Key> live = new HashSet<>();
        for (Alert earlier : before) {
            Alert alert = earlier.owing(earlier.owed().stream()
                    .filter(owed -> channels.contains(owed.channel()))
                    .toList());
            if (alert.closed() != null) {
                keep(alert, looked.at(), after);
                continue;
            }
            Key key = new Key(alert.code(), alert.subject());
            live.add(key);
            @Nullable Finding finding = found.get(key);
            if (looked.unseen().containsKey(alert.code())) {
                after.add(alert);
            } else if (finding != null) {
                after.add(held(alert.seen(finding.words(), looked.at()), looked.at()));
            } else {
                gone(alert, looked.at(), after);
            }
        }
        for (Map.Entry<Key, Finding> entry : found.entrySet()) {
            if (!live.contains(entry.getKey())) {
                after.add(held(fresh(entry.getValue(), looked.at()), looked.at()));
            }
        }
        return after;
    }

    private Alert fresh(Finding finding, Instant at) {
        AlertRule rule = rules.find(finding.code())
                .orElseThrow(() -> new IllegalArgumentException("There is no alert " + finding.code()));
        return new Alert(
                finding.code(),
                finding.subject(),
                rule.title(),
                rule.severity().word(),
                finding.words(),
                at,
                at,
                null,
                null,
                null,
                List.of());
    }

    /** The condition holds. */
    private Alert held(Alert alert, Instant at) {
        Duration wait = rules.find(alert.code()).map(AlertRule::after).orElse(Duration.ZERO);
        if (alert.opened() == null) {
            return at.isBefore(alert.first().plus(wait)) ? alert : alert.open(at, owe(alert, Event.OPENED, at));
        }
        Instant said = alert.said() == null ? alert.opened() : alert.said();
        return at.isBefore(said.plus(rules.remind())) ? alert : alert.remind(at, owe(alert, Event.STILL_OPEN, at));
    }

    /** The condition does not hold. */
    private void gone(Alert alert, Instant at, List<Alert> after) {
        Duration wait = rules.find(alert.code()).map(AlertRule::clears).orElse(Duration.ZERO);
        if (alert.opened() == null) {
            return;
        }
        if (at.isBefore(alert.last().plus(wait))) {
            after.add(alert);
        } else {
            after.add(alert.close(at, owe(alert, Event.CLOSED, at)));
        }
    }

    private static void keep(Alert alert, Instant at, List<Alert> after) {
        if (!alert.owed().isEmpty()
                || (alert.closed() != null && at.isBefore(alert.closed().plus(KEPT)))) {
            after.add(alert);
        }
    }

    /** What is owed on every channel; a reminder that was not told is no longer worth telling once there is news. */
    private List<Owed> owe(Alert alert, Event event, Instant at) {
        List<Owed> owed = new ArrayList<>(alert.owed().stream()
                .filter(earlier -> earlier.event() != Event.STILL_OPEN)
                .toList());
        for (String channel : channels) {
            // Who has not been told the first word is not reminded of it.
            boolean waits = owed.stream().anyMatch(earlier -> earlier.channel().equals(channel));
            if (event != Event.STILL_OPEN || !waits) {
                owed.add(new Owed(channel, event, at, 0, at));
            }
        }
        return owed;
    }
}
