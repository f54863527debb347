package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.warehouse.YamlFields;
import tools.jackson.databind.JsonNode;

/**
 * What the partnership is given, how it is protected, and which of its counts are tied to each other: the files of
 * {@code warehouse-sql/disclosure}.
 *
 * @param smallestCount the smallest count that is shown
 * @param smallGroup the smallest group of which a share is shown
 * @param years kinds of year, the preferred first
 * @param totalsOnly indicators given without breakdowns
 * @param yearsOnly indicators given by year and not by month
 * @param fewBreakdowns for some indicators the only breakdowns given
 * @param never indicators not given at all
 * @param notAboutPeople indicators whose counts are of things
 * @param same the measure that stands for each of those that are equal to it
 * @param partOf pairs: the first counts some of those that the second counts
 */
record Rules(
        int smallestCount,
        int smallGroup,
        Set<String> totals,
        List<String> years,
        Set<String> derived,
        Set<String> breakdowns,
        Set<Integer> snapshotMonths,
        Set<String> totalsOnly,
        Set<String> yearsOnly,
        Map<String, Set<String>> fewBreakdowns,
        Set<String> never,
        Set<String> notAboutPeople,
        List<Quantile> quantiles,
        Map<Measure, Measure> same,
        List<Pair> partOf,
        List<Balance> balances) {

    Rules {
        totals = Set.copyOf(totals);
        years = List.copyOf(years);
        derived = Set.copyOf(derived);
        breakdowns = Set.copyOf(breakdowns);
        snapshotMonths = Set.copyOf(snapshotMonths);
        yearsOnly = Set.copyOf(yearsOnly);
        fewBreakdowns = Map.copyOf(fewBreakdowns);
        totalsOnly = Set.copyOf(totalsOnly);
        never = Set.copyOf(never);
        notAboutPeople = Set.copyOf(notAboutPeople);
        quantiles = List.copyOf(quantiles);
        same = Map.copyOf(same);
        partOf = List.copyOf(partOf);
        balances = List.copyOf(balances);
    }

    /** From which number of values on a quantile, and its interval, are no one's own value. */
    record Quantile(int percentile, int valueFrom, int intervalFrom) {}

    /** The part counts some of those that the whole counts. */
    record Pair(Measure part, Measure whole) {}

    /** Open at the end = open at the beginning + begun - ended, and open or begun = open at the beginning + begun. */
    record Balance(Measure open, Measure begun, Measure ended, Measure openOrBegun) {}

    /** The rules the product ships. */
    static Rules shipped() {
        return of(file("partnership.yaml"), file("relations.yaml"));
    }

    static Rules of(Definition audience, Definition relations) {
        YamlFields fields = YamlFields.of(audience);
        fields.text("audience");
        fields.text("title");
        List<Quantile> quantiles = new ArrayList<>();
        for (JsonNode item : fields.items("quantiles")) {
            YamlFields quantile = fields.within("quantiles", item);
            quantiles.add(new Quantile(
                    number(quantile, "percentile"), number(quantile, "value_from"), number(quantile, "interval_from")));
            quantile.done();
        }
        fields.items("not_given");
        fields.fields("tables");
        YamlFields tied = YamlFields.of(relations);
        Rules rules = new Rules(
                number(fields, "smallest_count"),
                number(fields, "small_group"),
                Set.copyOf(fields.texts("totals")),
                fields.texts("years"),
                Set.copyOf(fields.texts("derived")),
                Set.copyOf(fields.texts("breakdowns")),
                Set.copyOf(fields.texts("snapshot_months").stream()
                        .map(Integer::valueOf)
                        .toList()),
                listed(fields, "totals_only"),
                listed(fields, "years_only"),
                few(fields),
                listed(fields, "never"),
                listed(fields, "not_about_people"),
                quantiles,
                same(tied),
                pairs(tied),
                balances(tied));
        fields.done();
        tied.done();
        return rules;
    }

    /** Every indicator that the files name, so that a test can hold them against the catalogue. */
    Set<String> indicators() {
        Set<String> named = new HashSet<>(totalsOnly);
        named.addAll(yearsOnly);
        named.addAll(fewBreakdowns.keySet());
        named.addAll(never);
        named.addAll(notAboutPeople);
        same.forEach((measure, first) -> {
            named.add(measure.indicator());
            named.add(first.indicator());
        });
        partOf.forEach(pair -> {
            named.add(pair.part().indicator());
            named.add(pair.whole().indicator());
        });
        return named;
    }

    /** Whether a count of people is too small to be shown. */
    boolean isSmall(long count) {
        return count > 0 && count < smallestCount;
    }

    /** Whether a group is too small for shares of it to be shown. */
    boolean isSmallGroup(long count) {
        return count > 0 && count < smallGroup;
    }

    /** The measure that stands for this one. */
    Measure first(Measure measure) {
        return same.getOrDefault(measure, measure);
    }

    Optional<Quantile> quantile(int percentile) {
        return quantiles.stream()
                .filter(quantile -> quantile.percentile() == percentile)
                .findFirst();
    }

    static Definition file(String name) {
        return definition("warehouse-sql/disclosure/" + name);
    }

    static Definition definition(String path) {
        return Definitions.list(path).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(path + " is missing"));
    }

    static int number(YamlFields fields, String key) {
        return Integer.parseInt(fields.text(key));
    }

    /** Lists of indicators, each with its reason. */
    private static Set<String> listed(YamlFields fields, String key) {
        Set<String> codes = new HashSet<>();
        for (JsonNode item : fields.items(key)) {
            YamlFields entry = fields.within(key, item);
            entry.text("why");
            codes.addAll(entry.texts("indicators"));
            entry.done();
        }
        return codes;
    }

    private static Map<String, Set<String>> few(YamlFields fields) {
        Map<String, Set<String>> few = new LinkedHashMap<>();
        for (JsonNode item : fields.items("few_breakdowns")) {
            YamlFields entry = fields.within("few_breakdowns", item);
            entry.text("why");
            Set<String> breakdowns = Set.copyOf(entry.texts("breakdowns"));
            entry.texts("indicators").forEach(code -> few.put(code, breakdowns));
            entry.done();
        }
        return few;
    }

    private static Map<Measure, Measure> same(YamlFields fields) {
        Map<Measure, Measure> same = new LinkedHashMap<>();
        for (JsonNode item : fields.items("equal")) {
            Measure first = Measure.of(item.get(0).asString());
            for (JsonNode each : item) {
                same.put(Measure.of(each.asString()), first);
            }
        }
        return same;
    }

    private static List<Pair> pairs(YamlFields fields) {
        return fields.items("part_of").stream()
                .map(item -> new Pair(
                        Measure.of(item.get(0).asString()),
                        Measure.of(item.get(1).asString())))
                .toList();
    }

    private static List<Balance> balances(YamlFields fields) {
        List<Balance> balances = new ArrayList<>();
        for (JsonNode item : fields.items("balance")) {
            YamlFields balance = fields.within("balance", item);
            balances.add(new Balance(
                    Measure.of(balance.text("open")),
                    Measure.of(balance.text("begun")),
                    Measure.of(balance.text("ended")),
                    Measure.of(balance.text("open_or_begun"))));
            balance.done();
        }
        return balances;
    }
}
