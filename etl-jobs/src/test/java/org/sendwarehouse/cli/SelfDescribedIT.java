package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an analyst who has nothing but the published file can learn from it, of it. */
class SelfDescribedIT {
    private static final String PUBLISHED = "database_name = current_database() and not internal";

    private static List<String> ask(String sql) throws SQLException {
        return SmallHome.first().query(sql);
    }

    @Test
    void every_table_and_every_column_says_what_it_is() throws SQLException {
        assertThat(ask("select schema_name, table_name from duckdb_tables() where " + PUBLISHED
                        + " and coalesce(comment, '') = ''"))
                .isEmpty();
        assertThat(ask("select schema_name, table_name, column_name from duckdb_columns() where " + PUBLISHED
                        + " and coalesce(comment, '') = ''"))
                .isEmpty();
    }

    @Test
    void every_schema_is_in_the_guide_and_no_other() throws SQLException {
        assertThat(ask("select schema_name from audit.schema_guide order by order_no"))
                .containsExactly("marts", "warehouse", "labelled", "reference", "audit", "disclosure");
        assertThat(ask("select distinct schema_name from duckdb_tables() where " + PUBLISHED
                        + " except select schema_name from audit.schema_guide"))
                .isEmpty();
    }

    @Test
    void the_words_of_a_code_stand_beside_it() throws SQLException {
        assertThat(ask("""
                        select column_name from duckdb_columns()
                        where schema_name = 'labelled' and table_name = 'fact_suspension' and column_name similar to
                            '(area|sen|category|reason_1).*'
                        order by column_index"""))
                .containsExactly(
                        "area_code",
                        "area_label",
                        "sen_provision",
                        "sen_provision_label",
                        "category",
                        "category_label",
                        "reason_1",
                        "reason_1_label");
        assertThat(ask("select distinct category, category_label from labelled.fact_suspension order by all"))
                .containsExactly("LNCH|Lunchtime suspension", "PERM|Permanent exclusion", "SUSP|Suspension");
        assertThat(ask("select distinct primary_need_label from labelled.fact_ehc_plan where primary_need = 'ASD'"))
                .containsExactly("Autistic spectrum disorder");
        assertThat(ask("""
                        select view_name, comment from duckdb_views()
                        where schema_name = 'labelled' and view_name = 'fact_movement'"""))
                .containsExactly("fact_movement|warehouse.fact_movement, with the words of its codes beside them.");
    }

    @Test
    void a_list_of_words_neither_loses_nor_doubles_a_row() throws SQLException {
        List<String> views = ask("select view_name from duckdb_views() where schema_name = 'labelled' order by 1");

        assertThat(views)
                .contains("dim_child", "fact_attendance_week", "fact_ehc_plan", "fact_suspension")
                .containsExactlyElementsOf(ask("""
                        select distinct table_name from audit.code_list where schema_name = 'warehouse' order by 1"""));
        for (String view : views) {
            assertThat(ask("select count(*) from labelled." + view))
                    .as(view)
                    .isEqualTo(ask("select count(*) from warehouse." + view));
        }
    }

    @Test
    void every_table_has_an_owner_a_grain_and_a_sensitivity() throws SQLException {
        assertThat(ask("select schema_name, table_name from duckdb_tables() where " + PUBLISHED
                        + " except select schema_name, table_name from audit.model"))
                .containsExactly("reference|ref_run");
        assertThat(ask("select distinct sensitivity from audit.model order by all"))
                .containsExactly(
                        "aggregate",
                        "aggregate, not disclosure controlled",
                        "internal",
                        "person level, anonymous",
                        "person level, pseudonymised",
                        "public");
    }

    @Test
    void a_table_is_followed_to_the_deliveries_that_it_rests_on() throws SQLException {
        assertThat(ask("""
                        select reads_schema, reads_table from audit.lineage
                        where schema_name = 'staging' and table_name = 'stg_audits__local_offer_qa' order by all""")).containsExactly("landing|local_offer_qa");
        assertThat(ask("""
                        select distinct delivery.source, delivery.feed
                        from audit.origin as origin
                        inner join audit.delivery as delivery on delivery.table_name = origin.landed_table
                        where origin.schema_name = 'warehouse' and origin.table_name = 'fact_local_offer_check'
                            and delivery.is_current""")).containsExactly("audits|local_offer_qa");
        // Everything that is published and made from deliveries says from which.
        assertThat(ask("""
                        select table_name from audit.model where layer = 'facts' and starts_with(table_name, 'fact_')
                        except select table_name from audit.origin""")).isEmpty();
    }

    @Test
    void a_page_of_the_dictionary_says_all_of_it() {
        Run page = SmallHome.first().run("dictionary", "audit.schema_guide");

        assertThat(page.exitCode()).isZero();
        assertThat(page.out()).isEqualTo("""
                        audit.schema_guide
                        What each schema holds, in the order in which a newcomer meets them. (DuckDB takes no comments on
                        schemas.)

                        One row      one schema of this database (6 rows)
                        Key          schema_name
                        Owner        Data warehouse engineer
                        Sensitivity  public
                        Defined in   warehouse-sql/models/audit/schema_guide.yml

                        Columns
                          schema_name  VARCHAR  The schema.
                          order_no     INTEGER  Order for reading.
                          holds        VARCHAR  What is in it and whom it is for.

                        Tests
                          passed  holds: not_null
                          passed  schema_name: not_null
                          passed  schema_name: unique
                        """);
    }

    @Test
    void a_bare_name_will_do_unless_it_means_several_tables() {
        SmallHome home = SmallHome.first();

        assertThat(home.run("dictionary", "fact_annual_review").out())
                .contains("Made from    ", "Used by      ", "review");
        assertThat(home.run("dictionary", "run").err()).contains("marts.run, audit.run");
        assertThat(home.run("dictionary", "nothing").err()).contains("There is no table nothing.");
        assertThat(home.run("dictionary").out())
                .contains("marts.evidence ", "warehouse.fact_annual_review ", "audit.lineage ");
        assertThat(home.run("dictionary", "--json", "marts.run").out())
                .contains("\"grain\" : \"the run that made this warehouse\"");
    }
}
