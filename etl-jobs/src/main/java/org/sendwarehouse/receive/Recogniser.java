package org.sendwarehouse.receive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.receive.Workbook.Top;

/** Tells what a file is from its content and header; its name is not asked. */
final class Recogniser {
    /** Below this likeness a header belongs to something else; above it, to a feed whose header has mistakes. */
    private static final double ALIKE = 0.5;

    private final Contracts contracts;

    Recogniser(Contracts contracts) {
        // Nobody delivers what the platform says of itself.
        this.contracts = contracts.fromOutside();
    }

    Recognition recognise(String source, Path file, FileFacts facts) throws IOException {
        switch (facts.kind()) {
            case EMPTY -> {
                return new Recognition.Unknown("The file is empty. Export it again and check its size before sending.");
            }
            case BINARY -> {
                return new Recognition.Unknown(
                        "This is neither a text file nor a workbook. CSV, XLSX and XML are accepted.");
            }
            case OLE -> {
                return new Recognition.Unknown("This is a workbook of the old kind (.xls), or one with a password. Save"
                        + " it as .xlsx without a password.");
            }
            case ZIP -> {
                return flat(source, file, facts);
            }
            case XML -> {
                return xml(source);
            }
            case TEXT -> {
                return flat(source, file, facts);
            }
        }
        throw new IllegalStateException("Unknown kind " + facts.kind());
    }

    /** As {@link #recognise}, over the feeds of all sources. */
    Recognition recogniseAnywhere(Path file, FileFacts facts) throws IOException {
        Recognition last = new Recognition.Unknown("There is no feed.");
        boolean flat = facts.kind() == FileFacts.Kind.TEXT || facts.kind() == FileFacts.Kind.ZIP;
        if (flat) {
            try {
                Candidate best = headerIn(file, facts).best(contracts.all());
                return best != null && best.likeness() >= ALIKE
                        ? best.recognition(facts.encoding())
                        : new Recognition.Unknown("The header fits no feed." + nearest(best));
            } catch (WorkbookException e) {
                return new Recognition.Unknown(String.valueOf(e.getMessage()));
            }
        }
        for (String source :
                contracts.all().stream().map(Contract::source).distinct().toList()) {
            last = recognise(source, file, facts);
            if (last instanceof Recognition.Known) {
                return last;
            }
        }
        return last;
    }

    /** Finds what the header of one file fits best. */
    private interface HeaderIn {
        @Nullable
        Candidate best(List<Contract> contracts) throws IOException;
    }

    private static HeaderIn headerIn(Path file, FileFacts facts) throws IOException {
        if (facts.kind() == FileFacts.Kind.ZIP) {
            // Its tops are read once, whatever they are held against.
            List<Top> tops;
            try (Workbook workbook = Workbook.open(file)) {
                tops = workbook.tops();
            }
            return feeds -> bestOfSheets(feeds, tops, file);
        }
        return feeds -> bestOfText(feeds, file, facts.encoding());
    }

    private Recognition xml(String source) {
        List<Contract> takers = contracts.ofSource(source).stream()
                .filter(c -> c.accepts().formats().contains("xml"))
                .toList();
        if (takers.isEmpty()) {
            return new Recognition.Unknown("No feed of " + source + " comes as XML.");
        }
        return Recognition.single(takers.get(0), Shape.XML, ',', "");
    }

    private Recognition flat(String source, Path file, FileFacts facts) throws IOException {
        HeaderIn header;
        try {
            header = headerIn(file, facts);
        } catch (WorkbookException e) {
            return new Recognition.Unknown(String.valueOf(e.getMessage()));
        }
        Candidate best = header.best(contracts.ofSource(source));
        if (best != null && best.likeness() >= ALIKE) {
            return best.recognition(facts.encoding());
        }
        List<Contract> others =
                contracts.all().stream().filter(c -> !c.source().equals(source)).toList();
        Candidate elsewhere = header.best(others);
        if (elsewhere != null && elsewhere.match().fits()) {
            return new Recognition.Unknown(
                    "This is a delivery of " + elsewhere.contract().id() + "; put it into the inbox folder "
                            + elsewhere.contract().source() + ".");
        }
        return new Recognition.Unknown("The header fits no feed of " + source + "." + nearest(best));
    }

    private static String nearest(@Nullable Candidate best) {
        return best == null || best.likeness() < ALIKE / 2
                ? " Compare its first row with the template of the feed: 'send-warehouse templates --to templates' writes"
                        + " them all."
                : " The nearest is " + best.contract().id() + ". " + best.problems();
    }

    private static @Nullable Candidate bestOfText(List<Contract> contracts, Path file, TextEncoding encoding)
            throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (char delimiter : CsvFiles.DELIMITERS) {
            List<String> header = CsvFiles.header(file, encoding, delimiter);
            if (!header.isEmpty()) {
                contracts.forEach(c -> candidates.addAll(Candidate.ofText(c, delimiter, header)));
            }
        }
        return best(candidates, file);
    }

    /** The rows at the top of every sheet; of two sheets that fit, nobody can say which is meant. */
    private static @Nullable Candidate bestOfSheets(List<Contract> contracts, List<Top> tops, Path file) {
        List<Candidate> candidates = new ArrayList<>();
        for (Top top : tops) {
            for (int row = 0; row < top.rows().size(); row++) {
                List<String> header = top.rows().get(row);
                String problem = row == 0
                        ? ""
                        : "The header stands in row " + top.lines().get(row) + " of the sheet '" + top.sheet()
                                + "', below other rows. Delete the rows above it.";
                contracts.forEach(c -> candidates.addAll(Candidate.ofSheet(c, header, top.sheet(), problem)));
            }
        }
        Candidate best = best(candidates, file);
        if (best == null || !best.match().fits()) {
            return best;
        }
        List<String> same = candidates.stream()
                .filter(c -> c.match().fits()
                        && c.problem().isEmpty()
                        && c.contract().equals(best.contract()))
                .map(Candidate::sheet)
                .distinct()
                .toList();
        return same.size() <= 1
                ? best
                : best.withProblem("More than one sheet has the header: " + String.join(", ", same)
                        + ". Keep one of them, with all rows.");
    }

    private static @Nullable Candidate best(List<Candidate> candidates, Path file) {
        // The first of equals: sheets, delimiters and layouts are tried in a fixed order.
        Candidate best = candidates.stream()
                .min(Comparator.<Candidate>comparingDouble(c -> -c.likeness())
                        .thenComparing(c -> !c.match().fits())
                        .thenComparing(c -> !c.problem().isEmpty()))
                .orElse(null);
        if (best == null || !best.contract().survey() || !best.match().fits()) {
            return best;
        }
        List<Candidate> waves = candidates.stream()
                .filter(c -> c.contract().equals(best.contract())
                        && c.match().fits()
                        && c.sheet().equals(best.sheet())
                        && c.problem().equals(best.problem()))
                .toList();
        return SurveyHeader.wave(waves, String.valueOf(file.getFileName()));
    }
}
