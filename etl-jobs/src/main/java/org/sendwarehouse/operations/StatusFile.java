package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code state/status.json}: the latest runs, newest first. Commands that only look read this file and never open the
 * job repository.
 */
public final class StatusFile {
    /** Enough for a month of nights. */
    static final int KEPT = 31;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    public StatusFile(Home home) {
        file = home.state().resolve("status.json");
    }

    /**
     * The content of the file.
     *
     * @param runs newest first
     */
    record Content(List<RunSummary> runs) {
        Content {
            runs = List.copyOf(runs);
        }
    }

    /**
     * The latest runs, newest first; empty when nothing ran yet.
     *
     * @throws IOException when the file is there and cannot be read
     */
    public List<RunSummary> runs() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), Content.class).runs();
        } catch (JacksonException e) {
            throw new IOException(
                    "The status file " + file + " cannot be read; delete it, the next run writes it anew", e);
        }
    }

    /**
     * Puts a file that cannot be read aside, since nothing depends on it that cannot be found out otherwise.
     *
     * @return where it lies now; empty where there was nothing wrong
     * @throws IOException when it cannot be moved
     */
    public Optional<Path> putAsideIfDamaged() throws IOException {
        try {
            runs();
            return Optional.empty();
        } catch (IOException damaged) {
            Path aside = file.resolveSibling("status.json.damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(aside);
        }
    }

    /** The latest run of a job. */
    public Optional<RunSummary> last(String job) throws IOException {
        return runs().stream().filter(run -> run.job().equals(job)).findFirst();
    }

    /** Adds a run in front and lets the oldest go. */
    public void add(RunSummary run) throws IOException {
        List<RunSummary> runs = new ArrayList<>(KEPT);
        runs.add(run);
        runs().stream().limit(KEPT - 1L).forEach(runs::add);
        AtomicFiles.write(file, JSON.writeValueAsBytes(new Content(runs)));
    }
}
