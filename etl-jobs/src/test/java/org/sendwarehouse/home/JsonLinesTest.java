package org.sendwarehouse.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    private final Path file;

    JsonLinesTest(@TempDir Path folder) {
        file = folder.resolve("log.jsonl");
    }

    record Said(String word) {}

    /** A crash knows nothing of letters: a line may end within one that takes several bytes. */
    @Test
    void a_line_cut_at_any_byte_is_no_line_and_the_next_takes_its_place() throws IOException {
        JsonLines<Said> lines = new JsonLines<>(file, Said.class);
        lines.append(new Said("first"));
        byte[] one = Files.readAllBytes(file);
        lines.append(new Said("Mānuka – zwölf"));
        byte[] two = Files.readAllBytes(file);
        for (int kept = one.length; kept < two.length; kept++) {
            Files.write(file, Arrays.copyOf(two, kept));

            assertThat(lines.read()).as("%d bytes", kept).containsExactly(new Said("first"));
            lines.append(new Said("third"));

            assertThat(lines.read()).isEqualTo(List.of(new Said("first"), new Said("third")));
            assertThat(Files.readString(file, StandardCharsets.UTF_8)).endsWith("}\n");
        }
    }
}
