package org.sendwarehouse.landing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.BlockProcessor.Protection;
import org.sendwarehouse.landing.RowProtector.Context;

/**
 * Checks and protects one person of a return at a time.
 *
 * <p>The person's reference and the numbers of the requests depend on content alone, so the three shapes of a return
 * give the same rows. A record below a rejected one is rejected with it: it would belong to nobody.
 */
final class PersonProcessor {
    private final Contract contract;
    private final String deliveryId;
    private final @Nullable Integer referenceDay;
    private final Map<String, RowChecker> checkers;
    private final Map<String, RowProtector> protectors;
    private final Map<String, IdentifierCheck> identifiers;
    private final @Nullable Protection protection;
    private final Map<String, Integer> timesSeen = new HashMap<>();

    PersonProcessor(
            Contract contract,
            String deliveryId,
            @Nullable Integer referenceDay,
            Map<String, RowChecker> checkers,
            Map<String, RowProtector> protectors,
            Map<String, IdentifierCheck> identifiers,
            @Nullable Protection protection) {
        this.contract = contract;
        this.deliveryId = deliveryId;
        this.referenceDay = referenceDay;
        this.checkers = checkers;
        this.protectors = protectors;
        this.identifiers = identifiers;
        this.protection = protection;
    }

    /** A record whose values are checked, with those below it. */
    private static final class Checked {
        final Table table;
        final @Nullable Object[] values;
        final long sourceRow;
        final List<Checked> children;
        /** All that it and those below it say; equal siblings are ordered alike by it in any shape. */
        final String content;

        Checked(RawRecord record, @Nullable Object[] values, List<Checked> children) {
            this.table = record.table;
            this.values = values;
            this.sourceRow = record.sourceRow;
            this.children = children;
            this.content = PersonProcessor.content(table, values, children);
        }

        String content() {
            return content;
        }
    }

    void process(RawRecord person, CheckedBlock block, Rejects rejects) {
        Checked checked = check(person, block, rejects);
        if (checked == null) {
            return;
        }
        Context context = new Context();
        context.deliveryId = deliveryId;
        context.referenceDay = referenceDay;
        RowProtector protector = protectors.get(person.table.name());
        if (protector != null) {
            context.birthDay = protector.birthDay(checked.values);
            context.personRef = personRef(checked);
            if (protection != null
                    && protection.erased() != null
                    && protection.erased().isErased(checked.table, protector.protect(checked.values, context))) {
                filter(checked, block);
                return;
            }
        }
        IdentifierCheck identifierCheck = identifiers.get(person.table.name());
        if (identifierCheck != null) {
            identifierCheck.count(checked.values);
        }
        emit(checked, context, block);
        for (Checked request : checked.children) {
            context.requestNo++;
            emitAll(request, context, block);
        }
    }

    private static void filter(Checked record, CheckedBlock block) {
        block.counts(record.table).filtered++;
        record.children.forEach(child -> filter(child, block));
    }

    private @Nullable Checked check(RawRecord record, CheckedBlock block, Rejects rejects) {
        RowChecker checker = Objects.requireNonNull(checkers.get(record.table.name()));
        @Nullable Object[] values = checker.check(record.values, record.line, rejects);
        if (values == null) {
            block.counts(record.table).rejected++;
            record.children.forEach(child -> rejectWithParent(child, block, rejects));
            return null;
        }
        List<Checked> children = new ArrayList<>(record.children.size());
        for (RawRecord child : record.children) {
            Checked below = check(child, block, rejects);
            if (below != null) {
                children.add(below);
            }
        }
        children.sort(Comparator.comparing(Checked::content));
        return new Checked(record, values, children);
    }

    private void rejectWithParent(RawRecord record, CheckedBlock block, Rejects rejects) {
        block.counts(record.table).rejected++;
        rejects.add(
                record.table.name(),
                record.line,
                "",
                "parent_rejected",
                "The record this one belongs to was rejected; mend that one.",
                null);
        record.children.forEach(child -> rejectWithParent(child, block, rejects));
    }

    private static String content(Table table, @Nullable Object[] values, List<Checked> children) {
        StringBuilder content = new StringBuilder(64).append(table.name());
        for (Object value : values) {
            content.append('\u001f');
            if (value != null) {
                content.append(value);
            }
        }
        for (Checked child : children) {
            content.append('\u001e').append(child.content());
        }
        return content.toString();
    }

    private void emitAll(Checked record, Context context, CheckedBlock block) {
        emit(record, context, block);
        record.children.forEach(child -> emitAll(child, context, block));
    }

    private void emit(Checked record, Context context, CheckedBlock block) {
        Table table = record.table;
        if (!table.recordedWhenEmpty() && isEmpty(record.values)) {
            block.counts(table).filtered++;
            return;
        }
        block.counts(table).accepted++;
        RowProtector protector = protectors.get(table.name());
        if (protector != null) {
            context.sourceRow = record.sourceRow;
            block.rows(table).add(protector.protect(record.values, context));
        }
    }

    private static boolean isEmpty(@Nullable Object[] values) {
        for (Object value : values) {
            if (value != null) {
                return false;
            }
        }
        return true;
    }

    /** Keyed hash of all that identifies the person; a second person with all the same gets a reference of its own. */
    private @Nullable String personRef(Checked person) {
        if (protection == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        List<Column> columns = person.table.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).identity() != null) {
                Object value = person.values[i];
                parts.add(value == null ? "" : value.toString().toUpperCase(Locale.ROOT));
            }
        }
        String domain = contract.feed() + "_person_ref";
        String ref = protection.pseudonymiser().token(domain, parts.toArray(String[]::new));
        int times = timesSeen.merge(ref, 1, Integer::sum);
        if (times == 1) {
            return ref;
        }
        parts.add(Integer.toString(times));
        return protection.pseudonymiser().token(domain, parts.toArray(String[]::new));
    }
}
