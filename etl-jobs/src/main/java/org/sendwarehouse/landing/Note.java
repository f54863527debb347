package org.sendwarehouse.landing;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.sendwarehouse.home.AtomicFiles;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file beside a delivery's sidecar that says what became of it later. Kept in the landing zone, so that the warehouse can
 * be rebuilt from it as it was known on any date.
 *
 * @param file its name
 * @param type a record; its components in snake case are the file's fields
 */
record Note<T>(String file, Class<T> type) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Optional<T> read(Path folder) throws IOException {
        Path path = folder.resolve(file);
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(MAPPER.readValue(Files.readString(path), type))
                : Optional.empty();
    }

    void write(Path folder, T what) throws IOException {
        AtomicFiles.write(folder.resolve(file), MAPPER.writeValueAsString(what) + "\n");
    }
}
