package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.sample.SchoolRegister.School;

/** What stands beside the deliveries: the register of schools, the postcode directory, the mark that all is invented. */
final class ReferenceFiles {
    /** Invented establishments that lie in authorities around, so that some children are placed outside their own. */
    private static final Map<String, String> OUTSIDE = Map.of(
            "Example Independent Special School 4 (invented)", "841",
            "Example Independent Special School 5 (invented)", "394",
            "Example Non-maintained Special School 2 (invented)", "805",
            "Example Further Education College 5 (invented)", "394",
            "Example Specialist College 3 (invented)", "841");

    private ReferenceFiles() {}

    static void writeRegister(Path dfe, SchoolRegister schools, String laNumber, LocalDate day) throws IOException {
        List<String> header = List.of(
                "URN",
                "LA (code)",
                "EstablishmentName",
                "TypeOfEstablishment (code)",
                "PhaseOfEducation (code)",
                "EstablishmentStatus (code)",
                "UKPRN");
        try (Csv csv = new Csv(dfe.resolve("gias_establishment_" + day + ".csv"), header)) {
            for (School school : schools.schools()) {
                csv.row(
                        school.urn(),
                        OUTSIDE.getOrDefault(school.name(), laNumber),
                        school.name(),
                        school.type(),
                        school.phase().code,
                        "1",
                        school.ukprn());
            }
        }
    }

    static void writePostcodes(Path reference, PostcodeDirectory postcodes) throws IOException {
        try (Csv csv = new Csv(reference.resolve("postcode_lsoa.csv"), List.of("pcds", "lsoa21cd"))) {
            for (Map.Entry<String, String> postcode : postcodes.lsoas().entrySet()) {
                csv.row(postcode.getKey(), postcode.getValue());
            }
        }
    }

    static void writeMark(Path reference, SampleOptions options) throws IOException {
        Files.createDirectories(reference);
        Files.writeString(
                reference.resolve("SYNTHETIC"), """
                The deliveries of this home are synthetic: no person in them exists. Published counts of County Durham
                were their pattern. Files under inbox/dfe, ons and nhs named after a published series are
                the real ones.
                seed %d, scale %s, as at %s
                """.formatted(options.seed(), options.scale(), options.asAt()));
    }
}
