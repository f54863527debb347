package org.sendwarehouse.contract;

import java.util.List;

/**
 * One column as it stands in landed Parquet.
 *
 * @param name unique within its table
 * @param required never null in an accepted row
 * @param origin how its value comes about
 * @param from the delivered columns it is made of; empty where none
 */
public record LandedColumn(
        String name, LandedType type, boolean required, String description, Origin origin, List<String> from) {

    /** How a landed value comes about. */
    public enum Origin {
        /** As delivered, converted to its type. */
        VALUE,
        /** Why a number is missing, from the publisher's symbol for it. */
        STATUS,
        /** A keyed token in place of an identifier. */
        PSEUDONYM,
        /** A keyed token for matching people across feeds. */
        MATCH_TOKEN,
        /** The month of a date of birth, as its first day. */
        BIRTH_MONTH,
        /** The area of a postcode. */
        LSOA,
        /** Whole completed years at another date of the row. */
        AGE,
        /** Whole completed years on the reference date of the return. */
        AGE_AT_REFERENCE_DATE,
        /** Keyed hash of all that identifies a person within the delivery. */
        PERSON_REF,
        /** Number of a request within its person. */
        REQUEST_NO,
        DELIVERY_ID,
        SOURCE_ROW
    }

    public LandedColumn {
        from = List.copyOf(from);
    }
}
