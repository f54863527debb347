package org.sendwarehouse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.landing.CheckReport;
import org.sendwarehouse.landing.DeliveryChecker;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ClaimSet;

/**
 * Hostile deliveries of every feed, made from its contract: whatever comes, the door answers in words, its books balance,
 * and what it lets in keeps to the contract.
 *
 * <p>A few hundred in the build; thousands with {@code mvn -Pfuzz -pl etl-jobs -am test -Dfuzz.files=20000
 * -Dfuzz.seed=7}, with their results in {@code target/fuzz/table-7.md}. One alone, as a failure names it:
 * {@code -Dfuzz.seed=S -Dfuzz.only=N}.
 */
class FuzzTest {
    private static final int FILES = Integer.getInteger("fuzz.files", 150);
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_430L);
    private static final @Nullable Integer ONLY = Integer.getInteger("fuzz.only");
    private static final int NIGHT = 50;
    private static final Path FAILING = Path.of("target/fuzz");

    private final Path folder;
    private final List<String> failures = new ArrayList<>();

    FuzzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatever_comes_the_door_answers_in_words_and_its_books_balance() throws IOException, SQLException {
        List<SoundFile> sound = SoundFiles.all(folder.resolve("sound"), SEED);
        FuzzTable table = new FuzzTable();
        int first = ONLY == null ? 0 : ONLY;
        int end = ONLY == null ? FILES : ONLY + 1;
        for (int from = first; from < end; from += NIGHT) {
            Door door = new Door(folder.resolve("home" + from));
            night(door, sound, from, Math.min(end, from + NIGHT), table);
            delete(door.home().root());
            // After each, so that a run which is stopped has said how far it came.
            table.write(FAILING.resolve("table-" + SEED + ".md"), SEED, failures.size());
        }
        assertThat(failures)
                .as(failures.size() + " of " + (end - first) + " deliveries; their files are in "
                        + FAILING.toAbsolutePath())
                .isEmpty();
        if (ONLY == null && FILES >= 100) {
            // A search that never gets through the door, or always, would prove little.
            assertThat(table.count(Status.LANDED)).isGreaterThan(FILES / 10);
            assertThat(table.count(Status.REFUSED)).isGreaterThan(FILES / 10);
        }
    }

    @Test
    void the_same_seed_gives_the_same_answers() throws IOException, SQLException {
        List<SoundFile> sound = SoundFiles.all(folder.resolve("sound"), SEED);
        Map<String, String> once = night(new Door(folder.resolve("once")), sound, 0, NIGHT / 2, new FuzzTable());
        Map<String, String> again = night(new Door(folder.resolve("again")), sound, 0, NIGHT / 2, new FuzzTable());
        assertThat(again).isEqualTo(once).hasSizeGreaterThan(NIGHT / 3);
    }

    /** Whatever the clock says: a zip notes the time of its parts to two seconds. */
    @Test
    void the_same_seed_gives_the_same_bytes() throws IOException, InterruptedException {
        List<SoundFile> sound = SoundFiles.all(folder.resolve("sound"), SEED);
        Map<String, String> once = bytes(sound);
        Thread.sleep(2100);
        assertThat(bytes(sound)).isEqualTo(once).hasSizeGreaterThan(NIGHT / 3);
    }

    private static Map<String, String> bytes(List<SoundFile> sound) {
        Map<String, String> hashes = new TreeMap<>();
        for (int i = 0; i < NIGHT; i++) {
            HostileDelivery delivery = HostileDelivery.of(SEED, i, sound);
            delivery.files()
                    .forEach((name, content) -> hashes.put(
                            delivery.folder() + "/" + name,
                            HexFormat.of().formatHex(Hashes.sha256().digest(content))));
        }
        return hashes;
    }

    @Test
    void every_kind_lands_before_anything_is_done_to_it() throws IOException {
        for (SoundFile file : SoundFiles.all(folder.resolve("sound"), SEED)) {
            Path place = Files.createDirectories(folder.resolve("whole").resolve(file.feed() + file.kind()));
            for (Map.Entry<String, byte[]> entry : file.files().entrySet()) {
                Files.write(place.resolve(entry.getKey()), entry.getValue());
            }
            CheckReport report = new DeliveryChecker(Door.CONTRACTS).check(place);
            assertThat(report.wouldLand())
                    .as(file.feed() + " " + file.kind() + " " + report)
                    .isTrue();
            delete(place);
        }
    }

    /** Checks and lands deliveries in one home; gives the outcome of each. */
    private Map<String, String> night(Door door, List<SoundFile> sound, int from, int to, FuzzTable table)
            throws IOException, SQLException {
        Map<String, HostileDelivery> sent = new LinkedHashMap<>();
        Map<String, CheckReport> checked = new HashMap<>();
        for (int i = from; i < to; i++) {
            HostileDelivery delivery = HostileDelivery.of(SEED, i, sound);
            Path place = null;
            for (Map.Entry<String, byte[]> file : delivery.files().entrySet()) {
                place = door.put(
                                delivery.sound().source() + "/" + delivery.folder() + "/" + file.getKey(),
                                file.getValue())
                        .getParent();
            }
            if (place == null) {
                continue;
            }
            sent.put(delivery.folder(), delivery);
            table.sent(delivery);
            Path asked = place;
            holds(delivery, () -> {
                CheckReport report = new DeliveryChecker(Door.CONTRACTS).check(asked);
                checked.put(delivery.folder(), report);
                DoorLaws.report(report);
            });
        }
        Map<String, String> answers = new TreeMap<>();
        ClaimSet claims = door.claim("2026-04-30");
        for (ClaimSet.Waiting waiting : claims.waiting()) {
            String place = folderOf(waiting.path());
            table.waits();
            answers.put(place, "waits");
            holds(Objects.requireNonNull(sent.get(place), place), () -> DoorLaws.plain(waiting.reason()));
        }
        DeliveryLander lander = new DeliveryLander(door.home(), Door.CONTRACTS);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Claim claim : claims.claims()) {
                String place = folderOf(claim.files().get(0).path());
                HostileDelivery delivery = Objects.requireNonNull(sent.get(place), place);
                answers.putIfAbsent(place, "");
                holds(delivery, () -> {
                    LandedDelivery landed = lander.land(claim);
                    table.recorded(landed);
                    answers.merge(place, DoorLaws.recorded(door, landed, duck), (a, b) -> a + "\n" + b);
                    agrees(checked.get(place), landed);
                });
            }
        }
        assertThat(answers.keySet()).as("every delivery has its answer").containsAll(sent.keySet());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(door.home().landingInProgress())) {
            assertThat(left).as("nothing is left half written").isEmpty();
        }
        return answers;
    }

    /** What a provider is told beforehand is what happens. */
    private static void agrees(@Nullable CheckReport report, LandedDelivery landed) {
        if (report == null || report.deliveries().size() != 1 || landed.status() == Status.REPEATED) {
            return;
        }
        CheckReport.CheckedDelivery told = report.deliveries().get(0);
        assertThat(landed.isLanded())
                .as("told '" + told.refusal() + "', then '" + landed.reason() + "'")
                .isEqualTo(told.wouldLand());
        if (landed.isLanded()) {
            assertThat(landed.rowsRead())
                    .isEqualTo(told.books().stream()
                            .mapToLong(LandedDelivery.TableBooks::read)
                            .sum());
            assertThat(landed.rowsAccepted())
                    .isEqualTo(told.books().stream()
                            .mapToLong(LandedDelivery.TableBooks::accepted)
                            .sum());
        }
    }

    private interface Law {
        void hold() throws Exception;
    }

    /** Notes a failure with all that is needed to see it again, and goes on. */
    private void holds(HostileDelivery delivery, Law law) throws IOException {
        try {
            law.hold();
        } catch (Exception | AssertionError e) {
            Path place = Files.createDirectories(FAILING.resolve(delivery.seed() + "-" + delivery.number()));
            for (Map.Entry<String, byte[]> file : delivery.files().entrySet()) {
                Files.write(place.resolve(file.getKey()), file.getValue());
            }
            StackTraceElement[] trace = e.getStackTrace();
            failures.add(delivery + ": " + e + (trace.length == 0 ? "" : " at " + trace[0]) + " (again: -Dfuzz.seed="
                    + delivery.seed() + " -Dfuzz.only=" + delivery.number() + ")");
        }
    }

    /** The folder that a delivery has in {@code inbox/<source>/<folder>/<file>}. */
    private static String folderOf(String path) {
        return Path.of(path).getName(2).toString();
    }

    private static void delete(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
