package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.receive.template.FeedFiles;

/** The forms in which deliveries come, from the file in the inbox to the committed delivery and the sealed original. */
final class FormatsGroup implements Group {
    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);
    private static final String OURS = "CSV";

    @Override
    public String name() {
        return "formats";
    }

    @Override
    public List<Table> run(Settings settings) throws Exception {
        Contract advice = Door.CONTRACTS.contract("liquidlogic", "ehc_advice");
        Path invented = settings.folder().resolve("invented");
        new FeedFiles(settings.rows(), AS_OF, 1).write(advice, invented);
        Path csv = place(invented.resolve("liquidlogic.ehc_advice/ehc_advice_2026-04-30.csv"), "liquidlogic", settings);
        Path xlsx =
                place(invented.resolve("liquidlogic.ehc_advice/ehc_advice_2026-04-30.xlsx"), "liquidlogic", settings);
        new FeedFiles(settings.rows() / 5, AS_OF, 1)
                .write(Door.CONTRACTS.contract("surveys", "survey_response"), invented);
        Path survey = place(
                invented.resolve("surveys.survey_response/parent_carer.2025_2025-07-18.csv"), "surveys", settings);
        Path xml = settings.folder().resolve("liquidlogic/return.xml");
        LongReturn.write(xml, settings.quick() ? 1 << 16 : settings.xmlMb() * 1_000_000L);

        List<Figure> figures = new ArrayList<>();
        figures.add(product(OURS, csv, settings));
        figures.add(Alone.figure(
                "the floor of CSV: DuckDB's copy to Parquet, 2 threads", DuckDbCopy.class, "2 zstd", csv, settings));
        figures.add(product("XLSX", xlsx, settings));
        figures.add(Alone.figure(
                "the floor of XLSX: its cells read by the same library", BareReading.class, "", xlsx, settings));
        figures.add(
                settings.quick()
                        ? Figure.notRun("database", "only whether the suite works is looked at")
                        : Alone.figure(
                                "database (PostgreSQL), read and landed", DatabaseLanding.class, "", csv, settings));
        figures.add(product("survey, CSV (rows are answers)", survey, settings));
        List<Figure> ofXml = List.of(
                product("SEN2 return, XML (rows of eight tables)", xml, settings),
                Alone.figure(
                        "the floor of XML: its elements read by the same library",
                        BareReading.class,
                        "",
                        xml,
                        settings));
        for (Path file : List.of(csv, xlsx, survey, xml)) {
            Files.delete(file);
        }
        return List.of(
                Table.compared(
                        name(),
                        "Landing by format",
                        String.format(
                                Locale.UK,
                                "%,d rows of advice (%d columns), invented from their contract. Times ours: the product's"
                                        + " CSV is 1. No other tool reads a survey by its questionnaire.",
                                settings.rows(),
                                advice.table().columns().size()),
                        OURS,
                        figures),
                Table.compared(
                        name(),
                        "Landing of a SEN2 return",
                        "A return in XML, checked and taken apart into eight tables.",
                        ofXml.get(0).what(),
                        ofXml));
    }

    private static Figure product(String what, Path file, Settings settings) throws Exception {
        return Alone.figure(what, ProductLanding.class, ProductLanding.DOOR, file, settings);
    }

    /** Into a folder of the source's name, as in an inbox. */
    private static Path place(Path file, String source, Settings settings) throws IOException {
        Path folder = Files.createDirectories(settings.folder().resolve(source));
        return Files.move(file, folder.resolve(String.valueOf(file.getFileName())));
    }
}
