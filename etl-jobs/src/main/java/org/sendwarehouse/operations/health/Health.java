package org.sendwarehouse.operations.health;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.alerts.Alert;
import org.sendwarehouse.operations.alerts.AlertFile;
import org.sendwarehouse.operations.alerts.AlertRule;
import org.sendwarehouse.operations.alerts.Finding;
import org.sendwarehouse.operations.alerts.Looked;
import org.sendwarehouse.operations.alerts.Watch;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** Whether the serving process is alive, and whether the platform is ready to do what it is for. */
final class Health {
    /** Five looks of a minute each. */
    static final Duration SILENT = Duration.ofMinutes(5);

    private final Home home;
    private final Watch watch;
    private final Clock clock;
    private final Instant since;

    Health(Home home, Watch watch, Clock clock) {
        this.home = home;
        this.watch = watch;
        this.clock = clock;
        since = clock.instant();
    }

    /**
     * An answer.
     *
     * @param ok whether all is well
     * @param status in words
     * @param checks what was checked
     */
    record Answer(boolean ok, String status, List<Check> checks) {}

    /**
     * One thing that was checked.
     *
     * @param check its name; where there is an alert of that name, its page says what to do
     * @param reason why not; null where all is well
     */
    record Check(String check, boolean ok, @Nullable String reason) {}

    /** Alive: it has looked at the platform within the last minutes. Whoever gets no yes may start it anew. */
    Answer live() {
        Looked latest = watch.latest();
        Instant seen = latest == null ? since : latest.at();
        boolean ok = Duration.between(seen, clock.instant()).compareTo(SILENT) <= 0;
        return new Answer(
                ok,
                ok ? "alive" : "silent",
                List.of(new Check("looks", ok, ok ? null : "The last look was at " + seen + ".")));
    }

    /** Ready: key, disk, the last good night and everything that must be looked at now are as they should be. */
    Answer ready() throws IOException {
        List<Check> checks = new ArrayList<>();
        boolean published = PublishedWarehouse.find(home).isPresent();
        checks.add(new Check("published", published, published ? null : "Nothing is published yet."));
        Looked latest = watch.latest();
        checks.add(new Check("looked", latest != null, latest != null ? null : "Nobody has looked yet."));
        Set<String> named = new LinkedHashSet<>();
        for (AlertRule rule : watch.rules().rules()) {
            if (rule.blocksReady() && latest != null) {
                named.add(rule.code());
                checks.add(check(rule, latest));
            }
        }
        for (Alert alert : new AlertFile(home).read().open()) {
            if (alert.severity().equals(AlertRule.Severity.URGENT.word()) && named.add(alert.code())) {
                checks.add(new Check(alert.code(), false, alert.words()));
            }
        }
        boolean ok = checks.stream().allMatch(Check::ok);
        return new Answer(ok, ok ? "ready" : "not ready", checks);
    }

    private static Check check(AlertRule rule, Looked latest) {
        @Nullable String unseen = latest.unseen().get(rule.code());
        if (unseen != null) {
            return new Check(rule.code(), false, "It cannot be looked at: " + unseen);
        }
        return latest.findings().stream()
                .filter(finding -> finding.code().equals(rule.code()))
                .findFirst()
                .map(Finding::words)
                .map(words -> new Check(rule.code(), false, words))
                .orElse(new Check(rule.code(), true, null));
    }
}
