package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;

/** Places by the real releases of 2025, from the files as delivered, and what is known between the two. */
class PublishedRanksTest {
    private static final String PLACES = """
            select area_name, numerator::int, denominator::int, round(value, 1), rank, quartile, rank_lower, rank_upper,
                against_england, release_as_of
            from benchmark_rank
            where indicator_code = 'ehcp_20_week_pct' and is_newest
            order by rank
            """;

    @Test
    void placesOf2024AreThoseOfTheRevisedReleaseOnceItIsOut(@TempDir Path folder) throws IOException, SQLException {
        Door door = new Door(folder);
        door.put("dfe/timeliness_20_week_2025-06-26.csv", published("first-release/timeliness_20_week"));
        door.night("2025-06-30");
        door.put("dfe/timeliness_20_week_2025-09-25.csv", published("revised/timeliness_20_week"));
        door.night("2025-09-30");

        assertThat(LandedRows.of(door, "2026-04-30", PLACES, "benchmark_rank"))
                .containsExactly(
                        "Barnsley | 334 | 345 | 96.8 | 1 | 1 | 1 | 1 | better | 2025-09-25",
                        "Gateshead | 198 | 245 | 80.8 | 2 | 1 | 2 | 7 | better | 2025-09-25",
                        "Sunderland | 148 | 187 | 79.1 | 3 | 1 | 2 | 7 | better | 2025-09-25",
                        "Rotherham | 359 | 462 | 77.7 | 4 | 2 | 2 | 7 | better | 2025-09-25",
                        "Darlington | 121 | 167 | 72.5 | 5 | 2 | 2 | 8 | better | 2025-09-25",
                        "Stockton-on-Tees | 270 | 379 | 71.2 | 6 | 2 | 2 | 8 | better | 2025-09-25",
                        "South Tyneside | 107 | 151 | 70.9 | 7 | 3 | 2 | 8 | better | 2025-09-25",
                        "Halton | 87 | 154 | 56.5 | 8 | 3 | 5 | 9 | better | 2025-09-25",
                        "Redcar and Cleveland | 75 | 164 | 45.7 | 9 | 4 | 8 | 9 | no clear difference | 2025-09-25",
                        "County Durham | 153 | 838 | 18.3 | 10 | 4 | 10 | 11 | worse | 2025-09-25",
                        "Wirral | 90 | 716 | 12.6 | 11 | 4 | 10 | 11 | worse | 2025-09-25");
        assertThat(LandedRows.of(door, "2025-09-24", PLACES, "benchmark_rank"))
                .hasSize(11)
                .allMatch(row -> row.endsWith("2025-06-26"));
        // The revised release withdrew one authority's figures, of none of these.
        assertThat(LandedRows.of(
                        door,
                        "2026-04-30",
                        "select what_changed from benchmark_release order by release_as_of",
                        "benchmark_release"))
                .containsExactly(
                        "Repeats nothing that was published before.",
                        "Changed figures of 7 areas; comparators of Lewisham, and of no area compared here.");
        assertThat(LandedRows.of(
                        door,
                        "2026-04-30",
                        "select figure, was_value, now_value, now_status, change_kind from benchmark_revision"
                                + " where area_name = 'Lewisham' and figure in ('plans_issued_den_ex',"
                                + " 'plans_issued_20_weeks_ex') order by figure",
                        "benchmark_revision"))
                .containsExactly(
                        "plans_issued_20_weeks_ex | 183.0 | null | not available | withdrawn",
                        "plans_issued_den_ex | 193.0 | null | not available | withdrawn");
    }

    private static byte[] published(String file) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Door.resource("/sample/published/" + file + ".csv.gz")))) {
            return in.readAllBytes();
        }
    }
}
