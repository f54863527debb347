package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.sample.Pupil.Enrolment;
import org.sendwarehouse.sample.SchoolRegister.School;

/** Schools, target schools and pupils as the education system extracts them: at the last month's end and now. */
final class SynergyFiles {
    static final String SOURCE = "synergy";
    static final String TARGET_COHORT = "Target schools 2025";
    private static final LocalDate COHORT_FROM = LocalDate.of(2025, 1, 6);

    private final Scene scene;

    SynergyFiles(Scene scene) {
        this.scene = scene;
    }

    void write() throws IOException {
        for (LocalDate day : List.of(scene.lastMonthEnd(), scene.asAt())) {
            scene.feeds().delivery(SOURCE, "school", day).write(file -> schools(file, day));
            scene.feeds().delivery(SOURCE, "pupil", day).write(file -> pupils(file, day));
        }
        scene.feeds().delivery(SOURCE, "target_school", scene.lastMonthEnd()).write(this::targetSchools);
    }

    /** Whether a school has places set aside for pupils with a kind of need, on a day. */
    static boolean hasResourcedProvision(Scene scene, School school, LocalDate day) {
        String phase = Phases.of(school);
        Dice dice = scene.dice("resourced provision", Long.parseLong(school.urn()));
        boolean mainstream = phase.equals(Phases.PRIMARY) || phase.equals(Phases.SECONDARY);
        if (!mainstream || !dice.perMille(scene.calibration().pupils().resourcedProvision())) {
            return false;
        }
        // every fifth opened its places only this month
        return !dice.perMille(200) || day.isAfter(scene.lastMonthEnd());
    }

    /** Schools that could make better use of the support on offer: the frozen cohort. */
    static boolean isTarget(Scene scene, School school) {
        String phase = Phases.of(school);
        boolean mainstream = phase.equals(Phases.PRIMARY) || phase.equals(Phases.SECONDARY);
        return mainstream
                && scene.dice("target school", Long.parseLong(school.urn())).perMille(120);
    }

    private void schools(FeedFile file, LocalDate day) throws IOException {
        Map<String, String> numbers = establishmentNumbers();
        int invented = 9000;
        for (School school : scene.plan().schools().schools()) {
            String number = numbers.get(school.urn());
            Dice dice = scene.dice("school record", Long.parseLong(school.urn()));
            int place = Math.floorMod(Integer.parseInt(school.urn()) * 7919, 1_000_000);
            file.set("urn", school.urn())
                    .set("dfe_number", scene.options().laNumber() + "/" + (number == null ? ++invented : number))
                    .set("school_name", school.name())
                    .set("phase", Phases.label(school))
                    .set("type", type(school))
                    .set("postcode", scene.plan().postcodes().near(place, 1, dice))
                    .set("open_date", dice.perMille(400) ? LocalDate.of(dice.between(2010, 2019), 9, 1) : null)
                    .set("resourced_provision", hasResourcedProvision(scene, school, day))
                    .write();
        }
        if (!scene.plan().schools().schools().isEmpty()) {
            file.set("urn", "990099")
                    .set("dfe_number", scene.options().laNumber() + "/2999")
                    .set("school_name", "Example Primary School (invented), closed")
                    .set("phase", "primary")
                    .set("type", "Community school")
                    .set("open_date", LocalDate.of(1975, 9, 1))
                    .set("close_date", LocalDate.of(2025, 8, 31))
                    .set("resourced_provision", false)
                    .write();
        }
    }

    private static String type(School school) {
        return switch (school.category()) {
            case "mainstream_academy" -> "Academy";
            case "mainstream_free_school" -> "Free school";
            case "special_la_maintained" -> "Community special school";
            case "special_academy_free" -> "Special academy";
            case "general_fe_tertiary_colleges", "specialist_post_16_institutions" -> "Further education";
            case "mainstream_independent", "special_independent" -> "Independent school";
            case "ap_pru_la_maintained" -> "Pupil referral unit";
            default -> "Maintained school";
        };
    }

    /** The four digits of each establishment of the published list, by URN. */
    private static Map<String, String> establishmentNumbers() {
        Map<String, String> numbers = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Published.reader("sample/schools.csv"))) {
            for (NamedCsvRecord line : csv) {
                String successor = line.getField("latest_successor_urn");
                String urn = successor.isEmpty() ? line.getField("URN") : successor;
                numbers.putIfAbsent(urn, line.getField("LAEstab").substring(3));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of schools", e);
        }
        return numbers;
    }

    private void targetSchools(FeedFile file) throws IOException {
        for (School school : scene.plan().schools().schools()) {
            if (isTarget(scene, school)) {
                boolean left =
                        scene.dice("target left", Long.parseLong(school.urn())).perMille(60);
                file.set("urn", school.urn())
                        .set("cohort", TARGET_COHORT)
                        .set("from_date", COHORT_FROM)
                        .set("to_date", left ? LocalDate.of(2025, 12, 31) : null)
                        .write();
            }
        }
    }

    private void pupils(FeedFile file, LocalDate day) throws IOException {
        for (Pupil pupil : scene.pupils()) {
            for (Enrolment enrolment : pupil.enrolments) {
                if (!enrolment.entry().isAfter(day)) {
                    pupil(file, pupil, enrolment, day);
                }
            }
        }
    }

    private static void pupil(FeedFile file, Pupil pupil, Enrolment enrolment, LocalDate day) throws IOException {
        String provision = pupil.provisionOn(day);
        boolean sen = !provision.equals("N");
        file.set("pupil_id", pupil.id())
                .set("upn", pupil.upn)
                .set("uln", pupil.uln)
                .set("surname", pupil.surname)
                .set("forename", pupil.forename)
                .set("birth_date", pupil.birth)
                .set("sex", pupil.sex)
                .set("ethnicity", pupil.ethnicity)
                .set("postcode", pupil.postcode)
                .set("urn", enrolment.school().urn())
                .set("enrolment_status", enrolment.status())
                .set("entry_date", enrolment.entry())
                .set("leaving_date", OperationalFiles.by(enrolment.leaving(), day))
                .set("ncy", year(pupil.year))
                .set("sen_provision", provision)
                .set("sen_need_primary", sen ? pupil.need : null)
                .set("sen_need_secondary", sen ? pupil.secondNeed : null)
                .set("fsm", pupil.freeMeals)
                .set("pupil_premium", pupil.pupilPremium)
                .set("disability", pupil.disability)
                .set("young_carer", pupil.youngCarer)
                .set("part_time_timetable", pupil.partTime)
                .write();
    }

    /** National curriculum year as schools write it. */
    static String year(int year) {
        return year == 0 ? "R" : year < 0 ? "N" + Math.min(2, year + 3) : Integer.toString(year);
    }

    /** For a file whose encoding the partner's office software chose. */
    static java.nio.charset.Charset officeEncoding() {
        return java.nio.charset.Charset.forName("windows-1252");
    }

    static java.nio.charset.Charset exportEncoding() {
        return StandardCharsets.UTF_16;
    }
}
