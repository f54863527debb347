package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.ColumnType;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.landing.CheckReport.CheckedDelivery;
import org.sendwarehouse.receive.template.SyntheticRows;

/** Whatever feed a file is of, a sound one passes and a broken one says what is wrong with it. */
class EveryFeedCheckedTest {
    private final Path folder;

    EveryFeedCheckedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Feeds that come as one flat CSV file. */
    static Stream<String> feeds() {
        return Door.CONTRACTS.fromOutside().all().stream()
                .filter(contract -> contract.tables().size() == 1 && !contract.survey())
                .filter(contract -> contract.accepts().formats().contains("csv"))
                .map(Contract::id);
    }

    private static Contract contract(String id) {
        return Door.CONTRACTS.contract(id.substring(0, id.indexOf('.')), id.substring(id.indexOf('.') + 1));
    }

    private static Column someRequired(Contract contract) {
        return contract.table().columns().stream()
                .filter(column ->
                        column.required() && SyntheticRows.header(contract).contains(column.sourceName()))
                .findFirst()
                .orElseThrow();
    }

    private static String csv(List<String> header, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        return String.join(
                        "\n",
                        all.stream()
                                .map(row -> String.join(
                                        ",",
                                        row.stream()
                                                .map(v -> '"' + v.replace("\"", "\"\"") + '"')
                                                .toList()))
                                .toList())
                + "\n";
    }

    private CheckedDelivery check(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("file.csv"), text);
        CheckReport report = new DeliveryChecker(Door.CONTRACTS).check(file);
        assertThat(report.incomplete()).isEmpty();
        assertThat(report.deliveries()).hasSize(1);
        assertThat(Door.files(folder)).containsExactly(file);
        return report.deliveries().get(0);
    }

    private static List<List<String>> rows(Contract contract, int count) {
        return SyntheticRows.of(contract, count, LocalDate.of(2026, 4, 30), 3);
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void one_sound_row_passes_under_any_name(String id) throws IOException {
        Contract contract = contract(id);
        CheckedDelivery delivery = check(csv(SyntheticRows.header(contract), rows(contract, 1)));
        assertThat(delivery.contract()).isEqualTo(id);
        assertThat(delivery.refusal()).isEmpty();
        assertThat(delivery.faults()).isEmpty();
        assertThat(delivery.books().get(0).accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void a_column_that_is_missing_or_unknown_is_named(String id) throws IOException {
        Contract contract = contract(id);
        List<String> header = new ArrayList<>(SyntheticRows.header(contract));
        Column missing = someRequired(contract);
        int place = header.indexOf(missing.sourceName());
        header.set(place, "favourite_colour");
        CheckedDelivery delivery = check(csv(header, rows(contract, 1)));
        assertThat(delivery.wouldLand()).isFalse();
        assertThat(delivery.refusal()).contains("Missing: " + missing.sourceName() + ".");
        if (!contract.ignoresOtherColumns()) {
            assertThat(delivery.refusal()).contains("Unknown: favourite_colour.");
        }
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void an_empty_required_value_is_named_with_its_line(String id) throws IOException {
        Contract contract = contract(id);
        Column required = someRequired(contract);
        List<String> row = new ArrayList<>(rows(contract, 1).get(0));
        row.set(SyntheticRows.header(contract).indexOf(required.sourceName()), "");
        CheckedDelivery delivery = check(csv(SyntheticRows.header(contract), List.of(row)));
        assertThat(delivery.refusal())
                .startsWith("1 of 1 rows are rejected, more than the " + contract.maxRejectPct() + " % that " + id
                        + " allows.");
        assertThat(delivery.faults()).anySatisfy(fault -> {
            assertThat(fault.column()).isEqualTo(required.name());
            assertThat(fault.message()).isEqualTo(required.name() + " is empty; every row needs it.");
            assertThat(fault.lines()).containsExactly(2L);
        });
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void a_date_that_does_not_exist_is_named_and_its_value_is_not_shown(String id) throws IOException {
        Contract contract = contract(id);
        List<String> header = SyntheticRows.header(contract);
        Column date = contract.table().columns().stream()
                .filter(c -> c.type() == ColumnType.DATE && header.contains(c.sourceName()))
                .findFirst()
                .orElse(null);
        if (date == null) {
            return;
        }
        List<String> row = new ArrayList<>(rows(contract, 1).get(0));
        row.set(header.indexOf(date.sourceName()), "2026-02-31");
        CheckedDelivery delivery = check(csv(header, List.of(row)));
        assertThat(delivery.faults()).hasSize(1);
        assertThat(delivery.faults().get(0).column()).isEqualTo(date.name());
        assertThat(delivery.faults().get(0).message())
                .isEqualTo(date.name() + " is not a date that exists, or not in a form we read, such as 2026-04-30.");
        assertThat(delivery.faults().toString()).doesNotContain("2026-02-31");
    }

    @Test
    void a_header_alone_and_a_row_cut_short_explain_themselves() throws IOException {
        Contract attendance = contract("synergy.attendance");
        List<String> header = SyntheticRows.header(attendance);
        assertThat(check(csv(header, List.of())).refusal()).startsWith("There is a header but no row.");
        List<List<String>> rows =
                new ArrayList<>(Collections.nCopies(99, rows(attendance, 1).get(0)));
        rows.add(List.of("P1", "114001"));
        CheckedDelivery delivery = check(csv(header, rows));
        assertThat(delivery.wouldLand()).isTrue();
        assertThat(delivery.books().get(0).rejected()).isEqualTo(1);
        assertThat(delivery.faults().get(0).message())
                .isEqualTo(
                        "The row has 2 fields, the header 5. Look for a line break inside a value or a row cut short.");
        assertThat(delivery.faults().get(0).lines()).containsExactly(101L);
    }

    @Test
    void a_feed_of_several_providers_asks_for_the_name_of_one() throws IOException {
        Contract camhs = contract("health.camhs");
        String text = csv(SyntheticRows.header(camhs), rows(camhs, 1));
        assertThat(check(text).notes())
                .containsExactly(
                        "Say who delivers it, by a folder or a part of the file name: one of tewv, cddft, hdft.");
        Path named = Files.writeString(folder.resolve("camhs_tewv_2026-03-31.csv"), text);
        assertThat(new DeliveryChecker(Door.CONTRACTS)
                        .check(named)
                        .deliveries()
                        .get(0)
                        .notes())
                .isEmpty();
    }
}
