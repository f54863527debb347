package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.sendwarehouse.receive.ClaimSet;
import org.sendwarehouse.receive.Shape;

class Sen2ShapesTest {
    private static final List<String> BLADE = List.of(
            "sen2",
            "person",
            "requests",
            "assessment",
            "namedplan",
            "plandetail",
            "activeplans",
            "placementdetail",
            "senneed");

    private final Path folder;

    Sen2ShapesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_three_shapes_of_one_return_land_the_same_rows() throws IOException {
        Door xml = door("xml");
        Door blade = door("blade");
        Door modules = door("modules");
        LandedDelivery fromXml = landXml(xml);
        LandedDelivery fromBlade = landBlade(blade);
        LandedDelivery fromModules = landModules(modules);
        assertThat(List.of(fromXml.shape(), fromBlade.shape(), fromModules.shape()))
                .containsExactly(Shape.XML, Shape.BLADE, Shape.MODULES);
        for (Table table : Door.CONTRACTS.contract("liquidlogic", "sen2").tables()) {
            String columns = String.join(
                    ", ",
                    table.landedColumns().stream()
                            .map(LandedColumn::name)
                            .filter(c -> !c.equals("delivery_id") && !c.equals("source_row"))
                            .toList());
            List<String> rows = xml.rows(fromXml, table.name(), columns);
            assertThat(rows).isNotEmpty();
            assertThat(blade.rows(fromBlade, table.name(), columns)).isEqualTo(rows);
            assertThat(modules.rows(fromModules, table.name(), columns)).isEqualTo(rows);
        }
    }

    @Test
    void a_return_lands_what_it_says() throws IOException {
        Door door = door("xml");
        LandedDelivery delivery = landXml(door);
        assertThat(delivery.status()).isEqualTo(Status.LANDED);
        assertThat(delivery.areaNumber()).isEqualTo("840");
        assertThat(delivery.period()).isEqualTo("2025");
        assertThat(delivery.scope()).isEqualTo("840/2025");
        assertThat(delivery.asOf()).isEqualTo(LocalDate.of(2025, 1, 16));
        assertThat(door.rows(delivery, "sen2_person", "birth_month, sex, ethnicity, lsoa21_code, upn_unknown_reason"))
                .containsExactly("2005-02-01|M|WOTH|E01020901|", "2012-09-01|F|WBRI|E01020634|", "2022-11-01|U|||UN1");
        assertThat(door.rows(
                        delivery,
                        "sen2_request",
                        "request_no, received_date, age_at_received_date, request_source, request_outcome,"
                                + " request_outcome_date, request_mediation"))
                .containsExactly(
                        "1|2012-01-09|6||H||",
                        "1|2021-05-17|8|2|N|2021-06-25|true",
                        "1|2023-01-02|0||H||",
                        "2|2024-03-04|11|1|Y|2024-04-10|false",
                        "2|2024-12-11|2|3|A||false");
        // 16 January 2025: born 14 September 2012 is 12, born 30 November 2022 is 2.
        assertThat(door.rows(
                        delivery, "sen2_active_plan", "request_no, transfer_la, last_review, age_at_reference_date"))
                .containsExactly("1|841||2", "2||2024-12-20|12");
        assertThat(door.rows(
                        delivery,
                        "sen2_named_plan",
                        "start_date, age_at_start_date, dp, cease_date," + " age_at_cease_date, cease_reason"))
                .containsExactly("2012-07-02|7|SOME|2024-08-31|19|4", "2024-07-22|11||||");
        assertThat(door.rows(delivery, "sen2_sen_need", "sen_type, sen_type_rank"))
                .containsExactly("ASD|1", "PMLD|1", "SLCN|2");
        assertThat(door.rows(delivery, "sen2_placement_detail", "urn, ukprn, placement_rank, entry_date, res"))
                .containsExactly("114056||1|2023-09-05|", "|10001234|2|2024-01-08|1");
    }

    @Test
    void the_books_of_each_table_balance() throws IOException {
        LandedDelivery delivery = landBlade(door("blade"));
        assertThat(delivery.tables())
                .extracting(TableBooks::table, TableBooks::read, TableBooks::accepted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sen2_person", 3L, 3L),
                        org.assertj.core.groups.Tuple.tuple("sen2_request", 5L, 5L),
                        org.assertj.core.groups.Tuple.tuple("sen2_assessment", 2L, 2L),
                        org.assertj.core.groups.Tuple.tuple("sen2_named_plan", 2L, 2L),
                        org.assertj.core.groups.Tuple.tuple("sen2_plan_detail", 1L, 1L),
                        org.assertj.core.groups.Tuple.tuple("sen2_active_plan", 2L, 2L),
                        org.assertj.core.groups.Tuple.tuple("sen2_placement_detail", 2L, 2L),
                        org.assertj.core.groups.Tuple.tuple("sen2_sen_need", 3L, 3L));
        assertThat(delivery.tables()).allMatch(TableBooks::balance);
    }

    @Test
    void an_incomplete_set_waits_and_says_what_is_missing() throws IOException {
        Door door = door("blade");
        for (String module : BLADE.subList(0, 7)) {
            bladeFile(door, module);
        }
        ClaimSet claims = door.claim("2026-04-30");
        assertThat(claims.claims()).isEmpty();
        assertThat(claims.waiting()).hasSize(1);
        assertThat(claims.waiting().get(0).reason()).contains("placementdetail, senneed");
        bladeFile(door, "placementdetail");
        bladeFile(door, "senneed");
        assertThat(door.claim("2026-04-30").claims()).hasSize(1);
    }

    @Test
    void another_authoritys_return_is_kept_apart() throws IOException {
        Door door = door("xml");
        door.putResource("/sen2/return.xml", "liquidlogic/a.xml");
        String other = new String(Door.resource("/sen2/return.xml"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("<LEA>840</LEA>", "<LEA>841</LEA>");
        door.put("liquidlogic/b.xml", other);
        door.night("2026-04-30");
        assertThat(Ledger.read(door.home()).current(LocalDate.of(2026, 4, 30)))
                .extracting(LandedDelivery::scope)
                .containsExactly("840/2025", "841/2025");
    }

    @Test
    void a_record_below_a_rejected_one_is_rejected_with_it() throws IOException {
        Door door = door("xml");
        String text = new String(Door.resource("/sen2/return.xml"), java.nio.charset.StandardCharsets.UTF_8);
        // Fifty good persons more, so that the broken one stays below the share that refuses the return.
        String person = text.substring(
                text.indexOf("    <Person>\n      <Surname>Ågren"),
                text.indexOf("    <Person>\n      <Surname>Unknown"));
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            more.append(person.replace("Ågren", "Person" + i));
        }
        door.put(
                "liquidlogic/r.xml",
                text.replace("  </Persons>", more + "  </Persons>")
                        .replace("<ReceivedDate>2024-03-04</ReceivedDate>", "<ReceivedDate>2024-02-30</ReceivedDate>"));
        LandedDelivery delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.status()).isEqualTo(Status.LANDED);
        assertThat(door.rejects(delivery, "table_name, column_name, rule"))
                .containsExactly(
                        "sen2_active_plan||parent_rejected",
                        "sen2_assessment||parent_rejected",
                        "sen2_named_plan||parent_rejected",
                        "sen2_placement_detail||parent_rejected",
                        "sen2_placement_detail||parent_rejected",
                        "sen2_plan_detail||parent_rejected",
                        "sen2_request|received_date|date",
                        "sen2_sen_need||parent_rejected",
                        "sen2_sen_need||parent_rejected");
        assertThat(delivery.tables()).allMatch(TableBooks::balance);
        assertThat(door.rejects(delivery, "distinct line").get(0)).isNotEqualTo("0");
    }

    private Door door(String name) {
        return new Door(folder.resolve(name));
    }

    private static LandedDelivery landXml(Door door) throws IOException {
        door.putResource("/sen2/return.xml", "liquidlogic/any name.xml");
        return only(door.night("2026-04-30"));
    }

    private static LandedDelivery landBlade(Door door) throws IOException {
        for (String module : BLADE) {
            bladeFile(door, module);
        }
        return only(door.night("2026-04-30"));
    }

    private static LandedDelivery landModules(Door door) throws IOException {
        for (int i = 1; i <= 5; i++) {
            String name = "sen2_2025_m" + i + ".csv";
            door.putResource("/sen2/modules/" + name, "liquidlogic/returns/" + name);
        }
        return only(door.night("2026-04-30"));
    }

    private static void bladeFile(Door door, String module) throws IOException {
        String name = "Blade-Export_20-02-2025_" + module + ".csv";
        door.putResource("/sen2/blade/" + name, "liquidlogic/" + name);
    }

    private static LandedDelivery only(List<LandedDelivery> deliveries) {
        assertThat(deliveries).hasSize(1);
        assertThat(deliveries.get(0).reason()).isEmpty();
        return deliveries.get(0);
    }
}
