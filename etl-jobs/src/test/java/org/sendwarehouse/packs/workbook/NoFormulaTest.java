package org.sendwarehouse.packs.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Whatever text comes in, no cell of a workbook is a formula, nor becomes one when it is exported or edited. */
class NoFormulaTest {
    @Provide
    Arbitrary<String> planted() {
        Arbitrary<String> start = Arbitraries.of(
                "=", "+", "-", "@", "\t=", "\r", "\n=", " =", "\u00a0=", "|", "%", "\uff1d", "'=", "\ufeff=", "\u0000=",
                "x");
        Arbitrary<String> rest = Arbitraries.strings()
                .withChars("=+-@;,\"'()!1A<>&_x\t\r\n ")
                .all()
                .ofMaxLength(40);
        return Combinators.combine(start, rest).as(String::concat);
    }

    @Property(tries = 200)
    void no_text_becomes_a_formula(@ForAll("planted") String header, @ForAll("planted") String text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccessibleWorkbook.write(
                out,
                text,
                LocalDate.of(2026, 4, 30),
                List.of(new Sheet("Data", List.of(header.isBlank() ? "a" : header), List.of(List.of(text)))));

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            for (Row row : rows) {
                Cell cell = row.getCell(0);
                assertThat(cell.getType()).isEqualTo(CellType.STRING);
                assertThat(cell.getFormula()).isNull();
                assertThat(cell.getRawValue()).isNotBlank();
                assertThat("=+-@|%\uff1d\uff0b\uff0d\uff20").doesNotContain(firstVisible(cell.asString()));
                assertThat("\t\r\n").doesNotContain(cell.asString().substring(0, 1));
            }
        }
    }

    /** What a program that trims would see first. */
    private static String firstVisible(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0xfeff)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("");
    }
}
