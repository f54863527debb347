package org.sendwarehouse.receive.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contract.ScopePart;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.LayoutDifference;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.contract.Table;

/** The dictionary page of a feed, in Markdown. */
public final class FeedPage {
    private FeedPage() {}

    /** The list of all pages. */
    public static String index(Contracts contracts) {
        List<String> lines = new ArrayList<>(List.of(
                "# Feeds",
                "",
                "One page a feed, made from its contract. Do not edit: `./send-warehouse templates --pages docs/feeds`"
                        + " writes them anew.",
                "",
                "| Feed | What it is | Who answers for it | Due | Formats |",
                "|---|---|---|---|---|"));
        for (Contract contract : contracts.fromOutside().all()) {
            lines.add("| [" + contract.id() + "](" + contract.id() + ".md) | " + cell(contract.title()) + " | "
                    + cell(contract.ownerRole()) + " | " + contract.due().text() + " | " + formats(contract) + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    /** The page of one feed. */
    public static String of(Contract contract) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + contract.id());
        lines.add("");
        lines.add("**" + contract.title() + ".** " + contract.purpose());
        lines.add("");
        lines.add("- *Who answers for it:* " + contract.ownerRole());
        lines.add("- *Due:* " + contract.due().text());
        lines.add("- *A delivery:* " + delivery(contract));
        lines.add("- *Kept apart by:* " + scope(contract));
        lines.add("- *Formats:* " + formats(contract) + "; encodings "
                + String.join(", ", contract.accepts().encodings()) + "; dates "
                + String.join(", ", contract.accepts().dateFormats()));
        lines.add("- *Refused as a whole* where more than " + contract.maxRejectPct() + " % of its rows are rejected");
        lines.add("- *Kept:* " + contract.retention().text() + ". "
                + contract.retention().source());
        lines.add("- *Contract:* `warehouse-sql/contracts/" + contract.source() + "/" + contract.feed()
                + ".odcs.yaml`, version " + contract.version());
        contract.tables().forEach(table -> table(lines, contract, table));
        layouts(lines, contract);
        questionnaires(lines, contract);
        return String.join("\n", lines) + "\n";
    }

    /** How a delivery relates to those before it. */
    public static String delivery(Contract contract) {
        return switch (contract.delivery()) {
            case SNAPSHOT -> "replaces the one before; send everything each time";
            case INCREMENT -> "adds to those before; of rows with the same key the last sent counts";
            case REPLACE_PERIOD ->
                "replaces what it covers, by "
                        + String.join(
                                ", ",
                                contract.units().stream()
                                        .map(u -> u.byWeek() ? "week of " + u.column() : u.column())
                                        .toList());
        };
    }

    /** What keeps deliveries apart, so that none replaces another. */
    public static String scope(Contract contract) {
        List<String> parts = new ArrayList<>();
        for (ScopePart part : ScopePart.values()) {
            if (contract.scope().contains(part)) {
                parts.add(part.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        String providers = contract.providers().isEmpty()
                ? ""
                : " (" + String.join(", ", contract.providers()) + "; due from "
                        + String.join(", ", contract.expectedProviders()) + ")";
        return (parts.isEmpty() ? "nothing" : String.join(", ", parts)) + providers;
    }

    /** The formats that are taken. */
    public static String formats(Contract contract) {
        return String.join(", ", new TreeSet<>(contract.accepts().formats()));
    }

    private static void table(List<String> lines, Contract contract, Table table) {
        lines.add("");
        lines.add("## " + table.name());
        lines.add("");
        lines.add("A row is " + table.grain() + ".");
        lines.add("");
        if (!contract.survey()) {
            lines.add("| Column | Meaning | Form | Needed | Allowed | At the door |");
            lines.add("|---|---|---|---|---|---|");
            for (Column column : table.columns()) {
                if (!column.isDerived()) {
                    lines.add("| " + cell(ColumnWords.names(column)) + (column.key() ? " (key)" : "") + " | "
                            + cell(column.description()) + " | " + cell(ColumnWords.format(column)) + " | "
                            + ColumnWords.needed(column) + " | " + cell(ColumnWords.allowed(column)) + " | "
                            + ColumnWords.treatment(column) + " |");
                }
            }
            lines.add("");
        }
        lines.add("Lands as:");
        lines.add("");
        lines.add("| Landed column | Type | Meaning |");
        lines.add("|---|---|---|");
        for (LandedColumn column : table.landedColumns()) {
            lines.add("| " + column.name() + " | " + column.type().sql() + " | " + cell(column.description()) + " |");
        }
    }

    private static void layouts(List<String> lines, Contract contract) {
        if (contract.layouts().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("## Other layouts");
        lines.add("");
        for (LayoutDifference layout : contract.layouts()) {
            lines.add("- *" + layout.name() + "*: " + layout.reason());
        }
    }

    private static void questionnaires(List<String> lines, Contract contract) {
        if (contract.questionnaires().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("## Questionnaires");
        lines.add("");
        lines.add("| Survey | Wave | Title | Open | Questions that land |");
        lines.add("|---|---|---|---|---:|");
        for (Questionnaire q : contract.questionnaires()) {
            long asked = q.questions().stream()
                    .filter(question -> question.kind() == Questionnaire.Kind.ASKED)
                    .count();
            lines.add("| " + q.survey() + " | " + q.wave() + " | " + cell(q.title()) + " | " + q.opened() + " to "
                    + q.closed() + " | " + asked + " |");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ").strip();
    }
}
