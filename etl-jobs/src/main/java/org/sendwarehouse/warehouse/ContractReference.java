package org.sendwarehouse.warehouse;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contract.ScopePart;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Definitions.Definition;

/**
 * The reference list that is made from the contracts instead of a file: what is expected of whom and when. A list whose
 * {@code .yml} says {@code from: contracts} has no data file beside it.
 */
final class ContractReference {
    private static final List<String> HEADER = List.of(
            "source",
            "feed",
            "title",
            "owner_role",
            "due_text",
            "due_calendar",
            "grace_days",
            "delivery",
            "by_area",
            "providers");

    private ContractReference() {}

    static boolean isMeant(Definition yml) {
        return YamlFields.of(yml).optionalText("from").isPresent();
    }

    /** The feeds of the shipped contracts, as the data file that would stand beside the description. */
    static Definition beside(Definition yml) {
        String from = YamlFields.of(yml).text("from");
        if (!from.equals("contracts")) {
            throw new InvalidDefinitionException(yml.path(), "can only come from contracts, not from " + from);
        }
        return new Definition(yml.path().replaceFirst("\\.yml$", ".csv"), Shipped.FEEDS);
    }

    static String feeds(Contracts contracts) {
        StringWriter text = new StringWriter();
        // Without a buffer: there is nothing to flush or close.
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(HEADER);
        for (Contract contract : contracts.all()) {
            csv.writeRecord(
                    contract.source(),
                    contract.feed(),
                    contract.title(),
                    contract.ownerRole(),
                    contract.due().text(),
                    word(contract.due().calendar()),
                    Integer.toString(contract.due().graceDays()),
                    word(contract.delivery()),
                    Boolean.toString(contract.scope().contains(ScopePart.AREA)),
                    contract.expectedProviders().stream()
                            .map(provider -> '"' + provider + '"')
                            .collect(Collectors.joining(",", "[", "]")));
        }
        return text.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static final class Shipped {
        static final String FEEDS = feeds(Contracts.load().fromOutside());
    }
}
