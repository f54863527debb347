package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.landing.LandedDelivery.Status;

class RowsAsTheyLandTest {
    private static final Map<String, String> CHILD = Map.of(
            "request_id", "R1",
            "person_id", "LL77",
            "upn", "H801200001001",
            "surname", "O'Brien",
            "forename", "Zoë",
            "birth_date", "2012-09-14",
            "postcode", "dh15uj",
            "request_source", "Parent",
            "received_date", "2026-09-13");

    private final Path folder;

    RowsAsTheyLandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String changed(String column, String value) {
        Map<String, String> row = new HashMap<>(CHILD);
        row.put(column, value);
        return Casework.request(row);
    }

    private LandedDelivery land(Door door, String... rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Casework.requestHeader());
        lines.addAll(List.of(rows));
        door.put("liquidlogic/ehc_request.csv", String.join("\n", lines) + "\n");
        return door.night("2026-12-31").get(0);
    }

    @Test
    void ages_are_completed_years_on_the_day() throws IOException {
        Door door = new Door(folder);
        LandedDelivery delivery = land(
                door,
                changed("received_date", "2025-09-13"),
                changed("received_date", "2025-09-14"),
                changed("received_date", "2012-09-13"),
                changed("received_date", ""),
                changed("birth_date", ""));
        assertThat(door.rows(delivery, "ehc_request", "source_row, age_at_received_date, birth_month"))
                .containsExactly("1|12|2012-09-01", "2|13|2012-09-01", "3||2012-09-01", "4||2012-09-01", "5||");
    }

    @Test
    void codes_land_as_the_contract_writes_them_and_postcodes_as_areas() throws IOException {
        Door door = new Door(folder);
        LandedDelivery delivery = land(door, Casework.request(CHILD));
        assertThat(door.rows(delivery, "ehc_request", "request_source, lsoa21_code, exception_applies"))
                .containsExactly("parent|E01020634|");
    }

    @Test
    void the_same_child_written_two_ways_has_one_token_and_namesakes_have_two() throws IOException {
        Door door = new Door(folder);
        LandedDelivery delivery = land(
                door,
                changed("surname", "OBRIEN"),
                changed("forename", "ZOE"),
                changed("birth_date", "2012-09-15"),
                changed("postcode", "DH1 5AA"),
                changed("postcode", "SR8 1AA"),
                changed("person_id", " ll77 "));
        assertThat(door.rows(
                        delivery,
                        "ehc_request",
                        "count(distinct token_name_birth), count(distinct token_name_birth_postcode),"
                                + " count(distinct person_id), count(distinct token_liquidlogic_person),"
                                + " bool_and(person_id = token_liquidlogic_person),"
                                + " bool_and(regexp_full_match(token_upn, '[0-9a-f]{32}'))"))
                .containsExactly("2|3|1|1|true|true");
    }

    @Test
    void a_mistyped_identifier_gives_no_token_and_is_counted_and_its_row_lands() throws IOException {
        Door door = new Door(folder);
        LandedDelivery delivery = land(
                door, changed("upn", "A801200001001"), changed("uln", "1000000042"), changed("postcode", "unknown"));
        assertThat(delivery.status()).isEqualTo(Status.LANDED);
        assertThat(door.rows(delivery, "ehc_request", "source_row, token_upn is null, token_uln is null, lsoa21_code"))
                .containsExactly("1|true|true|E01020634", "2|false|true|E01020634", "3|false|true|");
        assertThat(delivery.unusableIdentifiers())
                .containsExactlyInAnyOrderEntriesOf(Map.of("upn", 1L, "uln", 1L, "postcode", 1L));
    }

    @Test
    void another_key_gives_other_tokens() throws IOException {
        Door one = new Door(folder.resolve("one"));
        Door two = new Door(folder.resolve("two"));
        java.nio.file.Files.writeString(
                org.sendwarehouse.identity.PseudonymKey.file(two.home()), "7a".repeat(32) + "\n");
        LandedDelivery here = land(one, Casework.request(CHILD));
        LandedDelivery there = land(two, Casework.request(CHILD));
        assertThat(there.keyId()).isNotEqualTo(here.keyId());
        assertThat(two.rows(there, "ehc_request", "token_upn"))
                .doesNotContainAnyElementsOf(one.rows(here, "ehc_request", "token_upn"));
        assertThat(there.deliveryId()).isEqualTo(here.deliveryId());
    }

    @ParameterizedTest
    @CsvSource({"windows-1252,''", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF", "UTF-8,\uFEFF", "ISO-8859-1,''"})
    void a_return_may_come_in_any_encoding_it_declares(String charset, String mark) throws IOException {
        Door plain = new Door(folder.resolve("plain"));
        plain.putResource("/sen2/return.xml", "liquidlogic/return.xml");
        LandedDelivery expected = plain.night("2026-04-30").get(0);
        Door door = new Door(folder.resolve("other"));
        String declared = charset.startsWith("UTF-16") ? "UTF-16" : charset;
        String text = new String(Door.resource("/sen2/return.xml"), StandardCharsets.UTF_8)
                .replace("encoding=\"UTF-8\"", "encoding=\"" + declared + "\"");
        door.put("liquidlogic/return.xml", mark + text, Charset.forName(charset));
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.reason()).isEmpty();
        assertThat(door.rows(delivery, "sen2_person", "person_ref, token_name_birth"))
                .isEqualTo(plain.rows(expected, "sen2_person", "person_ref, token_name_birth"));
    }

    @Test
    void an_empty_record_is_filtered_unless_its_being_there_says_something() throws IOException {
        Door door = new Door(folder);
        String text = new String(Door.resource("/sen2/return.xml"), StandardCharsets.UTF_8)
                .replaceFirst("<ActivePlans>", "<Assessment/><ActivePlans>")
                .replaceFirst("(?s)<TransferLA>841</TransferLA>", "");
        door.put("liquidlogic/return.xml", text);
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.rowsFiltered()).isEqualTo(1);
        assertThat(delivery.tables().get(2).filtered()).isEqualTo(1);
        assertThat(door.rows(delivery, "sen2_active_plan", "transfer_la, age_at_reference_date"))
                .containsExactly("|2", "|12");
    }

    @Test
    void two_persons_with_all_the_same_identifiers_stay_two() throws IOException {
        Door door = new Door(folder);
        String text = new String(Door.resource("/sen2/return.xml"), StandardCharsets.UTF_8);
        String person =
                text.substring(text.indexOf("    <Person>\n      <Surname>Unknown"), text.indexOf("  </Persons>"));
        door.put("liquidlogic/return.xml", text.replace("  </Persons>", person + "  </Persons>"));
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(door.rows(
                        delivery,
                        "sen2_person",
                        "count(*), count(distinct person_ref)," + " count(distinct token_name_birth)"))
                .containsExactly("4|4|3");
    }

    @Test
    void a_set_sent_twice_is_repeated_as_a_whole() throws IOException {
        Door door = new Door(folder);
        for (String place : List.of("", "again/")) {
            for (int i = 1; i <= 5; i++) {
                String name = "sen2_2025_m" + i + ".csv";
                door.putResource("/sen2/modules/" + name, "liquidlogic/" + place + name);
            }
        }
        assertThat(door.night("2026-04-30"))
                .extracting(LandedDelivery::status)
                .containsExactlyInAnyOrder(Status.LANDED, Status.REPEATED);
        assertThat(Door.files(door.home().inbox())).isEmpty();
    }
}
