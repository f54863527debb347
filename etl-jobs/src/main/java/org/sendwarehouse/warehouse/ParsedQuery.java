package org.sendwarehouse.warehouse;

import java.util.Set;

/**
 * What a query reads.
 *
 * @param tables every table it names that is not one of its own common table expressions
 * @param columns every column it names, without its table; what it takes by a star it does not name
 * @param texts every text that stands in it as a constant
 */
public record ParsedQuery(Set<TableName> tables, Set<String> columns, Set<String> texts) {
    public ParsedQuery {
        tables = Set.copyOf(tables);
        columns = Set.copyOf(columns);
        texts = Set.copyOf(texts);
    }
}
