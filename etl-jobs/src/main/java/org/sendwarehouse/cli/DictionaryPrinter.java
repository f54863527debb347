package org.sendwarehouse.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.Dictionary;

/** Prints what the warehouse says of its tables. */
final class DictionaryPrinter {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private DictionaryPrinter() {}

    /** All tables, each with the first sentence of its description. */
    static void list(Console console, List<Dictionary.Entry> tables) {
        if (console.json()) {
            console.document(tables);
            return;
        }
        int width =
                tables.stream().mapToInt(entry -> name(entry).length()).max().orElse(0);
        for (Dictionary.Entry entry : tables) {
            String line = String.format(
                    Locale.UK, "%-" + width + "s  %,9d  %s", name(entry), entry.rows(), entry.description());
            console.line(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…");
        }
        console.line("(" + tables.size() + " tables with their rows; 'send-warehouse dictionary TABLE' says more)");
    }

    private static String name(Dictionary.Entry entry) {
        return entry.schema() + "." + entry.table();
    }

    static void page(Console console, Dictionary.Page page) {
        if (console.json()) {
            console.document(page);
            return;
        }
        console.line(page.schema() + "." + page.table());
        wrapped(console, "", page.description());
        console.line("");
        console.line(String.format(Locale.UK, "One row      %s (%,d rows)", page.grain(), page.rows()));
        @Nullable String key = page.key();
        if (key != null) {
            console.line("Key          " + key);
        }
        console.line("Owner        " + page.owner());
        console.line("Sensitivity  " + page.sensitivity());
        console.line("Defined in   " + page.file());
        names(console, "Made from    ", page.madeFrom());
        names(console, "Used by      ", page.usedBy());
        console.line("");
        console.line("Columns");
        int name =
                page.columns().stream().mapToInt(c -> c.name().length()).max().orElse(0);
        int type =
                page.columns().stream().mapToInt(c -> c.type().length()).max().orElse(0);
        for (Dictionary.Column column : page.columns()) {
            String start = String.format(
                    Locale.UK, INDENT + "%-" + name + "s  %-" + type + "s  ", column.name(), column.type());
            wrapped(console, start, column.description());
        }
        if (!page.tests().isEmpty()) {
            console.line("");
            console.line("Tests");
            page.tests()
                    .forEach(test -> console.line(INDENT + test.result() + "  " + test.test()
                            + (test.violations() == 0
                                    ? ""
                                    : String.format(
                                            Locale.UK, " (%,d rows; %s)", test.violations(), test.severity()))));
        }
    }

    private static void names(Console console, String what, List<String> names) {
        if (!names.isEmpty()) {
            wrapped(console, what, String.join(", ", names));
        }
    }

    /** Breaks a text at spaces; further lines begin below its first letter. */
    private static void wrapped(Console console, String start, String text) {
        int room = Math.max(WIDTH - start.length(), WIDTH / 3);
        StringBuilder line = new StringBuilder(start);
        int used = 0;
        for (String word : text.split(" ", -1)) {
            if (used > 0 && used + 1 + word.length() > room) {
                console.line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(start.length()));
                used = 0;
            }
            line.append(used == 0 ? "" : " ").append(word);
            used += word.length() + (used == 0 ? 0 : 1);
        }
        console.line(line.toString());
    }
}
