package org.sendwarehouse.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract.Accepts;
import org.sendwarehouse.contract.Contract.AsOfRule;
import org.sendwarehouse.contract.Contract.Delivery;
import org.sendwarehouse.contract.Contract.Due;
import org.sendwarehouse.contract.Contract.DueCalendar;
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
        List<MatchToken> tokens = matchTokens(custom);
        List<Variant> variants = new ArrayList<>();
        differences.forEach((file, text) -> variants.add(variant(id, file, text)));
        List<Table> tables = new ArrayList<>();
        for (Settings table : root.list("schema")) {
            tables.add(table(table, tokens, !nullSymbols.isEmpty(), variants));
        }
        Set<String> added = new LinkedHashSet<>();
        variants.forEach(v -> v.added().forEach(c -> added.add(c.name())));
        List<LayoutDifference> layouts = new ArrayList<>();
        for (Variant variant : variants) {
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
                scope(custom),
                custom.choice("asOf", AsOfRule.class),
                custom.texts("providers"),
                units(custom),
                custom.optionalText("set"),
                custom.number("maxRejectPct"),
                accepts(custom.object("accepts")),
                tokens,
                nullSymbols,
                year(custom),
                otherColumnsIgnored(custom),
                due(root, custom),
                survey,
                xml(custom.optionalObject("xml")),
                blade(custom.optionalObject("blade")),
                modules(custom.optionalObject("modules")),
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

    private static void require(Settings settings, String key, String value) {
        if (!settings.text(key).equals(value)) {
            throw settings.error("'" + key + "' must be " + value);
        }
    }

    private static List<MatchToken> matchTokens(Settings custom) {
        List<MatchToken> tokens = new ArrayList<>();
        for (Settings token : custom.list("matchTokens")) {
            tokens.add(new MatchToken(token.text("token"), token.texts("from")));
            token.done();
        }
        return tokens;
    }

    private static Set<ScopePart> scope(Settings custom) {
        Set<ScopePart> parts = new LinkedHashSet<>();
        for (String part : custom.texts("scope")) {
            parts.add(
                    switch (part) {
                        case "area" -> ScopePart.AREA;
                        case "period" -> ScopePart.PERIOD;
                        case "provider" -> ScopePart.PROVIDER;
                        case "academicYear" -> ScopePart.ACADEMIC_YEAR;
                        default -> throw custom.error("'scope' cannot be '" + part + "'");
                    });
        }
        return parts;
    }

    private static final Pattern UNIT = Pattern.compile("(week\\()?([a-z0-9_]+)\\)?");

    /** Columns, or {@code week(column)} for the week of a date. */
    private static List<Unit> units(Settings custom) {
        List<Unit> units = new ArrayList<>();
        for (String text : custom.texts("units")) {
            Matcher matcher = UNIT.matcher(text);
            if (!matcher.matches()) {
                throw custom.error("'units' cannot hold '" + text + "'");
            }
            units.add(new Unit(matcher.group(2), matcher.group(1) != null));
        }
        return units;
    }

    private static Accepts accepts(Settings accepts) {
        Accepts accepted = new Accepts(
                Set.copyOf(accepts.texts("formats")), accepts.texts("encodings"), accepts.texts("dateFormats"));
        accepts.done();
        if (!Set.of("csv", "xlsx", "xml").containsAll(accepted.formats())
                || accepted.formats().isEmpty()) {
            throw accepts.error("'formats' are csv, xlsx and xml");
        }
        return accepted;
    }

    private static String year(Settings settings) {
        Integer year = settings.optionalInt("reportingYear");
        return year == null ? "" : year.toString();
    }

    private static boolean otherColumnsIgnored(Settings custom) {
        String other = custom.optionalText("otherColumns");
        if (other != null && !other.equals("ignored")) {
            throw custom.error("'otherColumns' can only be 'ignored'");
        }
        return other != null;
    }

    private static Due due(Settings root, Settings custom) {
        int grace = -1;
        for (Settings sla : root.list("slaProperties")) {
            require(sla, "property", "latency");
            grace = sla.number("value");
            require(sla, "unit", "d");
            sla.done();
        }
        if (grace < 0) {
            throw root.error("needs the grace as slaProperties: latency, in d");
        }
        return new Due(custom.choice("dueCalendar", DueCalendar.class), grace);
    }

    private static @Nullable XmlShape xml(@Nullable Settings xml) {
        if (xml == null) {
            return null;
        }
        XmlShape shape = new XmlShape(
                xml.text("root"),
                xml.text("header"),
                xml.text("area"),
                xml.text("period"),
                xml.text("referenceDate"),
                xml.texts("wrappers"));
        xml.done();
        return shape;
    }

    private static @Nullable BladeShape blade(@Nullable Settings blade) {
        if (blade == null) {
            return null;
        }
        BladeShape shape = new BladeShape(
                blade.text("headerModule"),
                blade.text("area"),
                blade.text("period"),
                blade.text("referenceDate"),
                blade.texts("ignored"));
        blade.done();
        return shape;
    }

    private static @Nullable ModuleShape modules(@Nullable Settings modules) {
        if (modules == null) {
            return null;
        }
        require(modules, "referenceDate", "third Thursday of January");
        ModuleShape shape = new ModuleShape(modules.texts("personId"), modules.texts("requestId"));
        modules.done();
        return shape;
    }

    private static Table table(Settings table, List<MatchToken> tokens, boolean nullSymbols, List<Variant> variants) {
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

    private static Variant variant(String contract, String file, String yaml) {
        Settings root = Settings.parse(file, yaml);
        require(root, "contract", contract);
        String name = root.text("layout");
        List<Column> added = new ArrayList<>();
        root.list("added").forEach(property -> added.add(ColumnReader.read(property)));
        Variant variant = new Variant(
                file,
                name,
                year(root),
                root.text("reason"),
                new LinkedHashMap<>(root.textsByKey("renamed")),
                added,
                Set.copyOf(root.texts("absent")),
                Set.copyOf(root.texts("duplicated")));
        root.done();
        return variant;
    }

    /** A layout difference as written, before it is held against the table. */
    private record Variant(
            String file,
            String name,
            String year,
            String reason,
            Map<String, String> renamed,
            List<Column> added,
            Set<String> absent,
            Set<String> duplicated) {

        LayoutDifference difference(Set<String> addedAnywhere, List<Table> tables) {
            Set<String> own = new HashSet<>();
            added.forEach(column -> own.add(column.name()));
            Set<String> lacking = new HashSet<>(addedAnywhere);
            lacking.removeAll(own);
            lacking.addAll(absent);
            Set<String> named = new HashSet<>(renamed.keySet());
            named.addAll(absent);
            named.addAll(duplicated);
            for (String column : named) {
                if (tables.stream().noneMatch(t -> t.find(column).isPresent())) {
                    throw new ContractException(file + " names a column the contract does not have: " + column);
                }
            }
            return new LayoutDifference(name, year, reason, renamed, own, lacking, duplicated);
        }
    }
}
