package org.sendwarehouse.contract;

/** The types of landed Parquet columns. */
public enum LandedType {
    VARCHAR("VARCHAR"),
    DATE("DATE"),
    BIGINT("BIGINT"),
    /** Eighteen digits, four of them decimals. */
    DECIMAL("DECIMAL(18,4)"),
    BOOLEAN("BOOLEAN");

    private final String sql;

    LandedType(String sql) {
        this.sql = sql;
    }

    /** The type as SQL writes it. */
    public String sql() {
        return sql;
    }
}
