package org.sendwarehouse.operations.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code state/alerts.json}: every alert that is open, about to open, or closed lately. */
public final class AlertFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    public AlertFile(Home home) {
        file = home.state().resolve("alerts.json");
    }

    /**
     * The content of the file.
     *
     * @param looked when somebody last looked, wall clock, UTC; null before the first look
     * @param unseen codes whose condition could not be looked at then, and why
     * @param alerts in the order in which they opened
     */
    public record Content(@Nullable Instant looked, Map<String, String> unseen, List<Alert> alerts) {
        public Content {
            unseen = Map.copyOf(unseen);
            alerts = List.copyOf(alerts);
        }

        static final Content NONE = new Content(null, Map.of(), List.of());

        /** Those that are open, the oldest first. */
        public List<Alert> open() {
            return alerts.stream().filter(Alert::isOpen).toList();
        }
    }

    /**
     * What was written last; nothing where nobody has looked yet.
     *
     * @throws IOException when the file is there and cannot be read
     */
    public Content read() throws IOException {
        if (!Files.exists(file)) {
            return Content.NONE;
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), Content.class);
        } catch (JacksonException e) {
            throw new IOException(
                    "The file of alerts " + file + " cannot be read; delete it, the next look writes it anew", e);
        }
    }

    void write(Content content) throws IOException {
        AtomicFiles.write(file, JSON.writeValueAsBytes(content));
    }
}
