package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** The data quality statement: what was delivered, what was refused, which rules failed, and what that weakens. */
final class QualityTables {
    private QualityTables() {}

    static List<Block> statement(String id, Options options, PackContext pack) {
        List<Row> feeds = pack.marts.rows("select * from data_quality_feed order by source, feed");
        List<Row> rules = pack.marts.rows("select * from data_quality_rule order by rule_code");
        long never = feeds.stream().filter(QualityTables::isNever).count();
        long late = feeds.stream()
                .filter(row -> "late".equals(row.text("freshness")))
                .count();
        long failed = rules.stream()
                .filter(row -> "failed".equals(row.text("result")))
                .count();
        long checked = rules.stream()
                .filter(row -> List.of("failed", "passed").contains(row.text("result", "")))
                .count();
        return List.of(Block.of(
                id,
                "paragraph",
                Map.of(
                        "text",
                        pack.messages.say(
                                "quality.statement",
                                "feeds",
                                Numbers.count(feeds.size()),
                                "never",
                                Numbers.count(never),
                                "late",
                                Numbers.count(late),
                                "checked",
                                Numbers.count(checked),
                                "failed",
                                Numbers.count(failed)))));
    }

    private static boolean isNever(Row row) {
        return "never delivered".equals(row.text("freshness"));
    }

    static List<Block> feeds(String id, Options options, PackContext pack) {
        Map<String, String> titles = titles(pack);
        Messages words = pack.messages;
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : pack.marts.rows("select * from data_quality_feed where freshness <> 'never delivered'"
                + (options.flag("late") ? " and freshness = 'late'" : "")
                + " order by (freshness = 'late') desc, source, feed")) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put(
                    "feed",
                    Styled.plainOverMuted(
                            row.text("title"),
                            row.text("source", "") + ", " + row.text("owner_role", ""),
                            pack.palette.muted()));
            cells.put("delivered", Numbers.shortDate(row.date("last_as_of")));
            cells.put("accepted", Numbers.count(row.number("rows_accepted")));
            cells.put("rejected", Numbers.count(row.number("rows_rejected")));
            cells.put("state", state(row));
            cells.put("affects", affects(row, titles, words));
            rows.add(cells);
        }
        return Tables.table(id, "feeds", rows, pack, "feed", "delivered", "accepted", "rejected", "state", "affects");
    }

    /** Late since when, by whom where several deliver, and by when the next is due. */
    private static String state(Row row) {
        StringBuilder state = new StringBuilder(row.text("freshness", Numbers.NOT_AVAILABLE));
        if (row.date("late_since") != null) {
            state.append(" since ").append(Numbers.shortDate(row.date("late_since")));
        }
        String waiting = row.text("waiting_for", "");
        if (!waiting.isEmpty()) {
            state.append(" (").append(waiting).append(')');
        }
        return state.toString();
    }

    /** Feeds that never came: who owes them, and what they stop. */
    static List<Block> missingFeeds(String id, Options options, PackContext pack) {
        Map<String, String> titles = titles(pack);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : pack.marts.rows(
                "select * from data_quality_feed where freshness = 'never delivered' order by source, feed")) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("name", row.text("title", ""));
            cells.put("owner", row.text("owner_role", ""));
            cells.put("affects", affects(row, titles, pack.messages));
            rows.add(cells);
        }
        if (rows.isEmpty()) {
            return List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("missing.none"))));
        }
        return Tables.table(id, "feeds-missing", rows, pack, "name", "owner", "affects");
    }

    private static Map<String, String> titles(PackContext pack) {
        Map<String, String> titles = new HashMap<>();
        for (Row row : pack.marts.rows("select indicator_code, title from indicator order by indicator_code")) {
            titles.put(row.text("indicator_code", ""), row.text("title", ""));
        }
        return titles;
    }

    /** The measures that a feed feeds, by their titles; those outside the group's scope are left out. */
    private static String affects(Row row, Map<String, String> titles, Messages words) {
        List<String> named = new ArrayList<>();
        for (String code : row.text("indicators_affected", "").split("[,;]\\s*", -1)) {
            String title = titles.get(code.strip());
            if (title != null) {
                named.add(title);
            }
        }
        if (named.isEmpty()) {
            return Numbers.NOT_APPLICABLE;
        }
        int most = 3;
        return named.size() <= most
                ? String.join("; ", named)
                : String.join("; ", named.subList(0, most))
                        + words.say("feeds.more", "n", Numbers.count(named.size() - most));
    }

    /** Rules that failed or could not be read; those that passed are counted in the statement. */
    static List<Block> rules(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : pack.marts.rows("""
                select * from data_quality_rule where result in ('failed', 'error')
                order by case severity when 'fatal' then 1 when 'error' then 2 else 3 end, rule_code
                """)) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put(
                    "rule",
                    Styled.plainOverMuted(
                            row.text("title"),
                            row.text("rule_code", "") + ", " + row.text("severity", ""),
                            pack.palette.muted()));
            cells.put("result", row.text("result", ""));
            cells.put(
                    "violations",
                    Numbers.share(row.number("violations"), row.number("denominator"))
                            + violatedShare(row.number("violated_pct")));
            cells.put("owner", row.text("owner_role", ""));
            cells.put("advice", row.text("advice", ""));
            rows.add(cells);
        }
        if (rows.isEmpty()) {
            return List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("rules.none"))));
        }
        return Tables.table(id, "rules", rows, pack, "rule", "result", "violations", "owner", "advice");
    }

    /** In brackets; {@code [low]} where some rows are wrong and the share rounds to zero. */
    private static String violatedShare(@Nullable BigDecimal percent) {
        if (percent == null) {
            return "";
        }
        boolean low = percent.signum() > 0 && percent.compareTo(new BigDecimal("0.05")) < 0;
        return low ? " " + Numbers.LOW : " (" + Numbers.percent(percent) + ")";
    }
}
