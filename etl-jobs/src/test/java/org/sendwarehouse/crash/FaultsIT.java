package org.sendwarehouse.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.StatusFile;

/**
 * What goes wrong around a night: no room on the disk, files that may not be read, landed or kept files that are damaged.
 * The night says what happened and what to do; once that is done, it comes to what an undisturbed one comes to, and readers
 * saw nothing of it. {@code mvn -Pcrash verify}; what a machine does not permit is skipped and says so.
 */
@EnabledIfSystemProperty(named = "crash.faults", matches = "true")
class FaultsIT {
    private final Path folder;

    FaultsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private static NightProcess.Ended night(Home home, Scenario scenario, String... before) throws Exception {
        try (NightProcess night = NightProcess.start(List.of(before), home, List.of(), scenario.command())) {
            return night.end();
        }
    }

    private static void cameToTheSame(Home home, Scenario scenario, Reader reader) throws Exception {
        NightProcess.Ended ended = night(home, scenario);
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(scenario.exitCode());
        // One process opens a file in one way at a time.
        reader.stop();
        assertThat(Contents.differences(scenario.undisturbed(), scenario.contents(), home))
                .isEmpty();
        assertThat(reader.broken()).isEmpty();
        assertThat(reader.times()).isPositive();
    }

    @Test
    void a_full_disk_stops_the_night_with_words_and_room_lets_it_finish() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        mount(disk);
        try (Mailbox mailbox = new Mailbox()) {
            Scenario scenario = Scenario.revised();
            Home home = scenario.fresh(disk.resolve("home"), mailbox);
            FileStore store = Files.getFileStore(disk);
            try (Reader reader = new Reader(home)) {
                List<String> stops = new ArrayList<>();
                // From no room for the log to nearly enough for all: the night stops later each time.
                for (long left : new long[] {8 << 10, 256 << 10, 3 << 20, 12 << 20, 40 << 20}) {
                    Path filler = disk.resolve("filler");
                    fill(filler, store.getUsableSpace() - left);
                    NightProcess.Ended stopped = night(home, scenario);
                    Files.delete(filler);
                    stops.add(left + " bytes left: exit " + stopped.exitCode() + "\n" + stopped.said());
                    assertThat(stopped.exitCode()).as(stopped.said()).isIn(0, 5);
                    if (stopped.exitCode() == 5) {
                        assertThat(stopped.said())
                                .contains("The disk is full")
                                .doesNotContain("Something went wrong that should not")
                                .doesNotContain("\tat ");
                    }
                }
                Files.write(Path.of("target", "disk-full.txt"), stops);
                cameToTheSame(home, scenario, reader);
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    private static void fill(Path filler, long bytes) throws IOException {
        byte[] some = new byte[1 << 16];
        try (var out = Files.newOutputStream(filler)) {
            for (long left = bytes; left > 0; left -= some.length) {
                out.write(some, 0, (int) Math.min(some.length, left));
            }
        }
    }

    private static void mount(Path disk) throws Exception {
        int code = run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString());
        if (code != 0) {
            skip("the disk-full test: a small file system cannot be mounted here (mount ended with " + code
                    + "); run it as root on a machine that permits mounts");
        }
    }

    private static void skip(String what) {
        System.err.println("SKIPPED, NOT PROVED HERE: " + what);
        Assumptions.abort(what);
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException notThere) {
            return -1;
        }
    }

    /** Root may read everything; without two of its rights it may not. */
    private static String[] withoutRightsOfRoot() throws Exception {
        if (!System.getProperty("user.name").equals("root")) {
            return new String[0];
        }
        String[] without = {"setpriv", "--bounding-set=-dac_override,-dac_read_search"};
        if (run("setpriv", without[1], "true") != 0) {
            skip("files that may not be read: tests run as root here, and setpriv cannot take root's rights away");
        }
        return without;
    }

    @Test
    void what_may_not_be_read_is_named_and_keeps_nothing_else_waiting() throws Exception {
        String[] asUser = withoutRightsOfRoot();
        Scenario scenario = Scenario.revised();
        try (Mailbox mailbox = new Mailbox()) {
            Home home = scenario.fresh(folder.resolve("home"), mailbox);
            try (Reader reader = new Reader(home)) {
                Path landed = someParquet(home);
                NightProcess.Ended stopped = closed(landed, () -> night(home, scenario, asUser));
                assertThat(stopped.exitCode()).as(stopped.said()).isEqualTo(5);
                assertThat(stopped.said())
                        .contains(landed.getFileName().toString())
                        .contains("No permission to read");

                Path key = home.keys().resolve("pseudonym.key");
                NightProcess.Ended keyless = closed(key, () -> night(home, scenario, asUser));
                assertThat(keyless.exitCode()).as(keyless.said()).isEqualTo(5);
                assertThat(keyless.said()).contains("key").doesNotContain("Something went wrong");

                cameToTheSame(home, scenario, reader);

                // A folder of the inbox that may not be opened: everything else goes on.
                Path source = Files.createDirectories(home.inbox().resolve("health/closed"));
                Files.writeString(source.resolve("camhs_tewv_2026-05-13.csv"), "x");
                NightProcess.Ended waiting = closed(source, () -> night(home, scenario, asUser));
                assertThat(waiting.exitCode()).as(waiting.said()).isZero();
                assertThat(waiting.said())
                        .contains(
                                "Left in the inbox: inbox/health/closed cannot be read: its permissions do not allow it.")
                        .contains("Nothing was changed");
            }
        }
    }

    private static NightProcess.Ended closed(Path path, Callable<NightProcess.Ended> night) throws Exception {
        var before = Files.getPosixFilePermissions(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        try {
            return night.call();
        } finally {
            Files.setPosixFilePermissions(path, before);
        }
    }

    private static Path someParquet(Home home) throws IOException {
        try (Stream<Path> files = Files.walk(home.landing().resolve("liquidlogic/ehc_request"))) {
            return files.filter(file -> file.toString().endsWith("part-00000.parquet"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void damage_behind_the_door_is_never_published() throws Exception {
        Scenario scenario = Scenario.revised();
        try (Mailbox mailbox = new Mailbox()) {
            Home home = scenario.fresh(folder.resolve("home"), mailbox);
            Path current = home.current().toRealPath();
            try (Reader reader = new Reader(home)) {
                Path parquet = someParquet(home);
                byte[] whole = Files.readAllBytes(parquet);
                try (RandomAccessFile file = new RandomAccessFile(parquet.toFile(), "rw")) {
                    file.seek(whole.length / 2);
                    file.write(whole[whole.length / 2] ^ 4);
                }
                NightProcess.Ended flipped = night(home, scenario);
                assertThat(flipped.exitCode()).as(flipped.said()).isEqualTo(5);
                assertThat(flipped.said())
                        .contains(home.root().relativize(parquet) + " is not as it landed")
                        .contains("backup");
                Files.write(parquet, whole);

                Path sidecar = parquet.getParent().resolveSibling("_delivery.json");
                byte[] said = Files.readAllBytes(sidecar);
                Files.write(sidecar, Arrays.copyOf(said, said.length / 3));
                NightProcess.Ended cut = night(home, scenario);
                assertThat(cut.exitCode()).as(cut.said()).isEqualTo(5);
                assertThat(cut.said()).contains(sidecar + " is damaged").contains("backup");
                Files.delete(sidecar);
                NightProcess.Ended gone = night(home, scenario);
                assertThat(gone.exitCode()).as(gone.said()).isEqualTo(5);
                assertThat(gone.said()).contains(sidecar + " is missing");
                Files.write(sidecar, said);
                assertThat(home.current().toRealPath()).isEqualTo(current);

                // What the platform keeps for itself: nothing depends on it that cannot be found out otherwise.
                Files.writeString(home.state().resolve("status.json"), "{\"runs\": [{");
                try (Stream<Path> claims = Files.list(home.state().resolve("claims"))) {
                    for (Path claim : claims.toList()) {
                        Files.write(claim, new byte[100]);
                    }
                }
                cameToTheSame(home, scenario, reader);
                assertThat(home.state().resolve("status.json.damaged")).hasContent("{\"runs\": [{");
            }
        }
    }

    @Test
    void a_damaged_job_repository_is_named_and_once_it_is_away_the_night_comes_to_the_same() throws Exception {
        Scenario scenario = Scenario.revised();
        try (Mailbox mailbox = new Mailbox()) {
            Home home = scenario.fresh(folder.resolve("home"), mailbox);
            Path repository = home.state().resolve("job-repository.mv.db");
            try (Reader reader = new Reader(home)) {
                Files.write(repository, "not a database, whatever its name says".getBytes(StandardCharsets.UTF_8));

                NightProcess.Ended stopped = night(home, scenario);

                assertThat(stopped.exitCode()).as(stopped.said()).isEqualTo(5);
                assertThat(stopped.said())
                        .contains("The job repository state/job-repository.mv.db cannot be read")
                        .contains("Move it away and run again");
                Files.delete(repository);
                cameToTheSame(home, scenario, reader);
            }
        }
    }

    @Test
    void a_night_that_cannot_be_taken_up_again_is_begun_anew_and_still_tells_what_it_refused() throws Exception {
        Scenario scenario = Scenario.busy();
        try (Mailbox mailbox = new Mailbox()) {
            Home home = scenario.fresh(folder.resolve("home"), mailbox);
            try (Reader reader = new Reader(home)) {
                Aim fifth = Aim.at("delivery committed", "after", 5);
                try (NightProcess night = NightProcess.start(
                        home, List.of(CrashAgent.option(fifth.point(), folder)), scenario.command())) {
                    assertThat(night.kill(fifth, scenario.steps())).isTrue();
                }
                assertThat(JobRepositoryFile.forgetEnds(home)).isPositive();

                cameToTheSame(home, scenario, reader);
                assertThat(new StatusFile(home).last("nightly").orElseThrow().deliveries())
                        .hasSize(10)
                        .anyMatch(delivery -> delivery.state().equals("refused"));
            }
        }
    }
}
