package org.sendwarehouse.receive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sendwarehouse.contract.BladeShape;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LayoutDifference;
import org.sendwarehouse.contract.ModuleShape;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.contract.Table;

/**
 * What a file may be, by its header.
 *
 * @param layout edition of the feed; for a survey, named by the questionnaire
 * @param sheet the sheet the header stands in; empty where the file is no workbook
 * @param problem what is wrong besides the header itself; empty where nothing is
 */
record Candidate(
        Contract contract,
        Shape shape,
        String role,
        LayoutDifference layout,
        char delimiter,
        HeaderMatch match,
        String sheet,
        String problem) {

    /** All that a header of a text file may be of one contract. */
    static List<Candidate> ofText(Contract contract, char delimiter, List<String> header) {
        if (!contract.accepts().formats().contains("csv")) {
            return List.of();
        }
        if (contract.set() == null) {
            return ofTable(contract, Shape.CSV, delimiter, header, "", "");
        }
        List<Candidate> candidates = new ArrayList<>();
        BladeShape blade = contract.blade();
        if (blade != null) {
            HeaderMatch first = Headers.bladeHeader(blade, header);
            candidates.add(ofSet(contract, Shape.BLADE, blade.headerModule(), delimiter, first));
            for (Table table : contract.tables()) {
                HeaderMatch match = Headers.blade(contract, blade, table, header);
                candidates.add(ofSet(contract, Shape.BLADE, String.valueOf(table.bladeModule()), delimiter, match));
            }
        }
        ModuleShape modules = contract.modules();
        if (modules != null) {
            for (String module : moduleFiles(contract)) {
                HeaderMatch match =
                        Headers.module(contract, modules, module, header).match();
                candidates.add(ofSet(contract, Shape.MODULES, module, delimiter, match));
            }
        }
        return candidates;
    }

    /** All that a row of a sheet may be as the header of one contract. */
    static List<Candidate> ofSheet(Contract contract, List<String> header, String sheet, String problem) {
        if (!contract.accepts().formats().contains("xlsx") || contract.set() != null) {
            return List.of();
        }
        return ofTable(contract, Shape.XLSX, ',', header, sheet, problem);
    }

    private static List<Candidate> ofTable(
            Contract contract, Shape shape, char delimiter, List<String> header, String sheet, String problem) {
        List<Candidate> candidates = new ArrayList<>();
        if (contract.survey()) {
            for (Questionnaire questionnaire : contract.questionnaires()) {
                LayoutDifference layout = new LayoutDifference(
                        questionnaire.name(), "", questionnaire.title(), Map.of(), Set.of(), Set.of(), Set.of());
                HeaderMatch match = SurveyHeader.match(questionnaire, header);
                candidates.add(new Candidate(contract, shape, "", layout, delimiter, match, sheet, problem));
            }
            return candidates;
        }
        List<LayoutDifference> layouts = new ArrayList<>();
        layouts.add(contract.ownLayout());
        layouts.addAll(contract.layouts());
        for (LayoutDifference layout : layouts) {
            HeaderMatch match = Headers.flat(contract, layout, header);
            candidates.add(new Candidate(contract, shape, "", layout, delimiter, match, sheet, problem));
        }
        return candidates;
    }

    private static Candidate ofSet(Contract contract, Shape shape, String role, char delimiter, HeaderMatch match) {
        return new Candidate(contract, shape, role, contract.ownLayout(), delimiter, match, "", "");
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

    Candidate withProblem(String other) {
        return new Candidate(contract, shape, role, layout, delimiter, match, sheet, other);
    }

    double likeness() {
        return match.likeness();
    }

    /** Every problem of the header in words; empty where it fits. */
    String problems() {
        return contract.survey()
                ? SurveyHeader.problems(contract.questionnaire(layout.name()), match)
                : match.problems();
    }

    private static final String UNMERGE =
            " Merged cells leave columns without a name: unmerge them, and give each column a name of its own.";

    private boolean hasUnnamed() {
        return shape == Shape.XLSX && match.unknown().stream().anyMatch(name -> name.endsWith("(no name)"));
    }

    /** What the file is, with what is wrong with it. */
    Recognition recognition(TextEncoding encoding) {
        String wrong = problem;
        if (!match.fits()) {
            String what = contract.survey() ? "the questionnaire " + layout.name() : contract.id();
            wrong = "The header" + (sheet.isEmpty() ? "" : " of the sheet '" + sheet + "'") + " does not fit " + what
                    + (role.isEmpty() ? "" : " (" + role + ")") + ". " + problems()
                    + (problem.isEmpty() ? "" : " " + problem) + (hasUnnamed() ? UNMERGE : "")
                    + " Correct the header and send the file again.";
        } else if (shape != Shape.XLSX && !contract.accepts().encodings().contains(encoding.label())) {
            wrong = "The encoding " + encoding.label() + " is not accepted; send it as one of "
                    + contract.accepts().encodings() + ".";
        }
        return new Recognition.Known(contract, shape, role, layout, delimiter, wrong);
    }
}
