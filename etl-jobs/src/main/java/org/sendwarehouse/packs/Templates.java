package org.sendwarehouse.packs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.LineSpacingEnum;
import net.sf.jasperreports.engine.type.LineStyleEnum;
import net.sf.jasperreports.engine.type.ModeEnum;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.style.Typeface;

/** The compiled templates, the shared styles and the typeface. Made once a process: compiling takes seconds. */
final class Templates {
    private static final String ROOT = "report-templates/";
    private static final Map<Palette, Templates> COMPILED = new ConcurrentHashMap<>();

    private final SimpleJasperReportsContext context;
    private final Map<String, JasperReport> reports = new HashMap<>();
    private final Map<String, TableTemplate> tables = new TreeMap<>();
    private final Map<String, JRTemplate> styles = new HashMap<>();

    /** The templates in the colours of a palette. */
    static Templates of(Palette palette) {
        return COMPILED.computeIfAbsent(palette, Templates::new);
    }

    private Templates(Palette palette) {
        context = Typeface.context();
        context.setProperty("net.sf.jasperreports.export.pdf.force.linebreak.policy", "true");
        // Keeps the whole text of an element, so that text cut short is seen and refused.
        context.setProperty("net.sf.jasperreports.print.keep.full.text", "true");
        for (Definition table : Definitions.list(ROOT + "tables/*.yaml")) {
            String name = table.name().replace(".yaml", "");
            tables.put(name, TableTemplate.read(name, Definitions.text(table.path())));
        }
        try {
            for (Definition sheet : Definitions.list(ROOT + "styles/*.jrtx")) {
                try (InputStream in = Definitions.open(sheet.path())) {
                    styles.put(
                            sheet.name().replace(".jrtx", ""),
                            JRXmlTemplateLoader.getInstance(context).loadTemplate(in));
                }
            }
            JasperCompileManager compiler = JasperCompileManager.getInstance(context);
            for (Map.Entry<String, String> source : sources().entrySet()) {
                JasperDesign design = JRXmlLoader.load(
                        context, new ByteArrayInputStream(source.getValue().getBytes(StandardCharsets.UTF_8)));
                addStatusStyles(design, palette);
                reports.put(source.getKey(), compiler.compile(design));
            }
        } catch (JRException | IOException e) {
            throw new IllegalStateException("The templates of the packs cannot be compiled", e);
        }
    }

    /** Every template by its name: those of {@code blocks}, and one for each table of {@code tables}, which go first. */
    private Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (Definition template : Definitions.list(ROOT + "blocks/*.jrxml")) {
            sources.put(template.name().replace(".jrxml", ""), Definitions.text(template.path()));
        }
        tables.forEach((name, table) -> sources.put(name, table.jrxml()));
        return sources;
    }

    JasperReportsContext context() {
        return context;
    }

    /**
     * The styles of every pack, then those of further sheets; where two have a name in common, the later one holds.
     *
     * @param more files of {@code report-templates/styles}, without their ending
     */
    List<JRTemplate> styles(List<String> more) {
        List<JRTemplate> sheets = new ArrayList<>();
        sheets.add(sheet("pack"));
        more.forEach(name -> sheets.add(sheet(name)));
        return List.copyOf(sheets);
    }

    private JRTemplate sheet(String name) {
        JRTemplate sheet = styles.get(name);
        if (sheet == null) {
            throw new IllegalArgumentException("There is no style sheet " + name);
        }
        return sheet;
    }

    /** The templates' names, in order. */
    SortedSet<String> names() {
        return new TreeSet<>(reports.keySet());
    }

    /** The description of a table; null for a template that is none. */
    @Nullable
    TableTemplate table(String name) {
        return tables.get(name);
    }

    /** A compiled template by its file name, without its ending. */
    JasperReport report(String name) {
        JasperReport report = reports.get(name);
        if (report == null) {
            throw new IllegalArgumentException("There is no template " + name);
        }
        return report;
    }

    /**
     * One style a status: {@code status-met}, … so that a cell takes its look from the palette alone. They go into each
     * report, since a style that is named by an expression is looked for there only.
     */
    private static void addStatusStyles(JasperDesign design, Palette palette) throws JRException {
        for (Map.Entry<String, Palette.StatusLook> entry : palette.statuses().entrySet()) {
            Palette.StatusLook look = entry.getValue();
            JRDesignStyle style = new JRDesignStyle();
            style.setName("status-" + entry.getKey());
            style.setFontName("Liberation Sans");
            style.setFontSize(10f);
            style.setForecolor(Palette.colour(look.ink()));
            style.setMode(ModeEnum.OPAQUE);
            style.setBackcolor(Palette.colour(look.fill()));
            style.getParagraph().setLineSpacing(LineSpacingEnum.FIXED);
            style.getParagraph().setLineSpacingSize(12f);
            // The first line begins beside the glyph; a second one has the whole width.
            style.getLineBox().setLeftPadding(4);
            style.getParagraph().setFirstLineIndent(13);
            style.getLineBox().setTopPadding(1);
            style.getLineBox().setRightPadding(1);
            style.getLineBox().setBottomPadding(2);
            style.getLineBox().getPen().setLineWidth(0.75f);
            style.getLineBox().getPen().setLineColor(Palette.colour(look.border()));
            style.getLineBox().getPen().setLineStyle(look.dashed() ? LineStyleEnum.DASHED : LineStyleEnum.SOLID);
            design.addStyle(style);
        }
    }
}
