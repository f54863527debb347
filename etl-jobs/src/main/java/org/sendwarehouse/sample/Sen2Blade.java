package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A SEN2 return as the nine CSV files that COLLECT exports ('Blade'): lower-case headers, rows tied by table ids. */
final class Sen2Blade {
    /** By its own list: the abbreviations of a locale change with the JDK. */
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private final Map<Sen2Layout, Csv> files = new EnumMap<>(Sen2Layout.class);
    private final Map<Sen2Layout, Integer> ids = new EnumMap<>(Sen2Layout.class);

    private Sen2Blade() {}

    /** Writes {@code Blade-Export_DD-MM-YYYY_<module>.csv}, nine files. */
    static void write(Sen2Return sen2, Path folder) throws IOException {
        LocalDate exported = sen2.census.plusDays(25);
        String prefix = "Blade-Export_"
                + "%02d-%02d-%d".formatted(exported.getDayOfMonth(), exported.getMonthValue(), exported.getYear())
                + "_";
        writeHeader(sen2, folder.resolve(prefix + "sen2.csv"));
        Sen2Blade blade = new Sen2Blade();
        try {
            for (Sen2Layout module : Sen2Layout.values()) {
                blade.files.put(module, new Csv(folder.resolve(prefix + name(module) + ".csv"), header(module)));
            }
            for (Sen2Node person : sen2.persons()) {
                blade.row(person, 1);
            }
        } finally {
            for (Csv file : blade.files.values()) {
                file.close();
            }
        }
    }

    private static void writeHeader(Sen2Return sen2, Path file) throws IOException {
        List<String> header = List.of(
                "sen2tableid",
                "collection",
                "year",
                "referencedate",
                "sourcelevel",
                "lea",
                "softwarecode",
                "release",
                "serialno",
                "datetime");
        try (Csv csv = new Csv(file, header)) {
            csv.row(
                    1,
                    "SEN2",
                    sen2.collectionYear,
                    day(sen2.census),
                    "L",
                    sen2.laNumber,
                    "Synthetic partnership",
                    "1.0",
                    1,
                    day(sen2.census.plusDays(21)));
        }
    }

    private static String day(LocalDate date) {
        return "%d-%s-%02d 00:00:00"
                .formatted(date.getYear(), MONTHS.get(date.getMonthValue() - 1), date.getDayOfMonth());
    }

    private static String name(Sen2Layout module) {
        return module.element.toLowerCase(Locale.ROOT);
    }

    private static List<String> header(Sen2Layout module) {
        List<String> header = new ArrayList<>();
        header.add(name(module) + "tableid");
        header.add(module.parent == null ? "sen2tableid" : name(module.parent) + "tableid");
        module.columns().forEach(column -> header.add(column.toLowerCase(Locale.ROOT)));
        return header;
    }

    private void row(Sen2Node node, int parentId) throws IOException {
        Sen2Layout module = Sen2Layout.of(node);
        int id = ids.merge(module, 1, Integer::sum);
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(id);
        cells.add(parentId);
        for (String column : module.columns()) {
            String value = node.fields.get(column);
            cells.add(value != null && Sen2Node.isDate(column) ? day(LocalDate.parse(value)) : value);
        }
        Csv file = files.get(module);
        if (file == null) {
            throw new IllegalStateException("No file for " + module);
        }
        file.row(cells.toArray());
        for (Sen2Node child : node.children) {
            row(child, id);
        }
    }
}
