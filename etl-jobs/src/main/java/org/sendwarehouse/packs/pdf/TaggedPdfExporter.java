package org.sendwarehouse.packs.pdf;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;
import net.sf.jasperreports.pdf.common.PdfTaggerFactory;

/** Writes a filled report as a tagged document; {@link FinishedPdf} then completes it. */
final class TaggedPdfExporter extends JRPdfExporter {

    private final Map<String, String> headings = new HashMap<>();

    private TaggedPdfExporter(JasperReportsContext context, JasperPrint print) {
        super(context);
        print.getPages().forEach(page -> collect(page.getElements()));
    }

    private void collect(Collection<JRPrintElement> elements) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintText text && text.getAnchorName() != null) {
                headings.putIfAbsent(text.getAnchorName(), text.getFullText());
            } else if (element instanceof JRPrintFrame frame) {
                collect(frame.getElements());
            }
        }
    }

    /** The engine knows an anchor by one name, and would print that; readers are to see the heading that it stands at. */
    @Override
    protected void addBookmark(int level, String anchor, int x, int y) {
        super.addBookmark(level, headings.getOrDefault(anchor, anchor).replace('\n', ' '), x, y);
    }

    @Override
    protected PdfTaggerFactory getPdfTaggerFactory(Boolean tagged) {
        return exporter -> new StructureTagger();
    }

    static byte[] export(JasperReportsContext context, JasperPrint print, DocumentFacts facts) throws JRException {
        TaggedPdfExporter exporter = new TaggedPdfExporter(context, print);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
        SimplePdfExporterConfiguration document = new SimplePdfExporterConfiguration();
        document.setTagged(true);
        document.setTagLanguage(facts.language());
        document.setMetadataTitle(facts.title());
        document.setDisplayMetadataTitle(true);
        document.setCompressed(true);
        exporter.setConfiguration(document);
        SimplePdfReportConfiguration pages = new SimplePdfReportConfiguration();
        pages.setForceSvgShapes(false); // text in charts stays text
        pages.setForceLineBreakPolicy(true);
        pages.setCollapseMissingBookmarkLevels(true);
        exporter.setConfiguration(pages);
        exporter.exportReport();
        return bytes.toByteArray();
    }
}
