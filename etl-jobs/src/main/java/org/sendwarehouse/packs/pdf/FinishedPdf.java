package org.sendwarehouse.packs.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.TimeZone;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.sendwarehouse.home.Hashes;

/**
 * A document as it is handed out: tagged, with its links joined to the structure, metadata that declare PDF/UA-1 and
 * PDF/A-2a, and without anything that differs between two runs on the same data (dates, identifiers, random font tags).
 */
public final class FinishedPdf {
    private FinishedPdf() {}

    /**
     * Exports and completes a filled report.
     *
     * @return the number of pages
     * @throws JRException when the report cannot be exported
     * @throws IOException when the exported file cannot be completed or written
     */
    public static int write(JasperReportsContext context, JasperPrint print, DocumentFacts facts, OutputStream out)
            throws JRException, IOException {
        byte[] exported = TaggedPdfExporter.export(context, print, facts);
        try (PDDocument document = Loader.loadPDF(exported)) {
            LinkAnnotations.join(document);
            FontTags.normalise(document);
            describe(document, facts);
            ArchiveColours.declare(document);
            document.save(out);
            return document.getNumberOfPages();
        }
    }

    private static void describe(PDDocument document, DocumentFacts facts) throws IOException {
        PDDocumentInformation information = new PDDocumentInformation();
        GregorianCalendar date = GregorianCalendar.from(facts.date().atStartOfDay(ZoneOffset.UTC));
        date.setTimeZone(TimeZone.getTimeZone("UTC"));
        information.setTitle(facts.title());
        information.setSubject(facts.subject());
        information.setAuthor(facts.author());
        information.setProducer(facts.producer());
        information.setCreator(facts.producer());
        information.setCreationDate(date);
        information.setModificationDate(date);
        document.setDocumentInformation(information);

        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(Xmp.packet(facts).getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage(facts.language());
        document.setVersion(1.7f);

        byte[] id = HexFormat.of().parseHex(Hashes.of(facts.identity()).substring(0, 32));
        COSArray ids = new COSArray();
        ids.add(new COSString(id));
        ids.add(new COSString(id));
        document.getDocument().getTrailer().setItem(COSName.ID, ids);
    }
}
