package org.sendwarehouse.receive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks a workbook over before anything reads it: unpacks every entry to nowhere and counts what really comes out, since
 * the sizes that a zip file states may be lies. Opens the file with the library that will read it, so that both see the
 * same entries. No entry is ever written to disk, so its name cannot lead anywhere.
 *
 * @param fileBytes greatest size of the file
 * @param entries greatest number of entries
 * @param entryBytes greatest size of one entry, unpacked
 * @param totalBytes greatest size of all entries together, unpacked
 * @param ratio greatest number of bytes that one packed byte may become, in entries of over a mebibyte
 * @param sharedBytes greatest size of the table of shared texts, unpacked; it is held in memory
 */
record WorkbookGuard(long fileBytes, int entries, long entryBytes, long totalBytes, int ratio, long sharedBytes) {
    private static final long MEBIBYTE = 1L << 20;

    static final WorkbookGuard DEFAULT =
            new WorkbookGuard(128 * MEBIBYTE, 1_000, 768 * MEBIBYTE, 1_024 * MEBIBYTE, 150, 32 * MEBIBYTE);

    /** From the mark of a directory entry to the end of its three lengths: of name, further fields and note. */
    private static final int AFTER_MARK = 30;

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    /**
     * Passes a workbook or refuses it.
     *
     * @throws WorkbookException when it is refused; the message says why
     * @throws IOException when the file cannot be read
     */
    void inspect(Path file) throws IOException {
        if (Files.size(file) > fileBytes) {
            throw new WorkbookException("The workbook is larger than " + mebibytes(fileBytes) + ". Send it as CSV.");
        }
        Directory directory = directory(file);
        if (directory.entries() > entries) {
            throw new WorkbookException("The workbook has more than " + entries + " parts, so it is not opened.");
        }
        if (directory.bytes() > MEBIBYTE) {
            throw new WorkbookException("The names of the workbook's parts are far too long, so it is not opened.");
        }
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            inspect(zip);
        } catch (WorkbookException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new WorkbookException(
                    "The workbook cannot be unpacked; it is damaged or cut short. Open it, save it anew as .xlsx and"
                            + " send it again.");
        }
    }

    private void inspect(ZipFile zip) throws IOException {
        List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
        Set<String> names = new HashSet<>();
        String types = "";
        long total = 0;
        for (ZipArchiveEntry entry : all) {
            String name = entry.getName();
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new WorkbookException("The workbook has a part twice, so it cannot be told what it says.");
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new WorkbookException("The workbook is encrypted. Save it without a password.");
            }
            if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
                throw new WorkbookException("The workbook is packed in a way that no office program uses.");
            }
            if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                throw macros();
            }
            total += unpack(zip, entry, total);
            if (name.equals(CONTENT_TYPES)) {
                types = text(zip, entry);
            }
        }
        checkTypes(types);
    }

    private static void checkTypes(String types) throws WorkbookException {
        if (types.contains("macroEnabled")) {
            throw macros();
        }
        if (types.contains("sheet.binary")) {
            throw new WorkbookException("This is a binary workbook (.xlsb). Save it as .xlsx.");
        }
        if (!types.contains("spreadsheetml.sheet.main+xml")) {
            throw new WorkbookException("This is a zip file but no workbook. Send the files in it one by one, or a"
                    + " workbook saved as .xlsx.");
        }
    }

    private static WorkbookException macros() {
        return new WorkbookException("The workbook has macros, which are refused. Save it as .xlsx, without macros.");
    }

    private long unpack(ZipFile zip, ZipArchiveEntry entry, long before) throws IOException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        XmlScan scan = new XmlScan(name.contains("worksheets/"));
        long most = name.endsWith("sharedstrings.xml") ? sharedBytes : entryBytes;
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                count += n;
                if (count > most || before + count > totalBytes) {
                    throw new WorkbookException("The workbook unpacks to more than "
                            + mebibytes(count > most ? most : totalBytes)
                            + (most == sharedBytes && count > most ? " of texts" : "")
                            + ", so it is not read. Send it as CSV, or in parts.");
                }
                if (count > MEBIBYTE && count > ratio * entry.getCompressedSize()) {
                    throw new WorkbookException("A part of the workbook unpacks to more than " + ratio
                            + " times its size, as a zip bomb does. Open it, delete empty formatted rows, and save it"
                            + " anew.");
                }
                if (xml) {
                    scan.add(buffer, n);
                }
            }
        }
        return count;
    }

    private static String text(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes((int) MEBIBYTE), StandardCharsets.UTF_8);
        }
    }

    /**
     * What the zip directory holds, told by the mark of its entries before any library builds a list of them.
     *
     * @param bytes of names, notes and further fields, as stated
     */
    private record Directory(int entries, long bytes) {}

    private static Directory directory(Path file) throws IOException {
        int found = 0;
        long bytes = 0;
        int matched = 0;
        byte[] mark = {'P', 'K', 1, 2};
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                matched = b == mark[matched] ? matched + 1 : b == mark[0] ? 1 : 0;
                if (matched == mark.length) {
                    found++;
                    matched = 0;
                    bytes += variableBytes(in);
                }
            }
        }
        return new Directory(found, bytes);
    }

    /** The three lengths that stand 24 bytes after the mark; the stream stays where it is. */
    private static long variableBytes(InputStream in) throws IOException {
        in.mark(AFTER_MARK);
        byte[] header = in.readNBytes(AFTER_MARK);
        in.reset();
        long bytes = 0;
        for (int at = AFTER_MARK - 6; at + 1 < header.length; at += 2) {
            bytes += (header[at] & 0xFF) | (header[at + 1] & 0xFF) << 8;
        }
        return bytes;
    }

    private static String mebibytes(long bytes) {
        return bytes / MEBIBYTE + " MB";
    }
}
