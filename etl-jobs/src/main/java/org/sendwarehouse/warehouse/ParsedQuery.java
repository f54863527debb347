package org.sendwarehouse.warehouse;

import java.util.Set;

/**
 * What a query reads.
 *
 * @param tables every table it names that is not one of its own common table expressions
 */
public record ParsedQuery(Set<TableName> tables) {
    public ParsedQuery {
        tables = Set.copyOf(tables);
    }
}
