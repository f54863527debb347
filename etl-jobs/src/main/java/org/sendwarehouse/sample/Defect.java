package org.sendwarehouse.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One kind of defect that real deliveries have, planted on purpose: {@code sample/defects.yaml}.
 *
 * @param kind what is wrong, in words
 * @param feed where, as {@code source/feed}; the newest delivery of it is changed
 * @param rows in how many rows
 * @param where which rows fit: by column a value, {@code any} for some value, {@code none} for a blank
 * @param set new values by column: a text, {@code = column - 3} for days from a date of the row, {@code = other.column}
 *     for the value of another row; {@code {n}} is a running number
 * @param again the changed rows are added to those there are
 * @param damage what is done to a copy of the whole file instead
 * @param copyAs name of that copy
 * @param foundBy the check that is meant to find it
 */
record Defect(
        String kind,
        String feed,
        int rows,
        Map<String, String> where,
        Map<String, String> set,
        boolean again,
        @Nullable Damage damage,
        @Nullable String copyAs,
        FoundBy foundBy) {

    /** What can happen to a whole file. */
    enum Damage {
        HEADER_RENAMED,
        HEADER_DOUBLED,
        EMPTIED,
        QUOTE_LEFT_OPEN,
        MOST_DATES_WRONG,
        OTHER_CONTENT,
        SENT_TWICE
    }

    /**
     * One check: a quality rule, a reason to reject a row (and its column), a part of the reason to refuse a file, or the
     * state a delivery ends in.
     */
    record FoundBy(
            @Nullable String rule,
            @Nullable String rejected,
            @Nullable String column,
            @Nullable String refused,
            @Nullable String status) {}

    /** As the file says it; what is left out has its usual value. */
    private record Entry(
            String kind,
            String feed,
            @Nullable Integer rows,
            @Nullable Map<String, String> where,
            @Nullable Map<String, String> set,
            @Nullable Boolean again,
            @Nullable String damage,
            @Nullable String copyAs,
            FoundBy foundBy) {

        Defect defect() {
            return new Defect(
                    kind,
                    feed,
                    Objects.requireNonNullElse(rows, damage == null ? 2 : 1),
                    Objects.requireNonNullElse(where, Map.<String, String>of()),
                    Objects.requireNonNullElse(set, Map.<String, String>of()),
                    Boolean.TRUE.equals(again),
                    damage == null
                            ? null
                            : Damage.valueOf(
                                    damage.toUpperCase(java.util.Locale.ROOT).replace(' ', '_')),
                    copyAs,
                    foundBy);
        }
    }

    /** All that the product ships. */
    static List<Defect> shipped() {
        YAMLMapper yaml = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = Defect.class.getResourceAsStream("/sample/defects.yaml")) {
            return yaml.readValue(Objects.requireNonNull(in), new TypeReference<List<Entry>>() {}).stream()
                    .map(Entry::defect)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
