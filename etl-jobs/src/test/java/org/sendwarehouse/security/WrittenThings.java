package org.sendwarehouse.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.sendwarehouse.warehouse.DuckDb;

/** Everything that a file of the product says, whatever it is packed in: as it lies on the disk, and unpacked. */
final class WrittenThings {
    private WrittenThings() {}

    /** Receives one text after the other; a text is named by where it stands. */
    interface Reader {
        void text(String where, String text);
    }

    static void read(Path file, Reader reader) throws IOException, SQLException {
        byte[] bytes = Files.readAllBytes(file);
        reader.text(file.toString(), latin(bytes));
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".pdf")) {
            pdf(file, bytes, reader);
        } else if (name.endsWith(".parquet")) {
            try (Connection duck = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
                table(duck, "read_parquet('" + file + "')", file.toString(), reader);
            }
        } else if (name.endsWith(".duckdb")) {
            try (Connection duck = DuckDb.openReadOnly(file, DuckDb.Settings.DEFAULT)) {
                for (String table : column(
                        duck, "select '\"' || schema_name || '\".\"' || table_name || '\"' from duckdb_tables()")) {
                    table(duck, table, file + " " + table, reader);
                }
            }
        } else if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    reader.text(file + " " + entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } else if (name.endsWith(".gz")) {
            try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                reader.text(file + " unpacked", latin(zip.readAllBytes()));
            }
        }
    }

    /** Words, facts about the document, and every stream of it unpacked. */
    private static void pdf(Path file, byte[] bytes, Reader reader) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            reader.text(file + " words", new PDFTextStripper().getText(document));
            reader.text(
                    file + " facts",
                    String.valueOf(document.getDocumentInformation().getCOSObject()));
            for (COSObjectKey key :
                    new ArrayList<>(document.getDocument().getXrefTable().keySet())) {
                COSObject object = document.getDocument().getObjectFromPool(key);
                if (object.getObject() instanceof COSStream stream) {
                    try (var in = stream.createInputStream()) {
                        reader.text(file + " " + key, latin(in.readAllBytes()));
                    }
                }
            }
        }
    }

    /** All values of a table as texts, dates among them. */
    private static void table(Connection duck, String table, String where, Reader reader) throws SQLException {
        for (String name : column(duck, "select column_name from (describe select * from " + table + ")")) {
            String quoted = '"' + name.replace("\"", "\"\"") + '"';
            reader.text(
                    where + "." + name,
                    name + "\n"
                            + String.join(
                                    "\n",
                                    column(duck, "select distinct cast(" + quoted + " as varchar) from " + table)));
        }
    }

    private static List<String> column(Connection duck, String sql) throws SQLException {
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
