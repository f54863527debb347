package org.sendwarehouse.packs.golden;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * What a pack looked like when a person last looked at it: its structure with every text, and its pages as small grey
 * images.
 *
 * @param structure one line an element, indented by depth
 * @param pages at half a pixel a point, 8 bits of grey
 */
public record GoldenPack(List<String> structure, List<BufferedImage> pages) {
    private static final String STRUCTURE = "structure.txt";
    private static final float SCALE = 0.5f;

    public static GoldenPack of(Path document, String outline) throws IOException {
        List<BufferedImage> pages = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(document.toFile())) {
            PDFRenderer renderer = new PDFRenderer(pdf);
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                pages.add(renderer.renderImage(page, SCALE, ImageType.GRAY));
            }
        }
        return new GoldenPack(outline.lines().toList(), pages);
    }

    /** Reads a reference; one without anything where there is none. */
    public static GoldenPack read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new GoldenPack(List.of(), List.of());
        }
        TreeMap<String, BufferedImage> pages = new TreeMap<>();
        for (Path file : pageFiles(folder)) {
            pages.put(String.valueOf(file.getFileName()), ImageIO.read(file.toFile()));
        }
        return new GoldenPack(Files.readAllLines(folder.resolve(STRUCTURE)), List.copyOf(pages.values()));
    }

    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path old : pageFiles(folder)) {
            Files.delete(old);
        }
        Files.writeString(folder.resolve(STRUCTURE), String.join("\n", structure) + "\n", StandardCharsets.UTF_8);
        for (int page = 0; page < pages.size(); page++) {
            Files.write(folder.resolve(String.format(Locale.ROOT, "page-%02d.png", page + 1)), png(pages.get(page)));
        }
    }

    static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static List<Path> pageFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }
}
