package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.landing.RawWorkbook.error;
import static org.sendwarehouse.landing.RawWorkbook.formula;
import static org.sendwarehouse.landing.RawWorkbook.number;
import static org.sendwarehouse.landing.RawWorkbook.row;
import static org.sendwarehouse.landing.RawWorkbook.styled;
import static org.sendwarehouse.landing.RawWorkbook.text;
import static org.sendwarehouse.landing.RawWorkbook.texts;
import static org.sendwarehouse.landing.RawWorkbook.yes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

/** A workbook lands as the same table in CSV would, with the numbers of the sheet's rows in its messages. */
class WorkbookLandingTest {
    private static final String FILE = "liquidlogic/ehc_advice_2026-04-30.xlsx";
    private static final String HEADER = row(1, texts(Casework.ADVICE_HEADER.split(",")));
    private static final String COLUMNS =
            "advice_id, statutory_exception, requested_date, due_date, received_date, source_row";

    private final Door door;

    WorkbookLandingTest(@TempDir Path folder) {
        this.door = new Door(folder.resolve("home"));
    }

    private LandedDelivery land(RawWorkbook workbook) throws IOException {
        door.put(FILE, workbook.bytes());
        List<LandedDelivery> night = door.night("2026-04-30");
        assertThat(night).hasSize(1);
        return night.get(0);
    }

    /** A row of advice with these cells for id, exception, requested, due and received; the rest is good text. */
    private static String advice(int line, String id, String exception, String asked, String due, String received) {
        return row(
                line,
                id,
                text("R1"),
                text("LL77"),
                text("ep"),
                text("educational psychology"),
                text("requested"),
                exception,
                asked,
                due,
                "",
                received,
                "");
    }

    private static String good(int line) {
        return advice(line, text("A" + line), text("N"), text("2026-03-02"), "", "");
    }

    /** Enough good rows that a few bad ones do not refuse the delivery. */
    private static String[] with(String... bad) {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        rows.addAll(Arrays.asList(bad));
        for (int i = 0; i < 300; i++) {
            rows.add(good(100 + i));
        }
        return rows.toArray(String[]::new);
    }

    @Test
    void dates_numbers_booleans_and_cached_values_land_as_what_the_sheet_shows() throws IOException {
        LandedDelivery landed = land(new RawWorkbook()
                .sheet(
                        "Advice",
                        HEADER,
                        advice(2, number("123456"), yes(true), styled(1, "46083"), styled(2, "46125.75"), ""),
                        advice(3, number("1.23456E5"), yes(false), text("02/03/2026"), styled(3, "7"), ""),
                        advice(
                                5,
                                formula("\"A\"&amp;1", "str", "A1"),
                                formula("1=1", "b", "1"),
                                formula("DATE(2026,3,2)", "n", "46083").replace("<c ", "<c s=\"2\" "),
                                "",
                                styled(2, "59"))));
        assertThat(landed.reason()).contains("1 of 3 rows are rejected");
        LandedDelivery again = land(new RawWorkbook()
                .sheet(
                        "Advice",
                        with(
                                advice(2, number("123456"), yes(true), styled(1, "46083"), styled(2, "46125.75"), ""),
                                advice(3, number("1.23456E5"), yes(false), text("02/03/2026"), "", ""),
                                advice(
                                        5,
                                        formula("\"A\"&amp;1", "str", "A1"),
                                        formula("1=1", "b", "1"),
                                        formula("DATE(2026,3,2)", "n", "46083").replace("<c ", "<c s=\"2\" "),
                                        "",
                                        styled(2, "59")))));
        assertThat(again.status()).as(again.reason()).isEqualTo(Status.LANDED);
        assertThat(door.rows(again, "ehc_advice", COLUMNS))
                .contains(
                        "123456|true|2026-03-02|2026-04-13||1",
                        "123456|false|2026-03-02|||2",
                        "A1|true|2026-03-02||1900-02-28|3");
        assertThat(books(again)).isEqualTo(new TableBooks("ehc_advice", 303, 303, 0, 0, List.of()));
    }

    @Test
    void dates_of_a_workbook_that_counts_from_1904_are_four_years_and_a_day_later() throws IOException {
        LandedDelivery landed = land(new RawWorkbook()
                .from1904()
                .sheet("Advice", HEADER, advice(2, text("A1"), text("N"), styled(1, "44621"), "", "")));
        assertThat(door.rows(landed, "ehc_advice", COLUMNS)).containsExactly("A1|false|2026-03-02|||1");
    }

    @Test
    void cells_that_say_nothing_certain_are_rejected_with_row_column_and_advice() throws IOException {
        LandedDelivery landed = land(new RawWorkbook()
                .sheet(
                        "Advice",
                        with(
                                advice(2, text("A1"), text("N"), formula("TODAY()", "n", ""), "", ""),
                                advice(3, error("#REF!"), text("N"), text("2026-03-02"), "", ""),
                                advice(4, text("A3"), text("N"), styled(1, "60"), "", ""),
                                advice(5, text("A4"), text("N"), formula("A9", "e", "#N/A"), error("#DIV/0!"), ""),
                                advice(6, text("A5"), text("N"), number("46083"), "", ""))));
        assertThat(landed.status()).as(landed.reason()).isEqualTo(Status.LANDED);
        assertThat(door.rejects(landed, "line, column_name, rule, message"))
                .containsExactly(
                        "2|requested_date|cell|requested_date holds a formula without a value. Open the workbook in"
                                + " Excel, let it calculate, and save it; or paste values.",
                        "3|advice_id|cell|advice_id holds an error of Excel (#REF!). Correct the formula or the cells"
                                + " it refers to.",
                        "4|requested_date|cell|requested_date is shown as a date, but there is no such day.",
                        "5|due_date|cell|due_date holds an error of Excel (#DIV/0!). Correct the formula or the cells"
                                + " it refers to.",
                        "5|requested_date|cell|requested_date holds an error of Excel (#N/A). Correct the formula or"
                                + " the cells it refers to.",
                        "6|requested_date|date|requested_date is not a date that exists, or not in a form we read,"
                                + " such as 2026-04-30.");
        assertThat(books(landed)).isEqualTo(new TableBooks("ehc_advice", 305, 300, 5, 0, List.of()));
    }

    @Test
    void the_sheet_whose_header_fits_is_read_and_others_are_passed_over() throws IOException {
        LandedDelivery landed = land(new RawWorkbook()
                .sheet("Guidance", row(1, texts("Column", "Meaning")), row(2, texts("advice_id", "The id")))
                .hiddenSheet("Last year", HEADER, good(2))
                .sheet("Advice", HEADER, row(2), row(3, texts(" ")), good(4)));
        assertThat(landed.status()).as(landed.reason()).isEqualTo(Status.LANDED);
        assertThat(door.rows(landed, "ehc_advice", "advice_id, source_row")).containsExactly("A4|1");
    }

    @Test
    void blank_rows_above_the_header_do_no_harm() throws IOException {
        LandedDelivery landed = land(
                new RawWorkbook().sheet("Advice", row(1), row(3, texts(Casework.ADVICE_HEADER.split(","))), good(4)));
        assertThat(door.rows(landed, "ehc_advice", "advice_id")).containsExactly("A4");
    }

    @Test
    void a_title_above_the_header_is_explained() throws IOException {
        LandedDelivery refused = land(new RawWorkbook()
                .sheet(
                        "Advice",
                        row(1, texts("Advice in April")),
                        row(3, texts(Casework.ADVICE_HEADER.split(","))),
                        good(4)));
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.feed()).isEqualTo("ehc_advice");
        assertThat(refused.reason())
                .isEqualTo("The header stands in row 3 of the sheet 'Advice', below other rows. Delete the rows above"
                        + " it.");
    }

    @Test
    void a_merged_header_is_explained() throws IOException {
        String[] header = Casework.ADVICE_HEADER.split(",");
        header[8] = "";
        LandedDelivery refused = land(new RawWorkbook().sheet("Advice", row(1, texts(header)), good(2)));
        assertThat(refused.reason())
                .contains("The header of the sheet 'Advice' does not fit liquidlogic.ehc_advice. Missing: due_date."
                        + " Unknown: column 9 (no name).")
                .contains("unmerge them");
    }

    @Test
    void two_sheets_with_the_header_are_one_too_many() throws IOException {
        LandedDelivery refused =
                land(new RawWorkbook().sheet("March", HEADER, good(2)).sheet("April", HEADER, good(3)));
        assertThat(refused.reason())
                .isEqualTo("More than one sheet has the header: March, April. Keep one of them, with all rows.");
    }

    @Test
    void a_value_beyond_the_header_rejects_its_row() throws IOException {
        String[] cells = new String[14];
        Arrays.fill(cells, "");
        cells[0] = text("A1");
        cells[13] = text("a note");
        LandedDelivery landed = land(new RawWorkbook().sheet("Advice", with(row(2, cells))));
        assertThat(door.rejects(landed, "line, rule, message"))
                .containsExactly("2|fields|The row has a value in column 14, where the header ends at column 12. Delete"
                        + " it, or give the column a name.");
    }

    @Test
    void a_check_says_of_a_workbook_what_the_night_would() throws IOException {
        Path file = door.put(
                FILE,
                new RawWorkbook()
                        .sheet("Advice", with(advice(7, error("#REF!"), text("N"), text("2026-03-02"), "", "")))
                        .bytes());
        CheckReport report = new DeliveryChecker(Door.CONTRACTS).check(file);
        assertThat(report.wouldLand()).isTrue();
        assertThat(report.deliveries().get(0).contract()).isEqualTo("liquidlogic.ehc_advice");
        assertThat(report.deliveries().get(0).faults().get(0).lines()).containsExactly(7L);
    }

    private static TableBooks books(LandedDelivery landed) {
        TableBooks books = landed.tables().get(0);
        return new TableBooks(
                books.table(), books.read(), books.accepted(), books.rejected(), books.filtered(), List.of());
    }
}
