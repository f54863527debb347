package org.sendwarehouse.contract;

/** What a column holds in the delivered file, before anything is generalised or pseudonymised. */
public enum ColumnType {
    STRING(LandedType.VARCHAR),
    DATE(LandedType.DATE),
    INTEGER(LandedType.BIGINT),
    NUMBER(LandedType.DECIMAL),
    BOOLEAN(LandedType.BOOLEAN);

    private final LandedType landed;

    ColumnType(LandedType landed) {
        this.landed = landed;
    }

    /** The type in which such a column lands when it lands as it is. */
    public LandedType landed() {
        return landed;
    }
}
