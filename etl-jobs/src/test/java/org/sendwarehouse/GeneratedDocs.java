package org.sendwarehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages of the documentation that tests write from what they find: with {@code -Ddocs.write=true}, else they compare. */
public final class GeneratedDocs {
    private GeneratedDocs() {}

    /** Fails unless the page says this; writes it instead when asked to. */
    public static void page(String name, String text) throws IOException {
        Path file = root().resolve("docs").resolve(name);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, text);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("docs/%s is not current; run the test with -Ddocs.write=true", name)
                .isEqualTo(text);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("warehouse-sql").resolve("models"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "not inside the repository");
        }
        return folder;
    }
}
