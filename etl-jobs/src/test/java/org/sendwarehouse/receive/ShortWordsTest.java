package org.sendwarehouse.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are measured over the ends of buffers, and end where XML ends them. */
class ShortWordsTest {
    private static final int LONGEST = 1 << 17;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_000, 1 << 16, 1 << 20})
    void a_word_is_bounded_whatever_the_buffer(int buffer) throws IOException {
        String longest = "\u00ff".repeat(LONGEST);
        for (char end : "<>&;\"'= \t\n\r".toCharArray()) {
            assertThat(read(longest + end + longest, buffer)).isEqualTo(2 * LONGEST + 1);
        }
        assertThatThrownBy(() -> read(longest + "/", buffer)).hasMessage(ShortWords.PROBLEM);
        assertThatThrownBy(() -> read("<" + longest + "a>", buffer)).hasMessage(ShortWords.PROBLEM);
    }

    private static int read(String text, int buffer) throws IOException {
        int count = 0;
        byte[] bytes = new byte[buffer];
        try (InputStream in = new ShortWords(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))) {
            if (buffer == 1) {
                while (in.read() >= 0) {
                    count++;
                }
                return count;
            }
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                count += n;
            }
        }
        return count;
    }
}
