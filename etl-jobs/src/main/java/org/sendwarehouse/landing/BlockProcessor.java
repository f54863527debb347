package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PostcodeAreas;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.landing.RowBlock.RawProblem;
import org.sendwarehouse.landing.RowProtector.Context;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Checks, converts and protects blocks: the processor of the landing step. Used by one thread. */
final class BlockProcessor implements ItemProcessor<RowBlock, CheckedBlock> {
    private final boolean aboutPeople;
    private final Map<String, RowChecker> checkers = new HashMap<>();
    private final Map<String, RowProtector> protectors = new LinkedHashMap<>();
    private final Map<String, IdentifierCheck> identifiers = new LinkedHashMap<>();
    private final String deliveryId;
    private final @Nullable PersonProcessor persons;
    private final @Nullable ErasedFilter erased;

    /**
     * @param protection null when only checking is asked for, which needs no key
     * @param referenceDay the reference date of a return, as day since 1970
     */
    BlockProcessor(
            Contract contract, String deliveryId, @Nullable Integer referenceDay, @Nullable Protection protection) {
        this.aboutPeople = RowChecker.isAboutPeople(contract);
        this.deliveryId = deliveryId;
        this.erased = protection == null ? null : protection.erased();
        for (Table table : contract.tables()) {
            checkers.put(table.name(), new RowChecker(contract, table));
            identifiers.put(table.name(), new IdentifierCheck(table));
            if (protection != null) {
                protectors.put(
                        table.name(),
                        new RowProtector(contract, table, protection.pseudonymiser(), protection.areas()));
            }
        }
        this.persons = contract.tables().size() > 1
                ? new PersonProcessor(contract, deliveryId, referenceDay, checkers, protectors, identifiers, protection)
                : null;
    }

    /**
     * What turns identifiers into tokens and areas, and keeps out who was erased.
     *
     * @param erased null where nobody was
     */
    record Protection(
            Pseudonymiser pseudonymiser,
            PostcodeAreas areas,
            @Nullable ErasedFilter erased) {}

    @Override
    public CheckedBlock process(RowBlock block) {
        CheckedBlock checked = new CheckedBlock();
        Rejects rejects = new Rejects(aboutPeople);
        for (RawProblem problem : block.problems()) {
            if (problem.rejectsRow()) {
                checked.counts(problem.table()).rejected++;
            }
            rejects.add(
                    problem.table().name(), problem.line(), problem.column(), problem.rule(), problem.message(), null);
        }
        if (block instanceof RowBlock.Flat flat) {
            process(flat, checked, rejects);
        } else if (block instanceof RowBlock.Persons people && persons != null) {
            people.persons.forEach(person -> persons.process(person, checked, rejects));
        }
        checked.rejects = rejects.all();
        return checked;
    }

    private void process(RowBlock.Flat block, CheckedBlock checked, Rejects rejects) {
        RowChecker checker = java.util.Objects.requireNonNull(checkers.get(block.table.name()));
        IdentifierCheck identifierCheck = java.util.Objects.requireNonNull(identifiers.get(block.table.name()));
        RowProtector protector = protectors.get(block.table.name());
        CheckedBlock.Counts counts = checked.counts(block.table);
        counts.filtered += block.filtered;
        var rows = checked.rows(block.table);
        Context context = new Context();
        context.deliveryId = deliveryId;
        for (int i = 0; i < block.count; i++) {
            if (block.rows[i].length == 0) {
                continue;
            }
            if (saysNothing(block.rows[i])) {
                counts.filtered++;
                continue;
            }
            @Nullable Object[] values = checker.check(block.rows[i], block.lines[i], rejects);
            if (values == null) {
                counts.rejected++;
                continue;
            }
            if (protector != null) {
                context.sourceRow = block.sourceRow(i);
                context.birthDay = protector.birthDay(values);
                @Nullable Object[] row = protector.protect(values, context);
                if (erased != null && erased.isErased(block.table, row)) {
                    counts.filtered++;
                    continue;
                }
                rows.add(row);
            }
            counts.accepted++;
            identifierCheck.count(values);
        }
    }

    /** A row of nothing but separators, as spreadsheets write below their data. */
    private static boolean saysNothing(String[] row) {
        for (@Nullable String value : row) {
            if (value != null && !value.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Rows that are about persons who were erased, and were filtered for it. */
    long rowsErased() {
        return erased == null ? 0 : erased.rows();
    }

    /** Keeps what the delivery calls an erased person. */
    void keepLearnt(Home home) throws IOException {
        if (erased != null) {
            erased.keep(home);
        }
    }

    /** Identifiers that gave no token, such as UPNs with a wrong check letter; by column. */
    Map<String, Long> unusableIdentifiers() {
        Map<String, Long> all = new TreeMap<>();
        identifiers.values().forEach(p -> p.unusable().forEach((column, count) -> all.merge(column, count, Long::sum)));
        return all;
    }
}
