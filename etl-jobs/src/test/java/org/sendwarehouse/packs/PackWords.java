package org.sendwarehouse.packs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Everything that can be read in the files of a pack: text and alternative texts of a document, its metadata, the cells of
 * a workbook, a manifest as it stands.
 */
final class PackWords {
    private PackWords() {}

    /** The words of all of them, each space one blank. */
    static String of(Collection<Path> files) throws IOException {
        StringBuilder words = new StringBuilder();
        for (Path file : files) {
            words.append(of(file)).append('\n');
        }
        return squeezed(words.toString());
    }

    static String of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".pdf")) {
            return document(file);
        }
        return name.endsWith(".xlsx") ? workbook(file) : Files.readString(file);
    }

    static String squeezed(String text) {
        return text.replace('\u00A0', ' ').replaceAll("\\s+", " ").strip();
    }

    private static String document(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            StringBuilder all =
                    new StringBuilder(new PDFTextStripper().getText(document).replaceAll("\\s+", " "));
            StructureTree.of(document).descendants().forEach(element -> all.append('\n')
                    .append(element.alternative())
                    .append('\n')
                    .append(element.fullText()));
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            all.append('\n').append(new String(metadata.toByteArray(), StandardCharsets.UTF_8));
            document.getDocumentInformation().getMetadataKeys().forEach(key -> all.append('\n')
                    .append(document.getDocumentInformation().getCustomMetadataValue(key)));
            return all.toString();
        }
    }

    private static String workbook(Path file) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
        }
        return all.toString();
    }
}
