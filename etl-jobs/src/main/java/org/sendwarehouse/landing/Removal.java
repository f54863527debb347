package org.sendwarehouse.landing;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import org.sendwarehouse.home.Home;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * That the rows of a delivery are gone, its retention over: the file {@value #FILE} beside its sidecar, which stays, so that
 * it is known what was there. From this file on it counts as gone, also where a crash kept its rows from being deleted.
 *
 * @param removedOn from which business date on it does not count
 * @param keptUntil the last day of its retention
 * @param material whether a warehouse as known before that date cannot be built without it
 */
record Removal(LocalDate removedOn, LocalDate keptUntil, boolean material) {
    static final String FILE = "_removed.json";

    static Optional<Removal> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(mapper().readValue(Files.readString(file), Removal.class))
                : Optional.empty();
    }

    void write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Path partial = folder.resolve(FILE + ".partial");
        Files.writeString(partial, mapper().writeValueAsString(this) + "\n", StandardCharsets.UTF_8);
        Home.OwnerOnly.restrict(partial);
        Folders.sync(partial);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Folders.sync(folder);
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .changeDefaultVisibility(v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
