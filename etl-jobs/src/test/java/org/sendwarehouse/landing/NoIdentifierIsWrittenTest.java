package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.operations.RunLog;
import org.slf4j.LoggerFactory;

/**
 * Plants identifiers in every place a file has for them, good and broken, and looks for them in every byte that is
 * written, uncompressed too, and in all that is logged.
 */
class NoIdentifierIsWrittenTest {
    private static final String UPN = "H801200001001";
    private static final String ULN = "1000000043";
    private static final String NHS = "9434765919";
    private static final String SURNAME = "Zyxwvutsurname";
    private static final String FORENAME = "Qwertforename";
    private static final String POSTCODE = "DH1 5UJ";
    private static final LocalDate BIRTH = LocalDate.of(2013, 7, 19);
    private static final String PERSON = "LLPERSON99887766";

    private static final List<String> PLANTED = List.of(
            UPN,
            ULN,
            NHS,
            SURNAME,
            "ZYXWVUTSURNAME",
            FORENAME,
            "QWERTFORENAME",
            POSTCODE,
            "DH15UJ",
            "DH1 5",
            "2013-07-19",
            "19/07/2013",
            "2013-Jul-19",
            PERSON);

    private final Door door;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    NoIdentifierIsWrittenTest(@TempDir Path folder) {
        this.door = new Door(folder);
    }

    @Test
    void no_planted_identifier_is_in_any_byte_written_or_logged() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        root.setLevel(Level.DEBUG);
        log.start();
        root.addAppender(log);
        Path lines;
        // What a run writes to its log lies in a folder that is searched below.
        try (RunLog written = RunLog.open(door.home(), "nightly")) {
            lines = written.file();
            plant();
            List<LandedDelivery> night = door.night("2026-04-30");
            assertThat(night)
                    .extracting(LandedDelivery::feed, LandedDelivery::status)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("ehc_request", Status.LANDED),
                            org.assertj.core.groups.Tuple.tuple("sen2", Status.LANDED),
                            org.assertj.core.groups.Tuple.tuple("sen2", Status.REFUSED),
                            org.assertj.core.groups.Tuple.tuple("unidentified", Status.REFUSED));
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        assertThat(Files.readAllLines(lines)).hasSizeGreaterThan(5).allMatch(line -> line.startsWith("{"));
        searchFiles();
        searchParquetValues();
        for (ILoggingEvent event : log.list) {
            assertNothingPlanted("the log", event.getFormattedMessage() + event.getThrowableProxy());
        }
    }

    private void plant() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(Casework.requestHeader());
        Map<String, String> good = Map.ofEntries(
                Map.entry("person_id", PERSON),
                Map.entry("upn", UPN),
                Map.entry("uln", ULN),
                Map.entry("surname", SURNAME),
                Map.entry("forename", FORENAME),
                Map.entry("birth_date", BIRTH.toString()),
                Map.entry("postcode", POSTCODE),
                Map.entry("request_source", "parent"),
                Map.entry("received_date", "2026-01-05"));
        for (int i = 0; i < 600; i++) {
            rows.add(row(good, "request_id", "R" + i));
        }
        // Faults in and beside personal columns, values slipped into others, identifiers where a label belongs.
        rows.add(row(good, "birth_date", "19/07/2013 or so"));
        rows.add(row(good, "sex", SURNAME));
        rows.add(row(good, "primary_need", UPN));
        rows.add(row(good, "received_date", POSTCODE));
        rows.add(row(good, "current_stage", "with " + UPN));
        rows.add(row(good, "exception_reason", "moved to DH1 5UJ"));
        rows.add(row(good, "request_source", FORENAME + " " + NHS));
        rows.add(row(good, "request_id", "R1") + "," + SURNAME);
        rows.add(SURNAME + "," + POSTCODE);
        door.put("liquidlogic/ehc_request_2026-04-30.csv", String.join("\n", rows) + "\n");

        String xml = new String(Door.resource("/sen2/return.xml"), StandardCharsets.UTF_8)
                .replace("<Surname>Unknown</Surname>", "<Surname>" + SURNAME + "</Surname>")
                .replace("<Forename>Baby</Forename>", "<Forename>" + FORENAME + "</Forename>")
                .replace("2022-11-30", BIRTH.toString())
                .replace("H8402000", UPN);
        door.put("liquidlogic/good.xml", xml);
        door.put("liquidlogic/broken.xml", xml.substring(0, xml.indexOf("<Forename>" + FORENAME) + 15));
        door.put("liquidlogic/no header.csv", SURNAME + "," + FORENAME + "," + UPN + "\n" + NHS + ",,\n");
        door.put("liquidlogic/quote.csv", Casework.requestHeader() + "\nR1,\"" + SURNAME + "\nR2," + UPN + "\n");
    }

    private static String row(Map<String, String> values, String column, String value) {
        Map<String, String> changed = new java.util.HashMap<>(values);
        changed.putIfAbsent("request_id", "R9");
        changed.put(column, value);
        return Casework.request(changed);
    }

    private void searchFiles() throws IOException {
        List<Path> files = new ArrayList<>(Door.files(door.home().landing()));
        files.addAll(Door.files(door.home().state()));
        files.addAll(Door.files(door.home().logs()));
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            assertNothingPlanted(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
    }

    /** Compressed pages hide text from a search of bytes, so every value is read back as well. */
    private void searchParquetValues() throws IOException {
        int searched = 0;
        for (LandedDelivery delivery : Ledger.read(door.home()).arrivals()) {
            for (LandedDelivery.TableBooks table : delivery.tables()) {
                for (LandedDelivery.Part part : table.parts()) {
                    assertThat(part.rows()).isPositive();
                    for (String row : door.rows(delivery, table.table(), "*")) {
                        assertNothingPlanted(part.file(), row);
                        searched++;
                    }
                }
            }
            if (Files.exists(delivery.folder(door.home()).resolve(LandedDelivery.REJECTS))) {
                for (String row : door.rejects(delivery, "*")) {
                    assertNothingPlanted("rejects", row);
                    searched++;
                }
            }
        }
        assertThat(searched).isGreaterThan(400);
    }

    @Test
    void the_search_finds_what_is_there() throws IOException {
        plant();
        String text = door.original(door.night("2026-04-30").stream()
                .filter(delivery -> delivery.feed().equals("ehc_request"))
                .findFirst()
                .orElseThrow());
        assertThat(PLANTED.stream().filter(text::contains))
                .contains(UPN, ULN, NHS, SURNAME, FORENAME, POSTCODE, PERSON);
    }

    private static void assertNothingPlanted(String where, String text) {
        for (String planted : PLANTED) {
            assertThat(text.contains(planted)).as("%s in %s", planted, where).isFalse();
        }
    }
}
