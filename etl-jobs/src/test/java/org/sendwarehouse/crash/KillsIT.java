package org.sendwarehouse.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.springframework.util.FileSystemUtils;

/**
 * Nights killed with SIGKILL, again and again, come to what an undisturbed night comes to, and readers never see anything
 * but a whole version (decision 0138).
 */
class KillsIT {
    private static final String KILLS = "crash.kills";
    private static final int A_SERIES = 8;

    /** In every build: a kill in each part of the night, at the moments that are easiest to get wrong. */
    @Test
    @DisabledIfSystemProperty(named = KILLS, matches = "\\d+")
    void a_night_killed_at_its_worst_moments_comes_to_what_an_undisturbed_one_does(@TempDir Path folder)
            throws Exception {
        List<Aim> aims = List.of(
                Aim.at("delivery committed", "after", 1),
                Aim.at("version shown", "after", 1),
                Aim.at("pack placed", "after", 1));
        KillLog log = new KillLog(folder);
        Series series = new Series(Scenario.revised(), 1, folder, log) {
            @Override
            void afterKill(Home home, Aim aim) throws SQLException {
                if (aim.equals(aims.get(0))) {
                    assertThat(JobRepositoryFile.forgetContexts(home)).isPositive();
                }
            }
        };

        assertThat(series.run(aims)).isEmpty();
        assertThat(log.kills()).isEqualTo(aims.size());
    }

    /** {@code mvn -Pcrash verify -Dcrash.kills=200}: at random moments of all steps, several in a row. */
    @Test
    @EnabledIfSystemProperty(named = KILLS, matches = "\\d+")
    void nights_killed_at_random_moments_come_to_what_an_undisturbed_one_does() throws Exception {
        int kills = Integer.getInteger(KILLS);
        long seed = Long.getLong("crash.seed", 2026);
        int lanes = Integer.getInteger("crash.lanes", 2);
        Path folder = Path.of("target", "crash").toAbsolutePath();
        KillLog log = new KillLog(folder);
        Scenario scenario = Scenario.busy();
        AtomicInteger series = new AtomicInteger(log.series());
        Callable<List<String>> lane = () -> {
            List<String> faults = new ArrayList<>();
            while (log.kills() < kills) {
                int number = series.incrementAndGet();
                Path own = folder.resolve("series-" + number);
                FileSystemUtils.deleteRecursively(own);
                Files.createDirectories(own);
                List<Aim> aims = Aim.draw(A_SERIES, new Random(seed * 1_000_003 + number));
                List<String> found = new Series(scenario, number, own, log).run(aims);
                if (found.isEmpty()) {
                    FileSystemUtils.deleteRecursively(own);
                } else {
                    // The home stays, for whoever looks into it.
                    Files.write(own.resolve("faults.txt"), found);
                    found.forEach(fault -> faults.add("series " + number + ": " + fault));
                }
            }
            return faults;
        };
        List<String> faults = new ArrayList<>();
        ExecutorService both = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                running.add(both.submit(lane));
            }
            for (Future<List<String>> each : running) {
                faults.addAll(each.get());
            }
        } finally {
            both.shutdownNow();
        }
        System.out.println(log.write());
        assertThat(faults).as("faults; homes are kept below " + folder).isEmpty();
    }
}
