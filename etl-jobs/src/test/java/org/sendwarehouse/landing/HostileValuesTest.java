package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.ColumnType;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.landing.ValueConverter.Fault;
import org.sendwarehouse.receive.Dates;

/** Single values that would take the night, or pass a mask. */
class HostileValuesTest {
    private static ValueConverter converter(ColumnType type, Map<String, String> symbols) {
        Contract any = Door.CONTRACTS.fromOutside().all().stream()
                .filter(c -> c.tables().size() == 1
                        && c.table().columns().stream().anyMatch(column -> isPlain(column, type)))
                .findFirst()
                .orElseThrow();
        Column column = any.table().columns().stream()
                .filter(c -> isPlain(c, type))
                .findFirst()
                .orElseThrow();
        return new ValueConverter(column, new Dates(any.accepts().dateFormats()), symbols, true);
    }

    private static boolean isPlain(Column column, ColumnType type) {
        return column.type() == type
                && column.validValues().isEmpty()
                && column.limits().pattern() == null
                && column.identity() == null;
    }

    @Test
    void a_number_without_end_is_rejected_at_once() {
        for (Map<String, String> symbols : List.of(Map.<String, String>of(), Map.of("z", "not applicable"))) {
            ValueConverter numbers = converter(ColumnType.NUMBER, symbols);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                for (String text : List.of(
                        "9".repeat(1_000_000),
                        "0." + "0".repeat(900_000) + "1",
                        "1E-999999999",
                        "1e2147483647",
                        "1E999999999",
                        "-1e-2147483647")) {
                    assertThat(numbers.convert(text)).isInstanceOf(Fault.class);
                }
            });
        }
    }

    @Test
    void signs_that_do_something_are_rejected_and_those_of_names_are_not() {
        ValueConverter texts = converter(ColumnType.STRING, Map.of());
        for (String text : List.of(
                "a\u0000b",
                "a\u001bb",
                "a\u0085b",
                "a\u202eb",
                "a\u2066b",
                "a\u2028b",
                "a\ud835",
                "\udc12a",
                "a\uffffb")) {
            assertThat(texts.convert(text)).as(text).isInstanceOfSatisfying(Fault.class, fault -> assertThat(
                            fault.rule())
                    .isEqualTo("control"));
        }
        for (String text : List.of("Zoë", "O’Brien", "Łucja", "a\tb", "\ud835\udc12a", "李")) {
            assertThat(texts.convert(text)).isNotInstanceOf(Fault.class);
        }
    }

    @Test
    void a_mask_covers_letters_of_every_plane_and_nothing_that_moves_a_cursor_passes() {
        Rejects rejects = new Rejects(true);
        rejects.add("t", 2, "c", "code", "m", "\ud835\udc12\ud835\udc26Smith 07\u001b[2J\u202e");
        assertThat(rejects.all().get(0).maskedValue()).isEqualTo("aaaaaaa 99\uFFFD[9a\uFFFD");
    }

    @Test
    void identifiers_are_told_in_labels_and_a_upn_in_any_text() {
        for (String text : List.of(
                "H801200001001", "h801200001001 moved", "DH1 5UJ", "9434765919", "NHS 943 476 5919", "1000000043")) {
            assertThat(Identifiers.areInLabel(text)).as(text).isTrue();
        }
        // A telephone number, digits that do not check out, a year, a code.
        for (String text : List.of("0191 496 0000", "9434765917", "Team 2026", "SEND-7", "12345678901")) {
            assertThat(Identifiers.areInLabel(text)).as(text).isFalse();
        }
        assertThat(Identifiers.isUpnIn("REQ/H801200001001/2")).isTrue();
        assertThat(Identifiers.isUpnIn("A801200001001")).isFalse();
        assertThat(Identifiers.isUpnIn("9434765919")).isFalse();
    }
}
