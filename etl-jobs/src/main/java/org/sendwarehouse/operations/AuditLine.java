package org.sendwarehouse.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of {@code state/audit.jsonl}. Its JSON is canonical: names in order, no white space, nothing empty; so there is
 * one way to write a line.
 *
 * @param seq its number, from 1 on
 * @param previous SHA-256 of the line before it; 64 zeros for the first
 * @param at wall clock, UTC
 * @param user the operating system's account
 * @param by {@code person} or {@code schedule}
 * @param software the version that wrote it
 * @param torn what was found behind the line before: one that a crash had cut short, as length and hash; null where none
 * @param missing the line that should have been the last, where it was not there any more; null where all was well
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AuditLine(
        long seq,
        String previous,
        Instant at,
        String user,
        String by,
        String software,
        @Nullable String torn,
        @Nullable String missing,
        String event,
        String command,
        Map<String, String> options,
        @Nullable Long of,
        @Nullable String runId,
        List<String> inputs,
        @Nullable String outcome,
        @Nullable Integer exitCode,
        Map<String, String> details) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public AuditLine {
        options = options == null ? Map.of() : Map.copyOf(options);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        details = details == null ? Map.of() : Map.copyOf(details);
    }

    /** The line as it is written, without its end. */
    byte[] bytes() {
        return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a line.
     *
     * @throws tools.jackson.core.JacksonException when it is not one
     */
    static AuditLine read(byte[] bytes) {
        return JSON.readValue(bytes, AuditLine.class);
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Hashes.sha256().digest(bytes));
    }
}
