package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.identity.PseudonymKeyException;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

/** What data officers send in life. Each delivery gets a clear answer, and the others still land. */
class BadInputTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Path folder;
    private final Door door;

    BadInputTest(@TempDir Path folder) {
        this.folder = folder;
        this.door = new Door(folder.resolve("home"));
    }

    private static String xml() throws IOException {
        return new String(Door.resource("/sen2/return.xml"), StandardCharsets.UTF_8);
    }

    /** Lands this text as a return beside a good advice extract, which must land whatever happens to the return. */
    private LandedDelivery refused(String xml) throws IOException {
        door.put("liquidlogic/return.xml", xml);
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", Casework.advice(Casework.adviceRows(3)));
        List<LandedDelivery> night = door.night("2026-04-30");
        assertThat(night).extracting(LandedDelivery::feed).containsExactly("ehc_advice", "sen2");
        assertThat(night.get(0).status()).isEqualTo(Status.LANDED);
        assertThat(night.get(1).status()).isEqualTo(Status.REFUSED);
        assertThat(door.home().inbox().resolve("liquidlogic/return.xml")).doesNotExist();
        assertThat(door.home()
                        .quarantine()
                        .resolve("liquidlogic/sen2/" + night.get(1).deliveryId() + "/return.xml.sealed"))
                .exists();
        assertThat(door.original(night.get(1))).isEqualTo(xml);
        assertThat(Door.files(night.get(1).folder(door.home())))
                .containsExactly(night.get(1).folder(door.home()).resolve("_delivery.json"));
        return night.get(1);
    }

    /** Spreadsheets write rows of nothing but commas below their data; the blank line at the very end is no row. */
    @Test
    void rows_without_any_value_are_filtered_and_counted() throws IOException {
        String advice = Casework.advice(Casework.adviceRows(3));
        String separators = ",".repeat((int) advice.lines()
                .findFirst()
                .orElseThrow()
                .chars()
                .filter(c -> c == ',')
                .count());
        door.put(
                "liquidlogic/ehc_advice_2026-04-30.csv",
                advice + separators + "\n" + separators.replace(",", " , ") + "\n\n");
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.tables())
                .extracting(TableBooks::read, TableBooks::accepted, TableBooks::rejected, TableBooks::filtered)
                .containsExactly(tuple(5L, 3L, 0L, 2L));
    }

    @Test
    void a_truncated_return_is_refused_with_the_line() throws IOException {
        String text = xml();
        LandedDelivery delivery = refused(text.substring(0, text.indexOf("<LastReview>")));
        assertThat(delivery.reason()).contains("ends too early").contains("Line 56.");
    }

    @Test
    void an_external_entity_is_refused_and_never_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        String text = xml().replace(
                        "<Message>", "<!DOCTYPE Message [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<Message>")
                .replace("<Forename>Baby</Forename>", "<Forename>&x;</Forename>");
        assertThat(refused(text).reason()).contains("document type declaration").contains("line 2");
        for (Path file : Door.files(door.home().landing())) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("TOP-SECRET");
        }
    }

    @Test
    void a_billion_laughs_are_not_laughed() throws IOException {
        StringBuilder entities = new StringBuilder("<!DOCTYPE Message [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        String text = xml().replace("<Message>", entities + "]><Message>")
                .replace("<Forename>Baby</Forename>", "<Forename>&a29;</Forename>");
        assertThat(refused(text).reason()).contains("document type declaration");
    }

    @Test
    void an_entity_that_is_not_of_xml_is_refused() throws IOException {
        assertThat(refused(xml().replace("<Forename>Baby</Forename>", "<Forename>&nbsp;</Forename>"))
                        .reason())
                .contains("entity");
    }

    @Test
    void a_wrong_root_is_refused_by_name_and_line() throws IOException {
        assertThat(refused("<?xml version=\"1.0\"?>\n<!-- x -->\n<Census><Header/></Census>")
                        .reason())
                .contains("<Census>")
                .contains("line 3")
                .contains("<Message>");
    }

    @Test
    void an_unknown_element_is_refused_by_name_and_line() throws IOException {
        assertThat(refused(xml().replace("<Sex>F</Sex>", "<Shoesize>38</Shoesize>"))
                        .reason())
                .contains("<Shoesize>")
                .contains("in <Person>")
                .contains("line 21");
    }

    @Test
    void elements_nested_too_deep_are_refused() throws IOException {
        assertThat(refused(xml().replace("<Forename>Baby</Forename>", "<A>".repeat(100) + "</A>".repeat(100)))
                        .reason())
                .matches("(?s).*(limit|does not know).*");
    }

    @Test
    void bytes_that_do_not_fit_the_declared_encoding_are_refused() throws IOException {
        door.put("liquidlogic/return.xml", xml().getBytes(WINDOWS_1252));
        assertThat(door.night("2026-04-30").get(0).reason()).contains("encoding");
    }

    @Test
    void a_wrong_header_names_every_missing_unknown_and_repeated_column() throws IOException {
        String header = Casework.ADVICE_HEADER.replace("received_date", "recieved_date") + ",status,colour";
        door.put("liquidlogic/x.csv", header + "\nA1,R1,P1,ep,other,requested,N,2026-03-02,,,,,requested,blue\n");
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.status()).isEqualTo(Status.REFUSED);
        assertThat(delivery.feed()).isEqualTo("ehc_advice");
        assertThat(delivery.reason())
                .contains("Missing: received_date.")
                .contains("Unknown: recieved_date, colour.")
                .contains("More than once: status.");
    }

    @Test
    void rows_with_faults_are_rejected_by_line_column_and_rule_and_the_rest_lands() throws IOException {
        List<String> rows = new ArrayList<>(Arrays.asList(Casework.adviceRows(400)));
        rows.add("B1,R1,P1,ep,educational psychology,requested,N,2026-02-30,,,,");
        rows.add("B2,R1,P1,dragon,educational psychology,requested,N,2026-02-27,,,,");
        rows.add(",R1,P1,ep,educational psychology,requested,perhaps,2026-02-27,,,,");
        rows.add("B4,R1,P1,ep,educational psychology,requested,N,2026-02-27,,,");
        rows.add("B5,R1,P1,ep,educational psychology,requested,N,2026-02-27,,,,late,and more");
        rows.add("B6,R1,P1,ep,educational psychology,requested,N,2026-02-27,,,,\"" + "x".repeat(61) + "\"");
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", Casework.advice(rows.toArray(String[]::new)));
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.status()).isEqualTo(Status.LANDED);
        assertThat(door.rejects(delivery, "line, column_name, rule, masked_value"))
                .containsExactly(
                        "402|requested_date|date|9999-99-99",
                        "403|agency_code|code|aaaaaa",
                        "404|advice_id|required|",
                        "404|statutory_exception|yes_no|aaaaaaa",
                        "405||fields|",
                        "406||fields|",
                        "407|late_reason|too_long|" + "a".repeat(40) + "…");
        TableBooks books = delivery.tables().get(0);
        assertThat(List.of(books.read(), books.accepted(), books.rejected(), books.filtered()))
                .containsExactly(406L, 400L, 6L, 0L);
        assertThat(door.rejects(delivery, "message").get(0)).isNotEmpty();
    }

    @Test
    void too_many_rejected_rows_refuse_the_delivery_and_say_what_to_mend() throws IOException {
        List<String> rows = new ArrayList<>(Arrays.asList(Casework.adviceRows(90)));
        for (int i = 0; i < 10; i++) {
            rows.add("B" + i + ",R1,P1,dragon,other,requested,N,2026-02-27,,,,");
        }
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", Casework.advice(rows.toArray(String[]::new)));
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.status()).isEqualTo(Status.REFUSED);
        assertThat(delivery.reason()).contains("10 of 100 rows").contains("2 %").contains("code (10)");
        assertThat(delivery.tables().get(0).parts()).isEmpty();
        assertThat(door.rejects(delivery, "count(*)")).containsExactly("10");
        assertThat(Door.files(door.home().landing()))
                .extracting(f -> String.valueOf(f.getFileName()))
                .containsExactly("_delivery.json", "rejects.parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void an_empty_file_is_refused(String text) throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", text);
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.status()).isEqualTo(Status.REFUSED);
        assertThat(delivery.reason()).contains("empty");
    }

    @Test
    void a_header_without_rows_does_not_wipe_out_what_is_known() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-29.csv", Casework.advice(Casework.adviceRows(5)));
        door.night("2026-04-29");
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", Casework.ADVICE_HEADER + "\n");
        assertThat(door.night("2026-04-30").get(0).reason()).contains("no row");
        assertThat(Ledger.read(door.home()).current(LocalDate.of(2026, 4, 30)))
                .extracting(LandedDelivery::asOf)
                .containsExactly(LocalDate.of(2026, 4, 29));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,','", "windows-1252,';'", "UTF-16LE,'\t'", "UTF-16BE,'|'"})
    void encodings_and_delimiters_are_recognised(String charset, String delimiter) throws IOException {
        String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
        String text = Casework.requestHeader() + "\n"
                + Casework.request(java.util.Map.of(
                        "request_id", "R1",
                        "person_id", "P1",
                        "surname", "Müller",
                        "forename", "Zoë",
                        "birth_date", "2015-05-06",
                        "request_source", "parent",
                        "current_stage", "décision"))
                + "\n";
        door.put(
                "liquidlogic/ehc_request_2026-04-30.csv",
                mark + text.replace(",", delimiter),
                Charset.forName(charset));
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.reason()).isEmpty();
        assertThat(door.rows(delivery, "ehc_request", "request_id, birth_month, current_stage"))
                .containsExactly("R1|2015-05-01|décision");
    }

    @Test
    void an_unclosed_quotation_mark_refuses_the_file_without_showing_its_text() throws IOException {
        door.put(
                "liquidlogic/ehc_advice_2026-04-30.csv",
                Casework.advice("A1,R1,P1,ep,other,requested,N,2026-03-02,,,,\"sick SURNAMEX", Casework.adviceRow(2)));
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.status()).isEqualTo(Status.REFUSED);
        assertThat(delivery.reason()).doesNotContain("SURNAMEX");
    }

    @Test
    void what_fits_no_feed_is_refused_and_recorded() throws IOException {
        door.put("liquidlogic/holiday.csv", "hotel,stars\nSea View,3\n");
        door.put("liquidlogic/picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13});
        assertThat(door.night("2026-04-30"))
                .extracting(LandedDelivery::feed, LandedDelivery::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("unidentified", Status.REFUSED),
                        org.assertj.core.groups.Tuple.tuple("unidentified", Status.REFUSED));
    }

    @Test
    void a_file_in_the_folder_of_another_source_is_told_where_it_belongs() throws IOException {
        door.put("dfe/advice.csv", Casework.advice(Casework.adviceRows(2)));
        assertThat(door.night("2026-04-30").get(0).reason())
                .contains("liquidlogic.ehc_advice")
                .contains("inbox folder liquidlogic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pseudonym.key", "archive.key"})
    void without_a_key_nothing_lands_and_nothing_is_lost(String key) throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", Casework.advice(Casework.adviceRows(2)));
        Files.delete(door.home().keys().resolve(key));
        assertThatThrownBy(() -> door.night("2026-04-30")).isInstanceOf(PseudonymKeyException.class);
        assertThat(Door.files(door.home().landing())).isEmpty();
        assertThat(door.home().inbox().resolve("liquidlogic/ehc_advice_2026-04-30.csv"))
                .exists();
    }
}
