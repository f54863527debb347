package org.sendwarehouse.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.receive.FileFacts.Kind;

/** A file is taken for UTF-8 exactly where Java's own decoder takes it whole, wherever its letters lie. */
class FileFactsTest {
    /** What is read at once: letters lie across its edge. */
    private static final int BUFFER = 1 << 16;

    private static final String LETTERS = "aZ9,\n£é€ŵ漢𝄞";

    private Path file = Path.of("");

    @BeforeEach
    void newFile(@TempDir Path folder) {
        file = folder.resolve("file.csv");
    }

    @Test
    void aLetterAcrossTheEdgeOfWhatIsReadAtOnce() throws IOException {
        byte[] letter = "𝄞".getBytes(StandardCharsets.UTF_8);
        for (int before = BUFFER - letter.length - 1; before <= BUFFER + 1; before++) {
            byte[] text = filled(before + letter.length + 9);
            System.arraycopy(letter, 0, text, before, letter.length);
            assertThat(encoding(text)).as("at %d", before).isEqualTo(TextEncoding.UTF_8);
            assertThat(encoding(Arrays.copyOf(text, before + letter.length - 1)))
                    .as("cut at %d", before)
                    .isEqualTo(TextEncoding.WINDOWS_1252);
            text[before + 2] = 'x';
            assertThat(encoding(text)).as("broken at %d", before).isEqualTo(TextEncoding.WINDOWS_1252);
        }
    }

    @Test
    void randomBytesAsJavaTakesThem() throws IOException {
        Random random = new Random(20_260_430);
        int valid = 0;
        for (int round = 0; round < 400; round++) {
            byte[] text = text(random);
            if (random.nextBoolean()) {
                text[random.nextInt(text.length)] = (byte) (1 + random.nextInt(255));
            }
            boolean utf8 = isUtf8(text);
            valid += utf8 ? 1 : 0;
            assertThat(encoding(text))
                    .as("round %d", round)
                    .isEqualTo(utf8 ? TextEncoding.UTF_8 : TextEncoding.WINDOWS_1252);
        }
        assertThat(valid).isBetween(100, 350);
    }

    @Test
    void aZeroByteWhereverItLies() throws IOException {
        for (int length = 1; length < 20; length++) {
            for (int at = 0; at < length; at++) {
                byte[] text = filled(length);
                text[at] = 0;
                assertThat(facts(text).kind()).as("%d of %d", at, length).isEqualTo(Kind.BINARY);
            }
            assertThat(facts(filled(length)).kind()).isEqualTo(Kind.TEXT);
        }
        byte[] high = new byte[64];
        Arrays.fill(high, (byte) 0x80);
        high[3] = 1;
        assertThat(facts(high).kind()).isEqualTo(Kind.TEXT);
    }

    private static byte[] filled(int length) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) 'a');
        return text;
    }

    /** Stretches of ASCII with letters among them, mostly longer than what is read at once. */
    private static byte[] text(Random random) {
        int[] letters = LETTERS.codePoints().toArray();
        int characters = 1 + random.nextInt(BUFFER + 100);
        int rarely = 1 + random.nextInt(200);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.appendCodePoint(random.nextInt(rarely) == 0 ? letters[random.nextInt(letters.length)] : 'b');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private TextEncoding encoding(byte[] text) throws IOException {
        return facts(text).encoding();
    }

    private FileFacts facts(byte[] text) throws IOException {
        return FileFacts.of(Files.write(file, text));
    }
}
