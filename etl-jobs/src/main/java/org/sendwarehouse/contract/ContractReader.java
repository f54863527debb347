package org.sendwarehouse.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sendwarehouse.contract.Contract.AsOfRule;
import org.sendwarehouse.contract.Contract.Delivery;
import org.sendwarehouse.contract.Contract.ScopePart;
import org.sendwarehouse.contract.Contract.Unit;

/** Reads one contract with the layout differences that lie beside it. */
final class ContractReader {
    private ContractReader() {}

    static Contract read(
            String path, String yaml, Map<String, String> differences, List<Questionnaire> questionnaires) {
        Settings root = Settings.parse(path, yaml);
        require(root, "apiVersion", "v3.1.0");
        require(root, "kind", "DataContract");
        require(root, "status", "active");
        String id = root.text("id");
        int dot = id.indexOf('.');
        if (dot < 0 || !path.endsWith("/" + id.replace('.', '/') + ".odcs.yaml")) {
            throw root.error("'id' must be <source>.<feed> and agree with the file's place");
        }
        Settings description = root.object("description");
        Settings team = root.object("team");
        Settings custom = root.customProperties();
        Map<String, String> nullSymbols = custom.textsByKey("nullSymbols");
        List<MatchToken> tokens = FeedSettings.matchTokens(custom);
        List<LayoutVariant> variants = new ArrayList<>();
        differences.forEach((file, text) -> variants.add(LayoutVariant.read(id, file, text)));
        List<Table> tables = new ArrayList<>();
        for (Settings table : root.list("schema")) {
            tables.add(table(table, tokens, !nullSymbols.isEmpty(), variants));
        }
        Set<String> added = new LinkedHashSet<>();
        variants.forEach(v -> v.added().forEach(c -> added.add(c.name())));
        List<LayoutDifference> layouts = new ArrayList<>();
        for (LayoutVariant variant : variants) {
            layouts.add(variant.difference(added, tables));
        }
        boolean survey = custom.flag("survey");
        Contract contract = new Contract(
                id.substring(0, dot),
                id.substring(dot + 1),
                root.text("version"),
                root.text("name"),
                description.text("purpose"),
                team.text("name"),
                custom.choice("delivery", Delivery.class),
                FeedSettings.scope(custom),
                custom.choice("asOf", AsOfRule.class),
                custom.texts("providers"),
                FeedSettings.expectedProviders(custom),
                FeedSettings.units(custom),
                custom.optionalText("set"),
                custom.number("maxRejectPct"),
                FeedSettings.accepts(custom.object("accepts")),
                tokens,
                nullSymbols,
                FeedSettings.year(custom),
                FeedSettings.otherColumnsIgnored(custom),
                FeedSettings.due(root, custom),
                Retention.read(custom.object("retention")),
                survey,
                ReturnShapes.xml(custom.optionalObject("xml")),
                ReturnShapes.blade(custom.optionalObject("blade")),
                ReturnShapes.modules(custom.optionalObject("modules")),
                tables,
                layouts,
                survey ? questionnaires : List.of());
        description.optionalText("limitations");
        description.done();
        team.done();
        custom.done();
        root.done();
        check(contract, root);
        return contract;
    }

    static void require(Settings settings, String key, String value) {
        if (!settings.text(key).equals(value)) {
            throw settings.error("'" + key + "' must be " + value);
        }
    }

    private static Table table(
            Settings table, List<MatchToken> tokens, boolean nullSymbols, List<LayoutVariant> variants) {
        require(table, "logicalType", "object");
        String name = table.text("name");
        String sourceName = table.optionalText("physicalName");
        table.optionalText("description");
        Settings custom = table.customProperties();
        List<Column> columns = new ArrayList<>();
        table.list("properties").forEach(property -> columns.add(ColumnReader.read(property)));
        // Layout differences belong to flat feeds, which have one table.
        variants.forEach(variant -> columns.addAll(variant.added()));
        Table read = new Table(
                name,
                sourceName == null ? name : sourceName,
                table.text("dataGranularityDescription"),
                custom.optionalText("parent"),
                custom.optionalText("bladeModule"),
                custom.optionalText("moduleFile"),
                custom.flag("repeats"),
                custom.flag("recordedWhenEmpty"),
                columns,
                LandedColumns.of(columns, tokens, nullSymbols));
        custom.done();
        table.done();
        Set<String> landed = new HashSet<>();
        for (LandedColumn column : read.landedColumns()) {
            if (!landed.add(column.name())) {
                throw table.error("lands two columns named " + column.name());
            }
        }
        return read;
    }

    private static void check(Contract contract, Settings root) {
        if (contract.tables().isEmpty()) {
            throw root.error("has no table");
        }
        Set<String> seen = new HashSet<>();
        for (Table table : contract.tables()) {
            String parent = table.parent();
            if (parent != null && !seen.contains(parent)) {
                throw root.error(table.name() + " comes before its parent " + parent);
            }
            if (!seen.add(table.name())) {
                throw root.error("has two tables named " + table.name());
            }
        }
        for (Unit unit : contract.units()) {
            if (contract.table().find(unit.column()).isEmpty()) {
                throw root.error("has no column " + unit.column() + ", which 'units' names");
            }
        }
        if (contract.units().isEmpty() == (contract.delivery() == Delivery.REPLACE_PERIOD)) {
            throw root.error("'units' and the delivery replace_period belong together");
        }
        if (contract.providers().isEmpty() == contract.scope().contains(ScopePart.PROVIDER)) {
            throw root.error("'providers' and the scope provider belong together");
        }
        for (MatchToken token : contract.matchTokens()) {
            if (contract.tables().stream().noneMatch(t -> token.from().stream()
                    .allMatch(c -> t.find(c).isPresent()))) {
                throw root.error("no table has all columns of the match token " + token.token());
            }
        }
        if (!contract.layouts().isEmpty() && contract.tables().size() > 1) {
            throw root.error("layout differences are for feeds of one table");
        }
    }
}
