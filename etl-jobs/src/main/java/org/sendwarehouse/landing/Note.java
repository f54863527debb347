package org.sendwarehouse.landing;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.sendwarehouse.home.AtomicFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file in a delivery's folder that says what came, or what became of it later. Kept in the landing zone, so that the
 * warehouse can be rebuilt from it as it was known on any date.
 *
 * @param file its name
 * @param type a record; its components in snake case are the file's fields
 */
record Note<T>(String file, Class<T> type) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Reads it; empty where there is none.
     *
     * @throws IOException when it is not what was written; the message names it and says what to do
     */
    Optional<T> read(Path folder) throws IOException {
        Path path = folder.resolve(file);
        try {
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(MAPPER.readValue(Files.readAllBytes(path), type))
                    : Optional.empty();
        } catch (JacksonException e) {
            throw new IOException(path + " is damaged, so nobody can say what landed there. " + restore(path), e);
        }
    }

    /** What a person does about something below the landing zone that is not as it was written. */
    static String restore(Path damaged) {
        return "Copy " + damaged.getFileName() + " back from the backup of the landing zone, then run again. Without a"
                + " backup: runbook, \"Something landed is damaged\".";
    }

    void write(Path folder, T what) throws IOException {
        AtomicFiles.write(folder.resolve(file), MAPPER.writeValueAsString(what) + "\n");
    }
}
