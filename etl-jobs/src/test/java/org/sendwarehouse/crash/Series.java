package org.sendwarehouse.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.AuditCheck;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.StatusFile;

/** One home whose night is killed several times in a row, then let finish, then held against the undisturbed night. */
class Series {
    /** Steps in which a night has begun and has not ended. */
    private static final Set<String> IN_THE_NIGHT = Set.of("land", "build", "check", "publish", "render", "distribute");

    private final Scenario scenario;
    private final int number;
    private final Path folder;
    private final KillLog log;
    private final List<String> faults = new ArrayList<>();
    private String lastStep = "";

    Series(Scenario scenario, int number, Path folder, KillLog log) {
        this.scenario = scenario;
        this.number = number;
        this.folder = folder;
        this.log = log;
    }

    /** Kills at these aims, in this order; gives what went wrong, in lines. */
    List<String> run(List<Aim> aims) throws Exception {
        try (Mailbox mailbox = new Mailbox()) {
            Home home = scenario.fresh(folder.resolve("home"), mailbox);
            int killed = 0;
            NightProcess.Ended ended = null;
            int opened;
            try (Reader reader = new Reader(home)) {
                for (Aim aim : aims) {
                    ended = killed(home, aim);
                    if (ended != null) {
                        break;
                    }
                    killed++;
                    afterKill(home, aim);
                }
                if (ended == null) {
                    try (NightProcess last = NightProcess.start(home, List.of(), scenario.command())) {
                        ended = last.end();
                    }
                }
                faults.addAll(reader.broken());
                opened = reader.times();
            }
            faults.addAll(mailbox.doubled());
            if (!new AuditCheck(home).verify(List.of()).isWhole()) {
                faults.add("the audit trail is broken");
            }
            if (IN_THE_NIGHT.contains(lastStep)
                    && !ended.said()
                            .contains("The night of " + scenario.date()
                                    + " did not come to its end; finishing it first.")) {
                faults.add("after a kill in " + lastStep + " the next run does not say that it finishes the night:\n"
                        + ended.said());
            }
            if (!isGood(home, ended)) {
                faults.add("the night ended with " + ended.exitCode() + ":\n" + ended.said());
            } else {
                faults.addAll(Contents.differences(scenario.undisturbed(), scenario.contents(), home));
            }
            log.recovery(number, killed, ended.exitCode(), ended.seconds(), opened, faults.size());
        }
        return faults;
    }

    /** What else happens to a home whose night has just been killed. */
    void afterKill(Home home, Aim aim) throws Exception {}

    /**
     * A mail of which nobody knows whether it went out makes a night partial, and says so. One that was killed when all was
     * done and its outcome on record has nothing left to say.
     */
    private boolean isGood(Home home, NightProcess.Ended ended) throws IOException {
        return ended.exitCode() == scenario.exitCode()
                || (ended.exitCode() == 4 && ended.said().contains("nobody knows"))
                || (ended.exitCode() == 0
                        && ended.said().startsWith("Nothing new has arrived")
                        && new StatusFile(home)
                                .last("nightly")
                                .filter(run ->
                                        run.businessDate().equals(scenario.date()) && run.outcome() == Outcome.PARTIAL)
                                .isPresent());
    }

    /** Null where it was killed; else how it ended before it came to the aim. */
    private NightProcess.Ended killed(Home home, Aim aim) throws IOException, InterruptedException {
        List<String> options = aim.point() == null ? List.of() : List.of(CrashAgent.option(aim.point(), folder));
        try (NightProcess night = NightProcess.start(home, options, scenario.command())) {
            if (!night.kill(aim, scenario.steps())) {
                return night.end();
            }
            lastStep = night.step();
            log.kill(
                    number, night.step(), aim, night.point().replace(home.root().toString(), ""), night.seconds());
            if (night.text().contains("Something went wrong")) {
                faults.add("a run that was killed later had said: " + night.text());
            }
            return null;
        }
    }
}
