package org.sendwarehouse.disclosure;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.disclosure.CsvOnTheWeb.Source;
import org.sendwarehouse.disclosure.OpenDataFile.Indicator;
import org.sendwarehouse.home.Home.OwnerOnly;
import org.sendwarehouse.warehouse.Extract;

/**
 * The open data: what everyone is given, as files in the layout of DfE's Explore Education Statistics. Beside each file
 * its metadata as that service takes them ({@code .meta.csv}) and as CSV on the Web ({@code .csv-metadata.json}).
 */
final class OpenData implements Extract {
    private static final String FOLDER = "open-data";
    private static final List<String> META_COLUMNS = List.of(
            "col_name",
            "col_type",
            "label",
            "indicator_grouping",
            "indicator_unit",
            "indicator_dp",
            "filter_hint",
            "filter_grouping_column");

    private final OpenDataLayout layout;
    private final List<OpenDataFile> files;

    OpenData(OpenDataLayout layout, List<OpenDataFile> files) {
        this.layout = layout;
        this.files = List.copyOf(files);
    }

    /** What the product ships. */
    static OpenData shipped() {
        return new OpenData(
                OpenDataLayout.of(Rules.definition("warehouse-sql/open-data/" + OpenDataLayout.FILE)),
                OpenDataFile.shipped());
    }

    @Override
    public String path() {
        return FOLDER;
    }

    /** A file of which everyone is given no figure is not written. */
    @Override
    public void write(Connection connection, Path folder) throws SQLException, IOException {
        Path to = folder.resolve(FOLDER);
        OwnerOnly.createDirectories(to);
        Source source = source(connection);
        CsvOnTheWeb metadata = new CsvOnTheWeb(layout, source);
        List<OpenDataFile> written = new ArrayList<>();
        for (OpenDataFile file : files) {
            List<List<String>> rows = new OpenDataRows(layout).of(file, connection);
            if (rows.size() > 1) {
                String name = file.name() + ".csv";
                csv(to.resolve(name), rows);
                csv(to.resolve(file.name() + ".meta.csv"), meta(file));
                Files.writeString(to.resolve(CsvOnTheWeb.nameFor(name)), metadata.of(file, name));
                written.add(file);
            }
        }
        Files.writeString(to.resolve("README.md"), readme(written, source));
    }

    private static Source source(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select area_name, as_at, synthetic from marts.run")) {
            if (!row.next()) {
                throw new SQLException("The run that made the figures is not known");
            }
            return new Source(
                    row.getString("area_name"),
                    row.getObject("as_at", Date.class).toLocalDate(),
                    row.getBoolean("synthetic"));
        }
    }

    private List<List<String>> meta(OpenDataFile file) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(META_COLUMNS);
        layout.filters()
                .forEach(filter -> rows.add(List.of(
                        filter.column(),
                        "Filter",
                        layout.label(filter.column()),
                        "",
                        "",
                        "",
                        filter.hint(),
                        filter.group().orElse(""))));
        for (Indicator indicator : file.indicators()) {
            rows.add(List.of(
                    indicator.column(),
                    "Indicator",
                    indicator.label(),
                    indicator.grouping(),
                    indicator.unit().orElse(""),
                    String.valueOf(indicator.decimals()),
                    "",
                    ""));
        }
        return rows;
    }

    /** As DfE writes its files, but without a mark of byte order, which CSV on the Web advises against. */
    private static void csv(Path file, List<List<String>> rows) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8)) {
            rows.forEach(writer::writeRecord);
        }
    }

    private String readme(List<OpenDataFile> written, Source source) {
        StringBuilder text = new StringBuilder("# Open data: special educational needs and disabilities, ")
                .append(source.area())
                .append("\n\n");
        if (source.synthetic()) {
            text.append(layout.synthetic()).append("\n\n");
        }
        text.append("Figures as at ").append(source.asAt()).append(", for anyone to use under the [");
        text.append(layout.licence().title())
                .append("](")
                .append(layout.licence().url())
                .append(").\n\n");
        text.append(layout.rounding()).append("\n\n");
        layout.symbols().forEach((symbol, means) -> text.append("- `")
                .append(symbol)
                .append("`: ")
                .append(means)
                .append('\n'));
        text.append("\n| File | What it has |\n|---|---|\n");
        written.forEach(file -> text.append("| `")
                .append(file.name())
                .append(".csv` | ")
                .append(file.description())
                .append(" |\n"));
        text.append("\nBeside each file, `.meta.csv` describes its columns for Explore Education Statistics and")
                .append(" `.csv-metadata.json` for machines, as CSV on the Web.\n\nNot here:\n\n");
        layout.leftOut().forEach(reason -> text.append("- ")
                .append(reason.what())
                .append(": ")
                .append(reason.why())
                .append('\n'));
        return text.toString();
    }
}
