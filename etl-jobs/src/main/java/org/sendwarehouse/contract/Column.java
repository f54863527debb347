package org.sendwarehouse.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One column of a delivered file and what happens to it at the door.
 *
 * @param name our name for it
 * @param sourceName its header or element name in the file; matched without regard to case
 * @param aliases further names under which it may come
 * @param moduleHeading its heading in the module CSVs of casework systems, where it has one
 * @param required a row without it is rejected
 * @param key part of the row's key; its uniqueness is a quality rule, not checked at the door
 * @param personal its value is masked wherever a message would show it
 * @param mayBeAbsent a file without this column is still good
 * @param validValues the values allowed; empty where any is
 */
public record Column(
        String name,
        String sourceName,
        List<String> aliases,
        @Nullable String moduleHeading,
        ColumnType type,
        boolean required,
        boolean key,
        boolean personal,
        boolean mayBeAbsent,
        String description,
        List<String> validValues,
        Limits limits,
        Treatment treatment,
        @Nullable Identity identity,
        boolean age) {

    public Column {
        aliases = List.copyOf(aliases);
        validValues = List.copyOf(validValues);
    }

    /** All names under which a file may carry the column, the first being the usual one. */
    public List<String> headers() {
        List<String> headers = new ArrayList<>();
        headers.add(sourceName);
        headers.addAll(aliases);
        return headers;
    }

    /** Whether the platform makes the column itself, so that no file carries it. */
    public boolean isDerived() {
        return treatment instanceof Treatment.Derived;
    }

    /** Bounds of a value; null where there is none. */
    public record Limits(
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable Pattern pattern,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest) {

        static final Limits NONE = new Limits(null, null, null, null, null, null, null);
    }

    /** What identifies a person, and so how it is normalised before it becomes part of a token. */
    public enum Identity {
        UPN,
        ULN,
        NHS_NUMBER,
        SURNAME,
        FORENAME,
        BIRTH_DATE,
        POSTCODE,
        LOCAL_ID
    }

    /** What happens to a column's value before anything is written. */
    public sealed interface Treatment {
        /** Lands as delivered. */
        record Keep() implements Treatment {}

        /** Used for tokens and derivations, never lands. */
        record Drop() implements Treatment {}

        /** Lands as a keyed token of its own domain. */
        record Pseudonymise(String domain) implements Treatment {}

        /** A date of birth lands as the first day of its month. */
        record BirthMonth() implements Treatment {}

        /** A postcode lands as its lower-layer super output area. */
        record Lsoa() implements Treatment {}

        /** Made by the platform. */
        record Derived(LandedColumn.Origin origin) implements Treatment {}
    }
}
