package org.sendwarehouse.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;

/**
 * A home whose schools have sent attendance for years: the synthetic partnership with one delivery a term, and where it is
 * asked for, other areas with pupils of their own. Its next delivery is one week.
 */
final class HistoryHome {
    static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 4, 30);
    static final LocalDate ORDINARY_NIGHT = LocalDate.of(2026, 5, 1);

    private static final LocalDate NEW_WEEK = LocalDate.of(2026, 4, 27);
    private static final String OWN_AREA = "840";
    private static final String EXTRACT = "_2026-04-30.csv";
    private static final int PUPILS_A_SCHOOL = 200;
    private static final int ABSENT_EVERY = 13;

    private final Home home;
    private final int pupilsAnArea;
    /** Rows of marks begin with this, by area: pupil and school. */
    private final Map<String, List<String>> pupils = new LinkedHashMap<>();

    private long marks;

    HistoryHome(Path folder, int pupilsAnArea) {
        this.home = new Home(folder);
        this.pupilsAnArea = pupilsAnArea;
    }

    Home home() {
        return home;
    }

    long marks() {
        return marks;
    }

    /** Fills the inbox for the first night. */
    void fill(double scale, int areas, int years) throws IOException, InterruptedException {
        home.create();
        Files.writeString(
                home.root().resolve("send.yaml"), "send:\n  inbox:\n    settle: 0s\n  duckdb:\n    memory: 1GB\n");
        new Command(home).run("init");
        SyntheticPartnership.write(home, SampleOptions.standard().withScale(scale));
        try (var files = Files.newDirectoryStream(home.inbox().resolve("synergy"), "attendance_*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        pupils.put(OWN_AREA, ownPupils());
        for (String area : otherAreas(areas - 1)) {
            pupils.put(area, invented(area));
        }
        SchoolWeeks weeks = new SchoolWeeks(NEW_WEEK.minusWeeks(1));
        for (int term = 0; term < years * SchoolWeeks.A_YEAR / SchoolWeeks.A_TERM; term++) {
            for (String area : pupils.keySet()) {
                deliver(area, weeks.term(term));
            }
        }
    }

    /** Fills the inbox for an ordinary night: one week of all schools. */
    void nextWeek() throws IOException {
        for (String area : pupils.keySet()) {
            deliver(area, List.of(NEW_WEEK));
        }
    }

    private Path folder(String area) throws IOException {
        Path synergy = home.inbox().resolve("synergy");
        return Files.createDirectories(area.equals(OWN_AREA) ? synergy : synergy.resolve(area));
    }

    private void deliver(String area, List<LocalDate> mondays) throws IOException {
        LocalDate friday = mondays.get(mondays.size() - 1).plusDays(4);
        try (Writer out = Files.newBufferedWriter(folder(area).resolve("attendance_" + friday + ".csv"))) {
            out.write("pupil_id,urn,session_date,session,mark\n");
            int number = 0;
            for (String pupil : pupils.getOrDefault(area, List.of())) {
                number++;
                for (LocalDate monday : mondays) {
                    for (int day = 0; day < 5; day++) {
                        boolean absent = (number * 7L + monday.plusDays(day).toEpochDay() * 3) % ABSENT_EVERY == 0;
                        String before = pupil + "," + monday.plusDays(day);
                        out.write(before + ",AM," + (absent ? "I" : "/") + "\n" + before + ",PM,"
                                + (absent ? "I" : "\\") + "\n");
                        marks += 2;
                    }
                }
            }
        }
    }

    /** Those of the partnership who are at a school. */
    private List<String> ownPupils() throws IOException {
        Map<String, String> schools = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(home.inbox().resolve("synergy/pupil" + EXTRACT))) {
            for (NamedCsvRecord row : csv) {
                if (row.getField("leaving_date").isEmpty()
                        && !row.getField("enrolment_status").equals("S")) {
                    schools.putIfAbsent(row.getField("pupil_id"), row.getField("urn"));
                }
            }
        }
        return schools.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(pupilsAnArea)
                .map(pupil -> pupil.getKey() + "," + pupil.getValue())
                .toList();
    }

    private static List<String> otherAreas(int count) throws IOException {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Definitions.text("warehouse-sql/reference/area.csv"))) {
            return csv.stream()
                    .map(row -> row.getField("la_number"))
                    .filter(number -> !number.isEmpty() && !number.equals(OWN_AREA))
                    .limit(count)
                    .toList();
        }
    }

    /** Pupils of another area, their extract and that of their schools. */
    private List<String> invented(String area) throws IOException {
        List<String> own = new ArrayList<>();
        try (Writer out = Files.newBufferedWriter(folder(area).resolve("pupil" + EXTRACT));
                Writer schools = Files.newBufferedWriter(folder(area).resolve("school" + EXTRACT))) {
            out.write("pupil_id,upn,uln,surname,forename,birth_date,sex,ethnicity,postcode,urn,enrolment_status,"
                    + "entry_date,leaving_date,ncy,sen_provision,sen_need_primary,sen_need_secondary,fsm,pupil_premium,"
                    + "disability,young_carer,part_time_timetable\n");
            schools.write("urn,dfe_number,school_name,phase,type,postcode,open_date,close_date,resourced_provision\n");
            for (int i = 0; i < pupilsAnArea; i++) {
                String urn = "9" + area + String.format(java.util.Locale.ROOT, "%02d", i / PUPILS_A_SCHOOL);
                if (i % PUPILS_A_SCHOOL == 0) {
                    schools.write(urn + "," + area + "/" + (2000 + i / PUPILS_A_SCHOOL) + ",Example School " + urn
                            + ",primary,Community school,,,,false\n");
                }
                String id = "P" + area + "-" + i;
                out.write(id + ",,,Invented " + word(i) + " " + word(Integer.parseInt(area)) + ",Example,"
                        + LocalDate.of(2015, 9, 1).plusDays(i % 360) + "," + (i % 2 == 0 ? "F" : "M") + ",,," + urn
                        + ",C,2020-09-01,,5," + (i % 7 == 0 ? "K" : "N") + ",,,false,false,false,false,false\n");
                own.add(id + "," + urn);
            }
        }
        return own;
    }

    /** A number in letters: no two pupils share a surname. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            word.append((char) ('a' + digit - '0'));
        }
        return word.toString();
    }
}
