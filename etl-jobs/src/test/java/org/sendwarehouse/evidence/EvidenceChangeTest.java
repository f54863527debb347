package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** What is different from what the last published night said, and why. */
class EvidenceChangeTest {
    private static final String COMPLAINTS = """
            complaint_id,service,theme,received_date
            C1,Schools,delay,2025-11-03
            C2,Schools,delay,2025-11-20
            C3,Schools,delay,2026-02-02
            """;

    /** Two months as the night of 29 April released them; the second is as now. */
    private static String released(String was, String dataStatus, String software) {
        return """
                run_id,software_version,indicator_code,breakdown,breakdown_value,period_type,period_start,period_end,numerator,value,data_status
                aaaa,%s,complaints_count,all,all,month,2025-11-01,2025-11-30,%s,%s,%s
                aaaa,%s,complaints_count,all,all,month,2026-02-01,2026-02-28,1,1,final
                """.formatted(software, was, was, dataStatus, software);
    }

    private static String statuses(String software) {
        return """
                run_id,software_version,subject_kind,subject_key,status,met_since,indicator_code
                aaaa,%s,promise,T-1.1.1-2025/26,met,false,ehcp_audit_good_pct
                aaaa,%s,action,AFI1-1.1.1,met,false,
                aaaa,%s,action,AFI1-1.1.2,not measured,false,
                """.formatted(software, software, software);
    }

    private static TestWarehouse warehouse(String complaintsLandedOn, String released, String statuses)
            throws SQLException {
        TestWarehouse.Builder warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("complaint", COMPLAINTS)
                .deliveredOn("complaint", complaintsLandedOn)
                .landing("platform_released_figure", released)
                .deliveredOn("platform_released_figure", "2026-04-29")
                .landing("platform_released_status", statuses)
                .deliveredOn("platform_released_status", "2026-04-29");
        EvidenceSteps.all().forEach(warehouse::step);
        return warehouse.build("evidence_change");
    }

    private static List<String> figures(TestWarehouse warehouse) throws SQLException {
        return warehouse.rows("select indicator_code, period_type, period_end, was_value, now_value, why"
                + " from evidence_change where subject_kind = 'figure' order by all");
    }

    @Test
    void a_figure_that_was_final_is_revised_by_a_delivery_that_came_since() throws SQLException {
        try (TestWarehouse warehouse = warehouse("2026-04-30", released("1", "final", "test"), statuses("test"))) {
            assertThat(figures(warehouse))
                    .containsExactly("complaints_count | month | 2025-11-30 | 1.0000 | 2.0000 | revised delivery");
            assertThat(warehouse.rows("select reason, released_as_at, released_run_id from evidence_change"
                            + " where subject_kind = 'figure'"))
                    .containsExactly("Revised by what came since: complaint of 30 April 2026; published on 29 April"
                            + " 2026. | 2026-04-29 | aaaa");
            assertThat(warehouse.rows("select subject_kind, subject_key, was_status, now_status, why"
                            + " from evidence_change where subject_kind <> 'figure' order by all"))
                    .containsExactly(
                            "action | AFI1-1.1.1 | met | not measured | a promise of it",
                            "promise | T-1.1.1-2025/26 | met | not measured | time");
        }
    }

    @Test
    void a_figure_that_was_not_settled_has_new_data() throws SQLException {
        try (TestWarehouse warehouse =
                warehouse("2026-04-30", released("1", "provisional", "test"), statuses("test"))) {
            assertThat(figures(warehouse))
                    .containsExactly("complaints_count | month | 2025-11-30 | 1.0000 | 2.0000 | new data");
        }
    }

    @Test
    void without_a_delivery_newer_code_has_restated_it() throws SQLException {
        try (TestWarehouse warehouse = warehouse("2026-04-29", released("1", "final", "0.1"), statuses("0.1"))) {
            assertThat(figures(warehouse))
                    .containsExactly("complaints_count | month | 2025-11-30 | 1.0000 | 2.0000 | newer code");
        }
    }

    @Test
    void where_both_are_newer_nobody_can_tell_which_it_was() throws SQLException {
        try (TestWarehouse warehouse = warehouse("2026-04-30", released("1", "final", "0.1"), statuses("0.1"))) {
            assertThat(figures(warehouse))
                    .containsExactly("complaints_count | month | 2025-11-30 | 1.0000 | 2.0000 | data and newer code");
        }
    }

    @Test
    void what_settles_unchanged_and_what_was_never_published_is_no_change() throws SQLException {
        try (TestWarehouse warehouse =
                warehouse("2026-04-30", released("2", "provisional", "test"), statuses("test"))) {
            assertThat(figures(warehouse)).isEmpty();
        }
        TestWarehouse.Builder first = TestWarehouse.asAt("2026-04-30").landing("complaint", COMPLAINTS);
        EvidenceSteps.all().forEach(first::step);
        try (TestWarehouse warehouse = first.build("evidence_change")) {
            assertThat(warehouse.rows("select * from evidence_change")).isEmpty();
        }
    }
}
