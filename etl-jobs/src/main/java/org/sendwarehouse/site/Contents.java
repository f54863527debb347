package org.sendwarehouse.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.packs.PackContents;
import org.sendwarehouse.warehouse.Dictionary;

/**
 * What the site tells of: read once from the published database, beside the contracts and the packs.
 *
 * @param run run id, as at, DfE number, area code, area name, synthetic, software version
 * @param schemas what each schema that is published holds, in the order in which a newcomer meets them
 * @param book all tables
 * @param origins the landed tables behind each table, all the way back
 * @param deliveries of each landed table that counts: newest as of, deliveries, rows accepted, rows rejected
 * @param indicators by code
 * @param series of each indicator the area's totals, by the kind of period it is judged by
 * @param promises of each indicator
 * @param rules of data quality, by code
 * @param feeds what each feed last brought, by id
 * @param areas titles of the areas for improvement, by code
 * @param actions titles of the actions, by key
 * @param feedOfLanded the contract that lands a table
 * @param packs the kinds of pack
 */
record Contents(
        Row run,
        Map<String, String> schemas,
        Dictionary.Book book,
        Map<String, List<String>> origins,
        Map<String, Row> deliveries,
        Map<String, Indicator> indicators,
        Map<String, List<Row>> series,
        Map<String, List<Row>> promises,
        Map<String, Row> rules,
        Map<String, Row> feeds,
        Map<String, String> areas,
        Map<String, String> actions,
        List<Contract> contracts,
        Map<String, Contract> feedOfLanded,
        List<PackContents> packs) {

    private static final String RUN = """
            select run_id, as_at, la_number, area_code, area_name, synthetic, software_version
            from audit.run""";

    private static final String DELIVERIES = """
            select table_name, max(as_of), count(distinct delivery_id), sum(rows_accepted)::bigint, sum(rows_rejected)::bigint
            from audit.delivery
            where is_current and table_name is not null
            group by table_name
            order by table_name""";

    /** A value is there only where a pack would print it. */
    private static final String SERIES = """
            select
                figure.indicator_code,
                figure.period_start,
                figure.period_end,
                case when figure.data_status in ('final', 'provisional', 'stale') then figure.value end,
                figure.data_status,
                figure.benchmark_value,
                replace(figure.period_type, '_', ' ')
            from marts.evidence as figure
            inner join audit.run as run on run.area_code = figure.area_code
            inner join reference.ref_indicators as catalogue on catalogue.code = figure.indicator_code
            where figure.breakdown = 'all'
                and figure.data_status <> 'not collected'
                and figure.period_type = catalogue.judged_by
            order by figure.indicator_code, figure.period_end, figure.period_start""";

    private static final String PROMISES = """
            select indicator_code, title, due_printed, needed_text, status, status_reason
            from marts.milestone_status
            where indicator_code is not null
            order by indicator_code, order_no, promise_key""";

    private static final String RULES = """
            select
                rule.rule_code, rule.title, rule.severity, rule.owner_role, rule.result, rule.violations, rule.denominator,
                rule.threshold_pct, rule.reason, rule.advice, rule.indicators_affected, result.feeds
            from marts.data_quality_rule as rule
            left join audit.quality_result as result using (rule_code)
            order by rule.rule_code""";

    private static final String FEEDS = """
            select
                source || '.' || feed, freshness, last_as_of, deliveries, rows_read, rows_accepted, rows_rejected,
                waiting_for, next_due_date
            from marts.data_quality_feed
            order by source, feed""";

    static Contents read(Connection published, Contracts contracts) throws SQLException {
        Map<String, Contract> feedOfLanded = new HashMap<>();
        for (Contract contract : contracts.all()) {
            for (Table table : contract.tables()) {
                feedOfLanded.put(table.name(), contract);
            }
        }
        return new Contents(
                Row.of(published, RUN).get(0),
                pairs(published, "select schema_name, holds from audit.schema_guide order by order_no"),
                new Dictionary(published).book(),
                origins(published),
                keyed(published, DELIVERIES),
                Indicator.all(published),
                Row.byFirst(published, SERIES),
                Row.byFirst(published, PROMISES),
                keyed(published, RULES),
                keyed(published, FEEDS),
                pairs(published, "select code, title from marts.area_for_improvement order by order_no"),
                pairs(published, "select action_key, title from warehouse.dim_action order by action_key"),
                contracts.all(),
                feedOfLanded,
                PackContents.shipped());
    }

    private static Map<String, List<String>> origins(Connection published) throws SQLException {
        Map<String, List<String>> origins = new HashMap<>();
        for (Row row : Row.of(
                published, "select schema_name || '.' || table_name, landed_table from audit.origin order by all")) {
            origins.computeIfAbsent(row.text(0), table -> new ArrayList<>()).add(row.text(1));
        }
        return origins;
    }

    private static Map<String, String> pairs(Connection published, String sql) throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        Row.of(published, sql).forEach(row -> pairs.put(row.text(0), row.text(1)));
        return pairs;
    }

    private static Map<String, Row> keyed(Connection published, String sql) throws SQLException {
        Map<String, Row> rows = new TreeMap<>();
        Row.of(published, sql).forEach(row -> rows.put(row.text(0), row));
        return rows;
    }

    boolean synthetic() {
        return run.text(5).equals("true");
    }

    /** The landed tables behind a table. */
    List<String> origin(String table) {
        return origins.getOrDefault(table, List.of());
    }

    /** The feeds behind a table, in order. */
    List<String> feedsBehind(String table) {
        TreeSet<String> feeds = new TreeSet<>();
        for (String landed : origin(table)) {
            feedOf(landed).map(Contract::id).ifPresent(feeds::add);
        }
        return List.copyOf(feeds);
    }

    /** A link to a feed; its bare name where no contract has it, as of what the platform knows of itself. */
    Link feedLink(String id) {
        return contracts.stream().anyMatch(contract -> contract.id().equals(id)) ? Link.feed(id) : new Link(id, "");
    }

    /** The indicators that the catalogue rests on a feed. */
    List<Indicator> restingOn(String feed) {
        return indicators.values().stream()
                .filter(indicator -> indicator.feeds().contains(feed)
                        || indicator.insteadFeeds().contains(feed))
                .toList();
    }

    Optional<Contract> feedOf(String landedTable) {
        return Optional.ofNullable(feedOfLanded.get(landedTable));
    }

    /** Where a name in a lineage leads to: a table's page, or what is said of a landed table on the page of its feed. */
    Link link(String table) {
        String landed = table.substring(table.indexOf('.') + 1);
        if (!table.startsWith("landing")) {
            return Link.table(table);
        }
        return feedOf(landed)
                .map(feed -> new Link(table, Link.feedPage(feed.id()) + "#table-" + landed))
                .orElse(new Link(table, ""));
    }

    /** A link to an indicator by its title; its bare code where the catalogue does not have it. */
    Link indicatorLink(String code) {
        Indicator indicator = indicators.get(code);
        return indicator == null ? new Link(code, "") : Link.indicator(code, indicator.title());
    }

    /** Where a pack names an indicator. */
    record Shown(Link pack, String section, String groups) {}

    List<Shown> shownIn(String indicator) {
        List<Shown> shown = new ArrayList<>();
        for (PackContents pack : packs) {
            for (PackContents.Part part : pack.parts()) {
                if (part.indicators().contains(indicator)) {
                    shown.add(new Shown(
                            Link.pack(pack.layout(), pack.title()), part.title(), String.join(", ", pack.groups())));
                }
            }
        }
        return shown;
    }
}
