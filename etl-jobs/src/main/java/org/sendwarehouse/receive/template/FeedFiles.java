package org.sendwarehouse.receive.template;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.contract.Questionnaire.Answer;
import org.sendwarehouse.contract.Questionnaire.Kind;
import org.sendwarehouse.contract.Questionnaire.Question;
import org.sendwarehouse.receive.template.PlainWorkbook.TextSheet;

/** Writes what a provider is given of a feed: templates to fill in, a dictionary page, and files of invented rows. */
public final class FeedFiles {
    private static final String DATA = "Data";
    private static final String GUIDANCE = "Guidance";

    private final int rows;
    private final LocalDate asOf;
    private final long seed;

    /**
     * @param rows of a synthetic file
     * @param asOf the day a synthetic file is about
     * @param seed another seed, other rows
     */
    public FeedFiles(int rows, LocalDate asOf, long seed) {
        this.rows = rows;
        this.asOf = asOf;
        this.seed = seed;
    }

    /** Whether a feed has templates: a return in several files and forms has its own software. */
    public static boolean hasTemplate(Contract contract) {
        return contract.set() == null && contract.tables().size() == 1;
    }

    /**
     * Writes all files of a feed into a folder named by it.
     *
     * @return what was written, in order
     */
    public List<Path> write(Contract contract, Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(contract.id()));
        List<Path> written = new ArrayList<>();
        written.add(Files.writeString(folder.resolve("dictionary.md"), FeedPage.of(contract)));
        if (!hasTemplate(contract)) {
            return written;
        }
        if (contract.survey()) {
            for (Questionnaire questionnaire : contract.questionnaires()) {
                String name = questionnaire.name();
                List<String> header = SyntheticRows.header(questionnaire);
                List<List<String>> guidance = guidance(questionnaire);
                written.addAll(write(contract, folder, name + ".template", header, List.of(), guidance));
                written.addAll(write(
                        contract,
                        folder,
                        name + "_" + questionnaire.closed(),
                        header,
                        SyntheticRows.of(questionnaire, rows, seed),
                        guidance));
            }
            return written;
        }
        List<String> header = SyntheticRows.header(contract);
        List<List<String>> guidance = guidance(contract);
        written.addAll(write(contract, folder, "template", header, List.of(), guidance));
        String provider =
                contract.providers().isEmpty() ? "" : "_" + contract.providers().get(0);
        written.addAll(write(
                contract,
                folder,
                contract.feed() + provider + "_" + asOf,
                header,
                SyntheticRows.of(contract, rows, asOf, seed),
                guidance));
        return written;
    }

    private static List<Path> write(
            Contract contract,
            Path folder,
            String name,
            List<String> header,
            List<List<String>> rows,
            List<List<String>> guidance)
            throws IOException {
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        List<Path> written = new ArrayList<>();
        if (contract.accepts().formats().contains("csv")) {
            Path csv = folder.resolve(name + ".csv");
            try (CsvWriter out = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(Files.newBufferedWriter(csv, StandardCharsets.UTF_8))) {
                all.forEach(out::writeRecord);
            }
            written.add(csv);
        }
        if (contract.accepts().formats().contains("xlsx")) {
            Path xlsx = folder.resolve(name + ".xlsx");
            PlainWorkbook.write(
                    xlsx, contract.title(), List.of(new TextSheet(DATA, all), new TextSheet(GUIDANCE, guidance)));
            written.add(xlsx);
        }
        return written;
    }

    private static List<List<String>> guidance(Contract contract) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("What to fill in", "Meaning", "Form", "Needed", "Allowed", "At the door"));
        for (Column column : SyntheticRows.columns(contract)) {
            rows.add(List.of(
                    ColumnWords.names(column),
                    column.description(),
                    ColumnWords.format(column),
                    ColumnWords.needed(column),
                    ColumnWords.allowed(column),
                    ColumnWords.treatment(column)));
        }
        rows.add(List.of(
                contract.title(),
                contract.purpose() + " A delivery " + FeedPage.delivery(contract) + ". Due "
                        + contract.due().text() + "."));
        return rows;
    }

    private static List<List<String>> guidance(Questionnaire questionnaire) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Column of the export", "What becomes of it", "Answers"));
        for (Question question : questionnaire.questions()) {
            rows.add(List.of(
                    question.text(),
                    question.kind() == Kind.ASKED
                            ? "question " + question.code()
                            : question.kind() == Kind.FREE_TEXT ? "free text, counted and never kept" : "ignored",
                    String.join(
                            "; ", question.answers().stream().map(Answer::text).toList())));
        }
        return rows;
    }

    /** Writes the dictionary pages of all feeds with their index; pages of feeds that are no more are left alone. */
    public static List<Path> writePages(Contracts contracts, Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        written.add(Files.writeString(directory.resolve("README.md"), FeedPage.index(contracts)));
        for (Contract contract : contracts.fromOutside().all()) {
            written.add(Files.writeString(directory.resolve(contract.id() + ".md"), FeedPage.of(contract)));
        }
        return written;
    }
}
