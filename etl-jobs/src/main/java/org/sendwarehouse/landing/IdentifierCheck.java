package org.sendwarehouse.landing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.identity.Normaliser;

/** Counts identifiers that cannot be used, such as a UPN with a wrong check letter. Their rows land without a token. */
final class IdentifierCheck {
    private static final Set<Identity> CHECKED =
            EnumSet.of(Identity.UPN, Identity.ULN, Identity.NHS_NUMBER, Identity.POSTCODE);

    private final List<Integer> places = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Long> unusable = new TreeMap<>();

    IdentifierCheck(Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.identity() != null && CHECKED.contains(column.identity())) {
                places.add(i);
                columns.add(column);
            }
        }
    }

    /** Looks at a checked row. */
    void count(@Nullable Object[] values) {
        for (int i = 0; i < places.size(); i++) {
            Object value = values[places.get(i)];
            Identity identity = columns.get(i).identity();
            if (value != null && identity != null && Normaliser.normalise(identity, (String) value) == null) {
                unusable.merge(columns.get(i).name(), 1L, Long::sum);
            }
        }
    }

    /** How many could not be used, by column; no entry where all could. */
    Map<String, Long> unusable() {
        return unusable;
    }
}
