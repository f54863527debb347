package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRChild;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRFrame;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.renderers.Renderable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Glyph;
import org.sendwarehouse.packs.style.Palette;

/** Every template of rows (tables and lists), with rows made up for whatever fields it has. */
final class TableBlocks {
    private static final Pattern FIELD = Pattern.compile("\\$F\\{(\\w+)}");
    private static final String TAG = "net.sf.jasperreports.export.pdf.tag";
    private static final Palette PALETTE = Palette.shipped();
    private static final List<String> STATUSES =
            List.copyOf(new TreeSet<>(PALETTE.statuses().keySet()));

    private TableBlocks() {}

    /**
     * A cell of a template.
     *
     * @param fields whose texts it prints, in order
     * @param alone whether it prints nothing but its one field
     */
    private record Cell(List<String> fields, boolean alone, boolean styled) {}

    /**
     * A block with made-up rows.
     *
     * @param cells by row and cell, the texts that must be printed there
     * @param exact by cell, whether nothing else may
     */
    record Made(Block block, List<List<List<String>>> cells, List<Boolean> exact) {}

    /** The templates that print a row for every record, in order of name. */
    static List<String> templates(Templates templates) {
        return templates.names().stream()
                .filter(name -> !cells(templates.report(name)).isEmpty())
                .toList();
    }

    /**
     * A block of this template.
     *
     * @param text a cell's text, null for none; given a name of row and field
     */
    static Made make(Templates templates, String template, String id, int rows, UnaryOperator<@Nullable String> text) {
        JasperReport report = templates.report(template);
        TableTemplate table = templates.table(template);
        List<Cell> cells = cells(report);
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        for (JRParameter parameter : report.getParameters()) {
            if (!parameter.isSystemDefined() && String.class.equals(parameter.getValueClass())) {
                parameters.put(parameter.getName(), "H " + parameter.getName().replace(".heading", ""));
            }
        }
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        List<List<List<String>>> expected = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            Map<String, @Nullable Object> record = record(report, cells, row, text);
            List<List<String>> texts = new ArrayList<>();
            for (Cell cell : cells) {
                texts.add(cell.fields().stream()
                        .map(record::get)
                        .map(value -> value == null ? "" : plain(String.valueOf(value), cell.styled()))
                        .map(value -> value.isEmpty() && table != null ? "[x]" : value)
                        .toList());
            }
            records.add(record);
            expected.add(texts);
        }
        return new Made(
                new Block(id, template, parameters, records, Block.Keep.FREE),
                expected,
                cells.stream().map(Cell::alone).toList());
    }

    private static Map<String, @Nullable Object> record(
            JasperReport report, List<Cell> cells, int row, UnaryOperator<@Nullable String> text) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        List<String> statuses = statusFields(report);
        for (var field : report.getFields()) {
            String name = field.getName();
            if (statuses.contains(name)) {
                record.put(name, STATUSES.get(row % STATUSES.size()));
            } else if (Renderable.class.equals(field.getValueClass())) {
                record.put(name, new Glyph("tick", Palette.colour(PALETTE.ink())));
            } else if (name.toLowerCase(java.util.Locale.ROOT).endsWith("anchor")) {
                record.put(name, "top");
            } else if (String.class.equals(field.getValueClass())) {
                String value = text.apply("r" + row + " " + name);
                boolean styled =
                        cells.stream().anyMatch(c -> c.styled() && c.fields().contains(name));
                record.put(name, value == null || !styled ? value : Styled.escape(value));
            }
        }
        return record;
    }

    private static String plain(String value, boolean styled) {
        return styled
                ? value.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&")
                : value;
    }

    /** Fields that a style's name is made of: they hold statuses. */
    private static List<String> statusFields(JasperReport report) {
        List<String> fields = new ArrayList<>();
        for (JRElement element : elements(report)) {
            if (element.getStyleExpression() != null) {
                Matcher matcher = FIELD.matcher(element.getStyleExpression().getText());
                while (matcher.find()) {
                    fields.add(matcher.group(1));
                }
            }
        }
        return fields;
    }

    private static List<Cell> cells(JasperReport report) {
        List<Cell> cells = new ArrayList<>();
        for (JRElement element : elements(report)) {
            String tag = element.hasProperties() ? element.getPropertiesMap().getProperty(TAG) : null;
            if (element instanceof JRTextField text
                    && List.of("TH", "TD", "LBody").contains(String.valueOf(tag))) {
                String expression = text.getExpression().getText().strip();
                List<String> fields = new ArrayList<>();
                Matcher matcher = FIELD.matcher(expression);
                while (matcher.find()) {
                    fields.add(matcher.group(1));
                }
                cells.add(new Cell(
                        fields,
                        FIELD.matcher(expression).matches(),
                        "styled".equals(String.valueOf(text.getMarkup()))));
            }
        }
        return cells;
    }

    /** What the detail bands hold, frames opened. */
    private static List<JRElement> elements(JasperReport report) {
        List<JRElement> elements = new ArrayList<>();
        if (report.getDetailSection() != null && report.getDetailSection().getBands() != null) {
            for (JRBand band : report.getDetailSection().getBands()) {
                collect(band.getChildren(), elements);
            }
        }
        return elements;
    }

    private static void collect(List<JRChild> children, List<JRElement> into) {
        for (JRChild child : children) {
            if (child instanceof JRFrame frame) {
                collect(frame.getChildren(), into);
            } else if (child instanceof JRElement element) {
                into.add(element);
            }
        }
    }
}
