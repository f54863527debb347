package org.sendwarehouse.warehouse;

/**
 * A table as SQL names it, in lower case.
 *
 * @param schema the schema; empty for a bare name
 * @param table the table
 */
public record TableName(String schema, String table) implements Comparable<TableName> {

    public TableName {
        schema = DuckDb.folded(schema);
        table = DuckDb.folded(table);
    }

    /** Reads {@code schema.table} or {@code table}. */
    public static TableName of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new TableName("", text) : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Quoted, to stand in a statement. */
    public String sql() {
        return schema.isEmpty() ? DuckDb.quote(table) : DuckDb.quote(schema) + "." + DuckDb.quote(table);
    }

    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return schema.isEmpty() ? table : schema + "." + table;
    }
}
