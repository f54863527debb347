package org.sendwarehouse.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.packs.GroupDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts finished packs where their readers find them, {@code packs/<group>/<date>/}, and keeps the log of it. A pack is
 * there whole or not at all, and the same pack (run, group, date) is never given out twice.
 */
public final class Distribution {
    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Home home;
    private final DistributionLog log;
    private final Clock clock;

    public Distribution(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
        log = new DistributionLog(home.state().resolve("distribution.jsonl"));
    }

    /**
     * What came of it.
     *
     * @param folder where the pack lies
     * @param placed false when it was there already
     */
    public record Placement(Path folder, boolean placed) {}

    /** Whether this pack was given out before and still lies where it was put. */
    public boolean isDistributed(String runId, String group, LocalDate date) throws IOException {
        return log.contains(runId, group, date) && Files.isDirectory(folder(group, date));
    }

    /** Whether a group was given a pack for this meeting, by whatever run, and it still lies where it was put. */
    public boolean isGiven(String group, LocalDate meeting) throws IOException {
        return log.contains(group, meeting) && Files.isDirectory(folder(group, meeting));
    }

    /** What a group was last given for a meeting; empty where nothing was, or somebody took it away. */
    Optional<DistributionLog.Line> given(String group, LocalDate meeting) throws IOException {
        return isGiven(group, meeting)
                ? log.lines().stream()
                        .filter(line ->
                                line.group().equals(group) && line.date().equals(meeting))
                        .reduce((first, second) -> second)
                : Optional.empty();
    }

    /**
     * The night that gave no new data when the pack which a group was given for a meeting was made of older ones, as its
     * manifest says; empty where it is of its own night, or none was given.
     */
    public Optional<Lacking> lacking(String group, LocalDate meeting) throws IOException {
        Path manifest = folder(group, meeting).resolve(MANIFEST);
        if (!isGiven(group, meeting) || !Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        JsonNode pack = JSON.readTree(manifest.toFile());
        String refused = pack.path("refused_night").asString("");
        String night = refused.isEmpty() ? pack.path("unfinished_night").asString("") : refused;
        return night.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lacking(LocalDate.parse(night), !refused.isEmpty()));
    }

    /**
     * A night whose data a pack lacks.
     *
     * @param refused whether it was refused for its quality; else it did not come to its end
     */
    public record Lacking(LocalDate night, boolean refused) {}

    /** What a group was given for a meeting before the pack that lies there now; empty where that is the first. */
    Optional<DistributionLog.Line> replaced(DistributionLog.Line now) throws IOException {
        return log.lines().stream()
                .filter(line -> line.group().equals(now.group())
                        && line.date().equals(now.date())
                        && !line.runId().equals(now.runId()))
                .reduce((first, second) -> second);
    }

    /** The folder of a group's pack of a date. */
    public Path folder(String group, LocalDate date) {
        return home.packs().resolve(group).resolve(date.toString());
    }

    /**
     * The pack that a group was given for the newest of its meetings before a date, with which the next one compares itself.
     * Only a pack of the same audience counts, and only as it was given out: a folder that somebody took away, or whose
     * manifest no longer is what the log says, is passed over for the one before.
     *
     * @param before date of the meeting that the next pack is for
     * @return the pack's folder; empty where the group had none
     * @throws IOException when log or packs cannot be read
     */
    public Optional<Path> previous(GroupDefinition group, LocalDate before) throws IOException {
        // The last line of a meeting is of the pack that lies there; those it replaced lie beside it.
        Map<LocalDate, DistributionLog.Line> meetings = new TreeMap<>(Comparator.reverseOrder());
        for (DistributionLog.Line line : log.lines()) {
            if (line.group().equals(group.code()) && line.date().isBefore(before)) {
                meetings.put(line.date(), line);
            }
        }
        for (DistributionLog.Line line : meetings.values()) {
            Path folder = folder(group.code(), line.date());
            Path manifest = folder.resolve(MANIFEST);
            if (Files.isRegularFile(manifest)
                    && Hashes.ofFile(manifest).equals(line.files().get(MANIFEST))
                    && audience(manifest).equals(group.audience().word())) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static String audience(Path manifest) {
        return JSON.readTree(manifest.toFile()).path("audience").asString("");
    }

    /** Everything given out so far, oldest first. */
    public List<DistributionLog.Line> history() throws IOException {
        return log.lines();
    }

    /**
     * Places a pack. An earlier run's pack of the same group and date is kept beside it, named after its run.
     *
     * @param date of the meeting
     * @param asAt of the warehouse that the pack shows
     * @param night business date of the night that gives it out
     * @param rendered the folder the pack was rendered into, on the same file system as the home; it is moved
     * @throws IOException when the pack cannot be moved or logged; calling again finishes the work
     */
    public Placement place(
            String runId,
            String group,
            LocalDate date,
            LocalDate asAt,
            LocalDate night,
            List<String> recipients,
            Path rendered)
            throws IOException {
        Path folder = folder(group, date);
        if (isDistributed(runId, group, date)) {
            return new Placement(folder, false);
        }
        Map<String, String> files = hashes(rendered);
        if (!Files.isDirectory(folder) || !hashes(folder).equals(files)) {
            Home.OwnerOnly.createDirectories(home.packs().resolve(group));
            if (Files.isDirectory(folder)) {
                Files.move(folder, free(group, date), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(rendered, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        log.append(new DistributionLog.Line(clock.instant(), runId, group, date, asAt, night, recipients, files));
        return new Placement(folder, true);
    }

    /** A name for a pack that is replaced: its date and the run that made it, as far as the log knows. */
    private Path free(String group, LocalDate date) throws IOException {
        String run = log.lines().stream()
                .filter(line -> line.group().equals(group) && line.date().equals(date))
                .reduce((first, second) -> second)
                .map(DistributionLog.Line::runId)
                .orElse("unlogged");
        Path parent = home.packs().resolve(group);
        Path name = parent.resolve(date + "-superseded-" + run);
        for (int i = 2; Files.exists(name); i++) {
            name = parent.resolve(date + "-superseded-" + run + "-" + i);
        }
        return name;
    }

    /** The files of a pack with their hashes; from here on only their owner reads them. */
    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Home.OwnerOnly.restrict(file);
                hashes.put(folder.relativize(file).toString(), Hashes.ofFile(file));
            }
        }
        return hashes;
    }
}
