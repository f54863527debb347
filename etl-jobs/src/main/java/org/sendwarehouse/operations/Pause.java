package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code state/paused.json}: nothing is started by the schedule while it is there. It outlives restarts; commands that a
 * person runs are not held back by it.
 *
 * @param since wall clock, UTC
 * @param until when the schedule goes on by itself, UTC; null: when a person says so
 * @param reason why, in the operator's words; null where none were given
 */
public record Pause(
        Instant since, @Nullable Instant until, @Nullable String reason) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The pause that holds at a moment.
     *
     * @throws IOException when the file is there and cannot be read
     */
    public static Optional<Pause> at(Home home, Instant now) throws IOException {
        Path file = file(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Pause pause = JSON.readValue(Files.readAllBytes(file), Pause.class);
            return pause.until == null || now.isBefore(pause.until) ? Optional.of(pause) : Optional.empty();
        } catch (JacksonException e) {
            throw new IOException("The file " + file + " cannot be read; use: send-warehouse resume", e);
        }
    }

    /** From now on; an earlier pause is replaced. */
    public void begin(Home home) throws IOException {
        AtomicFiles.write(file(home), JSON.writeValueAsBytes(this));
    }

    /**
     * Lets the schedule go on.
     *
     * @return whether it was paused
     */
    public static boolean end(Home home) throws IOException {
        return Files.deleteIfExists(file(home));
    }

    private static Path file(Home home) {
        return home.state().resolve("paused.json");
    }
}
