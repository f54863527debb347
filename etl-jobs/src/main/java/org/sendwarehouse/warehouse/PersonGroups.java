package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of one person together, rule by rule in the order of {@code ref_match_rule}. Every rule works the same
 * way over the groups that the rules before it made: records that share a link are joined, and those joined to them. What
 * a link is says {@code person_link}. A rule by name joins only where the link is one group in every delivery, and never
 * groups that each hold a number of one kind, not even through a third.
 *
 * <p>All work is done on sets inside the database; here is only the loop over the rules.
 */
final class PersonGroups implements WarehouseStep {
    private static final String START = """
            create or replace temp table person_grouping as
            select distinct person_record_key, person_record_key as person_group, cast(null as integer) as rule_no
            from identity.person_sighting
            """;

    private static final String APPLY = """
            create or replace temp table person_grouping_next as
            with recursive

            rule as (select rule_no, rule_kind from person_rule),

            seen as (
                select distinct link.link, link.delivery_id, person_grouping.person_group
                from identity.person_link as link
                inner join rule using (rule_no)
                inner join person_grouping using (person_record_key)
            ),

            -- Two groups of one delivery under a name: it tells nobody apart.
            namesake as (
                select distinct link
                from seen
                cross join rule
                where rule.rule_kind = 'name'
                group by link, delivery_id
                having count(*) > 1
            ),

            usable as (
                select distinct link, person_group
                from seen
                where link not in (select link from namesake)
            ),

            hub as (
                select link, min(person_group) as hub
                from usable
                group by link
                having count(*) > 1
            ),

            edge as (
                select usable.person_group as one, hub.hub as other
                from usable
                inner join hub using (link)
                where usable.person_group <> hub.hub
                union
                select hub.hub, usable.person_group
                from usable
                inner join hub using (link)
                where usable.person_group <> hub.hub
            ),

            -- The lowest key of those joined reaches all of them; higher ones are dropped on the way.
            reach as (
                select one as person_group, one as label
                from edge
                union
                select edge.other, reach.label
                from reach
                inner join edge on edge.one = reach.person_group
                where reach.label < edge.other
            ),

            joined as (
                select person_group, min(label) as joined_group
                from reach
                group by person_group
            ),

            held as (
                select distinct joined.joined_group, joined.person_group, link.rule_no
                from joined
                inner join person_grouping using (person_group)
                inner join identity.person_link as link using (person_record_key)
                where link.rule_kind = 'number'
            ),

            contradicted as (
                select distinct held.joined_group
                from held
                cross join rule
                where rule.rule_kind = 'name'
                group by held.joined_group, held.rule_no
                having count(*) > 1
            ),

            agreed as (
                select person_group, joined_group
                from joined
                where joined_group not in (select joined_group from contradicted)
            )

            select
                person_grouping.person_record_key,
                coalesce(agreed.joined_group, person_grouping.person_group) as person_group,
                coalesce(
                    person_grouping.rule_no, case when agreed.joined_group is not null then rule.rule_no end
                ) as rule_no
            from person_grouping
            cross join rule
            left join agreed using (person_group)
            """;

    @Override
    public String name() {
        return "person groups";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        Sql.run(connection, START);
        for (List<@Nullable String> rule :
                Sql.rows(connection, "select rule_no from reference.ref_match_rule order by rule_no")) {
            Sql.run(
                    connection,
                    "create or replace temp table person_rule as"
                            + " select rule_no, rule_kind from reference.ref_match_rule where rule_no = "
                            + rule.get(0));
            Sql.run(connection, APPLY);
            Sql.run(connection, "create or replace temp table person_grouping as from person_grouping_next");
        }
        Sql.run(
                connection,
                "insert into " + context.table().sql()
                        + " select person_record_key, person_group, rule_no from person_grouping");
        for (String table : List.of("person_rule", "person_grouping", "person_grouping_next")) {
            Sql.run(connection, "drop table " + table);
        }
    }
}
