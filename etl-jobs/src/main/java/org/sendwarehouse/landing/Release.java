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
 * A person's word that a held delivery is right: the file {@value #FILE} beside its sidecar. Kept in the landing zone, so
 * that the warehouse can be rebuilt from it as it was known on any date.
 *
 * @param releasedOn from which business date on it counts
 * @param reason why it is right, in the person's words
 */
record Release(LocalDate releasedOn, String reason) {
    static final String FILE = "_released.json";

    static Optional<Release> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(mapper().readValue(Files.readString(file), Release.class))
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
