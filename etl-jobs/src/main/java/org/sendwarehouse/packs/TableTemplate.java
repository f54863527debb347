package org.sendwarehouse.packs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A table as {@code report-templates/tables} describes it, written out as a template: a header that is repeated on every
 * page, then one row that never breaks. So the widths of a table are data.
 *
 * @param name of the file, without its ending; also the template's
 * @param columns in a reader's order; the first heads its row
 */
record TableTemplate(String name, List<Column> columns) {
    /** The width of a page's text in points. */
    private static final int PAGE = 492;

    /**
     * One column: field {@code name} of a row under the parameter {@code name.heading}.
     *
     * @param width in points
     * @param none what a cell without a value prints: {@code [x]}, not available, unless the table says otherwise
     */
    record Column(String name, int width, Type type, String none) {
        Column {
            none = none == null ? Numbers.NOT_AVAILABLE : none;
        }

        /** The field of a row that the cell prints. */
        String field() {
            return type == Type.STATUS ? name + "Word" : name;
        }
    }

    /** What a column holds. */
    enum Type {
        /** Words as they are. */
        TEXT,
        /** Text of two weights, in the markup of {@link Styled}. */
        STYLED,
        /** A number, to the right. */
        NUMBER,
        /** A status: field {@code name}, its {@code nameWord} in markup and its {@code nameGlyph}; see {@link Tables#status}. */
        STATUS,
        /** Words that lead to the anchor in field {@code nameAnchor}. */
        LINK
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException when the widths do not fill the page
     * @throws tools.jackson.core.JacksonException when a column has an unknown or malformed field
     */
    static TableTemplate read(String name, String yaml) {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        List<Column> columns = mapper.readerForListOf(Column.class).readValue(yaml);
        int width = columns.stream().mapToInt(Column::width).sum();
        if (width != PAGE) {
            throw new IllegalArgumentException(
                    "The columns of table " + name + " are " + width + " points wide together, not " + PAGE);
        }
        return new TableTemplate(name, List.copyOf(columns));
    }

    /** A row whose cells all say something: see {@link Column#none}. */
    Map<String, @Nullable Object> withoutGaps(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(row);
        for (Column column : columns) {
            Object value = row.get(column.field());
            if (value == null || value.toString().isBlank()) {
                whole.put(column.field(), column.none());
            }
        }
        return whole;
    }

    /** The template in the report engine's language. */
    String jrxml() {
        StringBuilder parameters = new StringBuilder();
        StringBuilder fields = new StringBuilder();
        StringBuilder head = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        int x = 0;
        for (Column column : columns) {
            String tag = x == 0 ? "TH" : "TD";
            parameters.append(declared("parameter", column.name() + ".heading", "java.lang.String"));
            fields.append(declared("field", column.name(), "java.lang.String"));
            head.append(text(
                    x,
                    0,
                    column.width(),
                    column.type() == Type.NUMBER ? "ThRight" : "Th",
                    "stretchType=\"ContainerHeight\"",
                    "TH",
                    "$P{" + column.name() + ".heading}",
                    ""));
            switch (column.type()) {
                case TEXT -> cells.append(cell(column, x, "Td", "", tag, ""));
                case STYLED -> cells.append(cell(column, x, "Td", "markup=\"styled\"", tag, ""));
                case NUMBER -> cells.append(cell(column, x, "TdRight", "", tag, ""));
                case LINK -> {
                    fields.append(declared("field", column.name() + "Anchor", "java.lang.String"));
                    cells.append(cell(
                            column,
                            x,
                            "TdLink",
                            "linkType=\"LocalAnchor\"",
                            tag,
                            "<hyperlinkAnchorExpression><![CDATA[$F{" + column.name()
                                    + "Anchor}]]></hyperlinkAnchorExpression>"));
                }
                case STATUS -> {
                    fields.append(declared("field", column.name() + "Word", "java.lang.String"))
                            .append(declared(
                                    "field", column.name() + "Glyph", "net.sf.jasperreports.renderers.Renderable"));
                    cells.append(status(column, x, tag));
                }
            }
            x += column.width();
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <jasperReport name="%s" pageWidth="492" columnWidth="492" leftMargin="0" rightMargin="0" topMargin="0" bottomMargin="0">
                <parameter name="block" class="java.lang.String"/>
                %s<field name="row" class="java.lang.Integer"/>
                <field name="breakBefore" class="java.lang.Boolean"/>
                %s<group name="header" reprintHeaderOnEachPage="true" minHeightToStartNewPage="110">
                <expression><![CDATA["rows"]]></expression>
                <groupHeader><band height="19" splitType="Prevent">
                <element kind="frame" x="0" y="0" width="492" height="17" stretchType="ContainerHeight" style="HeadRow">
                <property name="net.sf.jasperreports.export.pdf.tag" value="head"/>
                <propertyExpression name="net.sf.jasperreports.export.pdf.tag.key"><![CDATA[$P{block}]]></propertyExpression>
                %s</element>
                </band></groupHeader>
                </group>
                <detail><band height="18" splitType="Prevent">
                <element kind="break" x="0" y="0" width="0" height="1">
                <printWhenExpression><![CDATA[$F{breakBefore}]]></printWhenExpression>
                </element>
                <element kind="frame" x="0" y="0" width="492" height="18" stretchType="ContainerHeight" style="Row">
                <property name="net.sf.jasperreports.export.pdf.tag" value="TR"/>
                <propertyExpression name="net.sf.jasperreports.export.pdf.tag.key"><![CDATA[$P{block} + "/" + $F{row}]]></propertyExpression>
                %s</element>
                </band></detail>
                </jasperReport>
                """.formatted(name, parameters, fields, head, cells);
    }

    private static String declared(String kind, String name, String type) {
        return "<" + kind + " name=\"" + name + "\" class=\"" + type + "\"/>\n";
    }

    private static String cell(Column column, int x, String style, String attributes, String tag, String after) {
        return text(x, 2, column.width(), style, attributes, tag, "$F{" + column.name() + "}", after);
    }

    private static String text(
            int x, int y, int width, String style, String attributes, String tag, String expression, String after) {
        return """
                <element kind="textField" x="%d" y="%d" width="%d" height="14" positionType="Float" textAdjust="StretchHeight" blankWhenNull="true" style="%s" %s>
                <property name="net.sf.jasperreports.export.pdf.tag" value="%s"/>
                <expression><![CDATA[%s]]></expression>
                %s</element>
                """.formatted(x, y, width, style, attributes, tag, expression, after);
    }

    private static String status(Column column, int x, String tag) {
        return """
                <element kind="textField" x="%1$d" y="1" width="%2$d" height="16" positionType="Float" textAdjust="StretchHeight" blankWhenNull="true" markup="styled">
                <property name="net.sf.jasperreports.export.pdf.tag" value="%3$s"/>
                <styleExpression><![CDATA["status-" + $F{%4$s}]]></styleExpression>
                <expression><![CDATA[$F{%4$sWord}]]></expression>
                </element>
                <element kind="image" x="%5$d" y="5" width="9" height="9" scaleImage="FillFrame">
                <printWhenExpression><![CDATA[$F{%4$sGlyph} != null]]></printWhenExpression>
                <expression><![CDATA[$F{%4$sGlyph}]]></expression>
                </element>
                """.formatted(x, column.width() - 4, tag, column.name(), x + 4);
    }
}
