package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code state/serve.json}: what the schedule is about to do and did last, for commands that only look. Where several
 * machines serve one home, each has a file of its own ({@code serve-2.json}).
 *
 * @param process the process that serves
 * @param softwareVersion the version that serves
 * @param since wall clock, UTC
 * @param seen when it wrote this last, UTC
 * @param paused whether nothing is started
 * @param stopped whether it was told to stop, and has
 * @param running what it is at; null where it waits. Where nobody serves, that was cut
 * @param next what runs next, soonest first
 * @param last how the latest attempt of each job ended
 */
public record ServeState(
        long process,
        String softwareVersion,
        Instant since,
        Instant seen,
        boolean paused,
        boolean stopped,
        @Nullable Running running,
        List<Next> next,
        List<Last> last) {
    /** What serves writes this more often than so; older, nobody serves. */
    private static final Duration STALE = Duration.ofMinutes(2);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public ServeState {
        next = List.copyOf(next);
        last = List.copyOf(last);
    }

    /**
     * An attempt that is at work.
     *
     * @param date the business date of the attempt
     * @param failures how many attempts failed before it
     * @param waits how often it found another command at work
     */
    public record Running(String job, LocalDate date, int failures, int waits, Instant since) {}

    /**
     * A run to come.
     *
     * @param again whether it is a further attempt of a run that failed
     */
    public record Next(String job, Instant at, boolean again) {}

    /**
     * An attempt that has ended.
     *
     * @param date the business date of the attempt
     * @param again when it is tried again; null where it is not
     */
    public record Last(
            String job,
            LocalDate date,
            Instant at,
            Ending ending,
            @Nullable Instant again) {}

    /**
     * What was written last by whoever serves the home, with the latest end of each job by any of them; empty where nothing
     * ever served.
     *
     * @throws IOException when a file is there and cannot be read
     */
    public static Optional<ServeState> read(Home home) throws IOException {
        if (!Files.isDirectory(home.state())) {
            return Optional.empty();
        }
        List<ServeState> states = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.state(), "serve*.json")) {
            for (Path file : files) {
                states.add(read(file));
            }
        }
        Map<String, Last> last = new TreeMap<>();
        states.stream()
                .flatMap(state -> state.last.stream())
                .forEach(run -> last.merge(run.job, run, (one, other) -> one.at.isBefore(other.at) ? other : one));
        return states.stream()
                .max(Comparator.comparing(ServeState::seen))
                .map(state -> state.with(state.seen, List.copyOf(last.values())));
    }

    /**
     * What was written last by the one who serves under this name; empty where it never did.
     *
     * @param name as {@link RunLock#name} says
     */
    public static Optional<ServeState> read(Home home, String name) throws IOException {
        Path file = file(home, name);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static ServeState read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), ServeState.class);
        } catch (JacksonException e) {
            throw new IOException("The file " + file + " cannot be read; delete it, serving writes it anew", e);
        }
    }

    /** Whether it serves now; one that was killed counts as serving for two minutes more. */
    public boolean isServed(Instant now) {
        return !stopped && seen.isAfter(now.minus(STALE));
    }

    /** The same, seen at another time. */
    public ServeState seen(Instant when) {
        return with(when, last);
    }

    private ServeState with(Instant when, List<Last> runs) {
        return new ServeState(process, softwareVersion, since, when, paused, stopped, running, next, runs);
    }

    public void write(Home home, String name) throws IOException {
        AtomicFiles.write(file(home, name), JSON.writeValueAsBytes(this));
    }

    private static Path file(Home home, String name) {
        return home.state().resolve(name + ".json");
    }
}
