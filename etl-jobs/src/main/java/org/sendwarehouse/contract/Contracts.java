package org.sendwarehouse.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.home.Home;

/**
 * Every contract of the platform.
 *
 * @param all in order of id
 */
public record Contracts(List<Contract> all) {

    public Contracts {
        all = List.copyOf(all);
        Set<String> tables = new HashSet<>();
        for (Contract contract : all) {
            for (Table table : contract.tables()) {
                if (!tables.add(table.name())) {
                    throw new ContractException("Two contracts land a table named " + table.name());
                }
            }
        }
    }

    /**
     * Reads the contracts the product ships.
     *
     * @throws ContractException when one has a setting that is unknown, missing or contradicts another
     */
    public static Contracts load() {
        return of(Definitions.list("warehouse-sql/contracts/**/*.yaml"));
    }

    /**
     * Reads the contracts the product ships, and the questionnaires that the operator of a home keeps in
     * {@code reference/questionnaires}. One of theirs goes before a shipped one of the same survey and wave.
     *
     * @throws ContractException when a file has a setting that is unknown, missing or contradicts another
     */
    public static Contracts load(Home home) {
        List<Definition> files = new ArrayList<>(Definitions.list("warehouse-sql/contracts/**/*.yaml"));
        files.addAll(Definitions.inFolder(home.reference().resolve("questionnaires"), ".yaml"));
        return of(files);
    }

    /**
     * Reads contracts ({@code .odcs.yaml}), layout differences ({@code <feed>.<layout>.yaml}) and questionnaires
     * ({@code questionnaires/<survey>.<wave>.yaml}) from these files.
     */
    public static Contracts of(List<Definition> files) {
        Map<String, Map<String, String>> differences = new LinkedHashMap<>();
        Map<String, Questionnaire> questionnaires = new LinkedHashMap<>();
        for (Definition file : files) {
            if (file.path().contains("questionnaires/")) {
                Questionnaire questionnaire = QuestionnaireReader.read(file.path(), file.text());
                questionnaires.put(questionnaire.name(), questionnaire);
            } else if (!file.path().endsWith(".odcs.yaml")) {
                int dot = file.path().indexOf('.', file.path().lastIndexOf('/'));
                String contract = file.path().substring(0, dot) + ".odcs.yaml";
                differences
                        .computeIfAbsent(contract, c -> new LinkedHashMap<>())
                        .put(file.path(), file.text());
            }
        }
        List<Contract> contracts = new ArrayList<>();
        for (Definition file : files) {
            if (file.path().endsWith(".odcs.yaml")) {
                Map<String, String> own = differences.remove(file.path());
                contracts.add(ContractReader.read(
                        file.path(), file.text(), own == null ? Map.of() : own, List.copyOf(questionnaires.values())));
            }
        }
        if (!differences.isEmpty()) {
            throw new ContractException("Layout differences without a contract: " + differences.keySet());
        }
        return new Contracts(contracts);
    }

    /**
     * The contract of a feed.
     *
     * @throws NoSuchElementException when there is none
     */
    public Contract contract(String source, String feed) {
        return find(source, feed)
                .orElseThrow(() -> new NoSuchElementException("There is no contract " + source + "." + feed));
    }

    public Optional<Contract> find(String source, String feed) {
        return all.stream()
                .filter(c -> c.source().equals(source) && c.feed().equals(feed))
                .findFirst();
    }

    /** The contracts of one source. */
    public List<Contract> ofSource(String source) {
        return all.stream().filter(c -> c.source().equals(source)).toList();
    }

    /** The contracts of what partners deliver: all but those of the platform's own feeds. */
    public Contracts fromOutside() {
        return new Contracts(all.stream().filter(c -> !c.isOwn()).toList());
    }

    /** All landed tables of all feeds. */
    public List<Table> tables() {
        return all.stream().flatMap(c -> c.tables().stream()).toList();
    }

    /** The contract that lands a table. */
    public Contract landing(String table) {
        return all.stream()
                .filter(c -> c.tables().stream().anyMatch(t -> t.name().equals(table)))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No contract lands a table " + table));
    }
}
