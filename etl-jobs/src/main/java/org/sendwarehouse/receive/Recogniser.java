package org.sendwarehouse.receive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.BladeShape;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LayoutDifference;
import org.sendwarehouse.contract.ModuleShape;
import org.sendwarehouse.contract.Table;

/** Tells what a file is from its content and header; its name is not asked. */
final class Recogniser {
    /** Below this likeness a header belongs to something else; above it, to a feed whose header has mistakes. */
    private static final double ALIKE = 0.5;

    private final Contracts contracts;

    Recogniser(Contracts contracts) {
        this.contracts = contracts;
    }

    Recognition recognise(String source, Path file, FileFacts facts) throws IOException {
        switch (facts.kind()) {
            case EMPTY -> {
                return new Recognition.Unknown("The file is empty. Export it again and check its size before sending.");
            }
            case BINARY -> {
                return new Recognition.Unknown(
                        "This is not a text file. CSV and XML are accepted; save a workbook as CSV.");
            }
            case XML -> {
                return xml(source);
            }
            case TEXT -> {
                return csv(source, file, facts);
            }
        }
        throw new IllegalStateException("Unknown kind " + facts.kind());
    }

    /** As {@link #recognise}, over the feeds of all sources. */
    Recognition recogniseAnywhere(Path file, FileFacts facts) throws IOException {
        Recognition last = new Recognition.Unknown("There is no feed.");
        Candidate best = facts.kind() == FileFacts.Kind.TEXT ? best(contracts.all(), file, facts.encoding()) : null;
        if (best != null && best.likeness() >= ALIKE) {
            return best.recognition(facts.encoding());
        }
        for (String source :
                contracts.all().stream().map(Contract::source).distinct().toList()) {
            last = recognise(source, file, facts);
            if (last instanceof Recognition.Known) {
                return last;
            }
        }
        return facts.kind() == FileFacts.Kind.TEXT
                ? new Recognition.Unknown("The header fits no feed." + nearest(best))
                : last;
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

    private Recognition csv(String source, Path file, FileFacts facts) throws IOException {
        Candidate best = best(contracts.ofSource(source), file, facts.encoding());
        if (best != null && best.likeness() >= ALIKE) {
            return best.recognition(facts.encoding());
        }
        List<Contract> others =
                contracts.all().stream().filter(c -> !c.source().equals(source)).toList();
        Candidate elsewhere = best(others, file, facts.encoding());
        if (elsewhere != null && elsewhere.match().fits()) {
            return new Recognition.Unknown(
                    "This is a delivery of " + elsewhere.contract().id() + "; put it into the inbox folder "
                            + elsewhere.contract().source() + ".");
        }
        return new Recognition.Unknown("The header fits no feed of " + source + "." + nearest(best));
    }

    private static String nearest(@Nullable Candidate best) {
        return best == null || best.likeness() < ALIKE / 2
                ? ""
                : " The nearest is " + best.contract().id() + ". "
                        + best.match().problems();
    }

    private @Nullable Candidate best(List<Contract> contracts, Path file, TextEncoding encoding) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (char delimiter : CsvFiles.DELIMITERS) {
            List<String> header = CsvFiles.header(file, encoding, delimiter);
            if (!header.isEmpty()) {
                contracts.forEach(c -> candidates.addAll(candidates(c, delimiter, header)));
            }
        }
        // The first of equals: delimiters and layouts are tried in a fixed order.
        Optional<Candidate> best = candidates.stream()
                .min(Comparator.<Candidate>comparingDouble(c -> -c.likeness())
                        .thenComparing(c -> !c.match().fits()));
        return best.orElse(null);
    }

    private static List<Candidate> candidates(Contract contract, char delimiter, List<String> header) {
        if (!contract.accepts().formats().contains("csv")) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        if (contract.set() == null) {
            List<LayoutDifference> layouts = new ArrayList<>();
            layouts.add(contract.ownLayout());
            layouts.addAll(contract.layouts());
            for (LayoutDifference layout : layouts) {
                candidates.add(new Candidate(
                        contract, Shape.CSV, "", layout, delimiter, Headers.flat(contract, layout, header)));
            }
            return candidates;
        }
        BladeShape blade = contract.blade();
        if (blade != null) {
            candidates.add(new Candidate(
                    contract,
                    Shape.BLADE,
                    blade.headerModule(),
                    contract.ownLayout(),
                    delimiter,
                    Headers.bladeHeader(blade, header)));
            for (Table table : contract.tables()) {
                candidates.add(new Candidate(
                        contract,
                        Shape.BLADE,
                        String.valueOf(table.bladeModule()),
                        contract.ownLayout(),
                        delimiter,
                        Headers.blade(contract, blade, table, header)));
            }
        }
        ModuleShape modules = contract.modules();
        if (modules != null) {
            for (String module : moduleFiles(contract)) {
                candidates.add(new Candidate(
                        contract,
                        Shape.MODULES,
                        module,
                        contract.ownLayout(),
                        delimiter,
                        Headers.module(contract, modules, module, header).match()));
            }
        }
        return candidates;
    }

    /** The module files of a set, in order. */
    static List<String> moduleFiles(Contract contract) {
        LinkedHashSet<String> files = new LinkedHashSet<>();
        for (Table table : contract.tables()) {
            String file = table.moduleFile();
            if (file != null) {
                files.add(file);
            }
        }
        return List.copyOf(files);
    }

    private record Candidate(
            Contract contract, Shape shape, String role, LayoutDifference layout, char delimiter, HeaderMatch match) {

        double likeness() {
            return match.likeness();
        }

        Recognition recognition(TextEncoding encoding) {
            String problem = "";
            if (!match.fits()) {
                problem = "The header does not fit " + contract.id() + (role.isEmpty() ? "" : " (" + role + ")") + ". "
                        + match.problems() + " Correct the header and send the file again.";
            } else if (!contract.accepts().encodings().contains(encoding.label())) {
                problem = "The encoding " + encoding.label() + " is not accepted; send it as one of "
                        + contract.accepts().encodings() + ".";
            }
            return new Recognition.Known(contract, shape, role, layout, delimiter, problem);
        }
    }
}
