package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.contract.Contract;

/** A text of a return is the same however it is written, and wherever the parser's buffers end within it. */
class XmlReturnTextTest {
    private static final Contract SEN2 = Door.CONTRACTS.contract("liquidlogic", "sen2");

    /** Around the ends of the buffers of the parser and of the file. */
    private static final int[] FILLED = {0, 3_700, 3_900, 4_000, 4_096, 8_192, 65_400, 65_536};

    private final Path folder;

    XmlReturnTextTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("O'Brien-Smith", "O'Brien-Smith"),
                Arguments.of("O&apos;Brien &amp; S&#109;ith", "O'Brien & Smith"),
                Arguments.of("<![CDATA[O'Brien <&> Smith]]>", "O'Brien <&> Smith"),
                Arguments.of("O'<![CDATA[Brien]]>-<![CDATA[Smith]]>", "O'Brien-Smith"),
                Arguments.of("O'<!-- split -->Brien<?split?>-Smith", "O'Brien-Smith"),
                Arguments.of("<!-- before -->O'Brien<!-- -->-<!-- -->Sm<!-- -->ith<!-- after -->", "O'Brien-Smith"),
                Arguments.of(" O'Brien\r\nSmith ", " O'Brien\nSmith "),
                Arguments.of("Zo\u00eb \ud83d\udc67", "Zo\u00eb \ud83d\udc67"),
                Arguments.of("", ""),
                Arguments.of("<![CDATA[]]><!-- -->", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_is_put_together(String written, String text) throws IOException {
        for (int filled : FILLED) {
            for (int shift = 0; shift < 80; shift++) {
                assertThat(surname(" ".repeat(filled + shift), written))
                        .as("after %d signs", filled + shift)
                        .isEqualTo(text);
            }
        }
    }

    private String surname(String filling, String written) throws IOException {
        Path file = folder.resolve("return.xml");
        Files.writeString(
                file,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Message><Persons>" + filling + "<Person><Surname>" + written
                        + "</Surname></Person></Persons></Message>");
        try (XmlReturnReader reader = new XmlReturnReader(SEN2, file)) {
            RowBlock.Persons block = (RowBlock.Persons) Objects.requireNonNull(reader.read());
            RawRecord person = block.persons.get(0);
            return String.valueOf(person.values[column()]);
        }
    }

    private static int column() {
        var columns = SEN2.tables().get(0).columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).headers().contains("Surname")) {
                return i;
            }
        }
        throw new IllegalStateException("A person has a surname");
    }
}
