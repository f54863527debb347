package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A staging table that says it shows people is part of the union of sightings, and nothing else names it. */
class SightingsTest {
    private static final String UNION = """
            model: person_sighting
            grain: one record of a person as one delivery shows it
            owner: Performance analyst
            sensitivity: internal
            description: Everybody seen.
            union_of: sightings
            key: [sighting_key]
            columns:
              sighting_key: {type: varchar, description: The sighting.}
              source_kind: {type: varchar, description: The kind of source.}
              person_record_key: {type: varchar, description: The record.}
              delivery_id: {type: varchar, description: The delivery.}
              birth_month: {type: date, description: Month of birth.}
              token_upn: {type: varchar, description: Token.}
            """;

    private static String yml(String name, String setting) {
        return """
                model: %s
                grain: one row
                owner: Performance analyst
                sensitivity: internal
                description: People.
                %s
                key: [person_record_key]
                columns:
                  person_record_key: {description: The record.}
                """.formatted(name, setting);
    }

    private static TestWarehouse.Builder feed(TestWarehouse.Builder builder, String name, String setting, String sql) {
        return builder.file("warehouse-sql/models/staging/" + name + ".yml", yml(name, setting))
                .file("warehouse-sql/models/staging/" + name + ".sql", "-- grain: one row\n" + sql);
    }

    private static TestWarehouse.Builder warehouse() {
        return TestWarehouse.asAt("2026-04-30")
                .withoutShippedFiles()
                .file("warehouse-sql/models/identity/person_sighting.yml", UNION)
                .landing("club", "member:varchar,upn:varchar,born:date\nm1,u1,2015-03-01\nm2,,2016-04-01\n")
                .landing("visit", "member:varchar\nm1\nm3\n");
    }

    @Test
    void aFeedThatTellsNothingButTheRecordShowsItOnceHoweverOftenItComes() throws SQLException {
        TestWarehouse.Builder builder = warehouse()
                .file(
                        "warehouse-sql/models/staging/stg_visit.yml",
                        yml("stg_visit", "sightings: club").replace("key: [person", "key: [delivery_id, person")
                                + "  delivery_id: {description: The delivery.}\n")
                .file(
                        "warehouse-sql/models/staging/stg_visit.sql",
                        "-- grain: one row\nselect member as person_record_key, unnest(['d2', 'd1']) as delivery_id from"
                                + " landing.visit");
        try (TestWarehouse warehouse = builder.build("person_sighting")) {
            assertThat(warehouse.rows("select person_record_key, delivery_id from person_sighting order by all"))
                    .containsExactly("m1 | d1", "m3 | d1");
        }
    }

    @Test
    void aNewFeedOfPeopleIsOneSettingAndWhatItLacksIsNull() throws SQLException {
        TestWarehouse.Builder builder = warehouse();
        feed(
                builder,
                "stg_club",
                "sightings: club",
                "select member as person_record_key, delivery_id, born as birth_month, upn as token_upn from landing.club");
        feed(
                builder,
                "stg_visit",
                "sightings: club",
                "select member as person_record_key, delivery_id from landing.visit");
        try (TestWarehouse warehouse = builder.build("person_sighting")) {
            assertThat(warehouse.rows("select source_kind, person_record_key, delivery_id, birth_month, token_upn from"
                            + " person_sighting order by all"))
                    .containsExactly(
                            "club | m1 | test-club | 2015-03-01 | u1",
                            "club | m1 | test-visit | null | null",
                            "club | m2 | test-club | 2016-04-01 | null",
                            "club | m3 | test-visit | null | null");
        }
    }

    @Test
    void aTableThatCannotShowPeopleIsRefused() {
        TestWarehouse.Builder builder = warehouse();
        feed(builder, "stg_club", "sightings: club", "select member as person_record_key from landing.club");
        assertThatThrownBy(() -> builder.build("person_sighting"))
                .hasMessageContaining("stg_club")
                .hasMessageContaining("delivery_id");
    }
}
