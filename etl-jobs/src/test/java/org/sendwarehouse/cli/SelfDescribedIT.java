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
                .containsExactly("marts", "warehouse", "reference", "audit", "disclosure");
        assertThat(ask("select distinct schema_name from duckdb_tables() where " + PUBLISHED
                        + " except select schema_name from audit.schema_guide"))
                .isEmpty();
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

                        One row      one schema of this database (5 rows)
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
