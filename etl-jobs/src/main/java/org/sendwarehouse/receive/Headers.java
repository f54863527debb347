package org.sendwarehouse.receive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendwarehouse.contract.BladeShape;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LayoutDifference;
import org.sendwarehouse.contract.ModuleShape;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.receive.HeaderMatch.Expected;

/** The headers that a contract expects, shape by shape. Lists are in the order of the table's columns. */
public final class Headers {
    private static final Pattern NUMBERED = Pattern.compile("^(.*\\S)\\s+([0-9]{1,2})$");

    private Headers() {}

    /** A flat CSV file: the columns of the table in order. */
    public static HeaderMatch flat(Contract contract, LayoutDifference layout, List<String> header) {
        List<Expected> expected = new ArrayList<>();
        for (Column column : contract.table().columns()) {
            boolean absent = layout.absent().contains(column.name());
            expected.add(new Expected(
                    absent ? List.of() : layout.headers(column),
                    !absent && !column.mayBeAbsent(),
                    layout.duplicated().contains(column.name())));
        }
        return HeaderMatch.of(expected, header, contract.ignoresOtherColumns());
    }

    /** A file of a Blade export: own id, parent's id, then the columns of the table; what is ignored comes after. */
    public static HeaderMatch blade(Contract contract, BladeShape shape, Table table, List<String> header) {
        List<Expected> expected = new ArrayList<>();
        String module = required(table.bladeModule());
        expected.add(new Expected(List.of(module + "tableid"), true, false));
        String parent = table.parent();
        String parentModule = parent == null
                ? shape.headerModule()
                : required(contract.table(parent).bladeModule());
        expected.add(new Expected(List.of(parentModule + "tableid"), parent != null, false));
        for (Column column : table.columns()) {
            expected.add(new Expected(
                    column.isDerived() ? List.of() : column.headers(),
                    !column.isDerived() && !column.mayBeAbsent(),
                    false));
        }
        addIgnored(expected, shape, module);
        return HeaderMatch.of(expected, header, false);
    }

    /** The header file of a Blade export: area, period and reference date; whatever else it says is not needed. */
    public static HeaderMatch bladeHeader(BladeShape shape, List<String> header) {
        List<Expected> expected = new ArrayList<>();
        for (String name : List.of(shape.area(), shape.period(), shape.referenceDate(), "collection")) {
            expected.add(new Expected(List.of(name), true, false));
        }
        return HeaderMatch.of(expected, header, true);
    }

    private static void addIgnored(List<Expected> expected, BladeShape shape, String module) {
        Set<String> taken = new HashSet<>();
        expected.forEach(e -> e.names().forEach(n -> taken.add(n.toLowerCase(Locale.ROOT))));
        List<String> ignored = new ArrayList<>(shape.ignored());
        ignored.add(module + "orderseqcolumn");
        for (String name : ignored) {
            if (taken.add(name.toLowerCase(Locale.ROOT))) {
                expected.add(new Expected(List.of(name), false, false));
            }
        }
    }

    /** Which column of which repetition a place of a module file stands for. */
    public record ModulePlace(Table table, int column, int repetition) {}

    /**
     * A module file.
     *
     * @param match expected: person id, request id (absent in the module of persons), then the places
     * @param places what each further expected column stands for
     */
    public record ModuleMatch(HeaderMatch match, List<ModulePlace> places) {
        public ModuleMatch {
            places = List.copyOf(places);
        }
    }

    /** The number of leading expected columns before the places of a module match. */
    public static final int MODULE_IDS = 2;

    /**
     * A module CSV: printed headings are required; further columns may be headed by their XML names, numbered where a
     * record repeats ({@code SENtype 1}, {@code SENtype 2}).
     */
    public static ModuleMatch module(Contract contract, ModuleShape shape, String moduleFile, List<String> header) {
        List<Table> tables = contract.tables().stream()
                .filter(t -> moduleFile.equals(t.moduleFile()))
                .toList();
        boolean persons = tables.get(0).parent() == null;
        List<Expected> expected = new ArrayList<>();
        expected.add(new Expected(shape.personId(), true, false));
        expected.add(new Expected(persons ? List.of() : shape.requestId(), !persons, false));
        List<ModulePlace> places = new ArrayList<>();
        int repetitions = repetitions(header);
        for (Table table : tables) {
            for (int r = 1; r <= (table.repeats() ? repetitions : 1); r++) {
                for (int c = 0; c < table.columns().size(); c++) {
                    Column column = table.columns().get(c);
                    if (!column.isDerived()) {
                        expected.add(expected(column, table.repeats(), r));
                        places.add(new ModulePlace(table, c, r));
                    }
                }
            }
        }
        return new ModuleMatch(HeaderMatch.of(expected, header, false), places);
    }

    private static Expected expected(Column column, boolean repeats, int repetition) {
        List<String> names = new ArrayList<>();
        String heading = column.moduleHeading();
        if (heading != null && !repeats) {
            names.add(heading);
        }
        for (String name : column.headers()) {
            names.add(repeats ? name + " " + repetition : name);
        }
        // A printed heading is required even where other shapes may lack the column, unless nothing of it lands.
        boolean idle = column.mayBeAbsent() && column.treatment() instanceof Column.Treatment.Drop;
        return new Expected(names, heading != null && !repeats && !idle, false);
    }

    private static int repetitions(List<String> header) {
        int most = 0;
        for (String name : header) {
            Matcher numbered = NUMBERED.matcher(name.strip());
            if (numbered.matches()) {
                most = Math.max(most, Integer.parseInt(numbered.group(2)));
            }
        }
        return most;
    }

    private static String required(@org.jspecify.annotations.Nullable String module) {
        if (module == null) {
            throw new IllegalStateException("A table of a Blade export needs its module");
        }
        return module;
    }
}
