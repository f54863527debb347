package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a published version consists of: {@code manifest.json}.
 *
 * @param publishedAt when; beside the DuckDB file's own hash and the audit trail's line the only thing that two
 *     publications of a run differ in
 * @param tables every published table with the hash of its content
 * @param files every file but this one
 * @param auditTrail the last line of the audit trail when it was written, as number and hash, so that nobody can cut it off
 *     unseen; null in versions of the first releases
 */
public record Manifest(
        String runId,
        LocalDate asAt,
        String softwareVersion,
        String definitionsHash,
        String laNumber,
        String areaCode,
        String areaName,
        boolean synthetic,
        String keyId,
        int erasureEpoch,
        List<String> deliveryIds,
        Instant publishedAt,
        List<Table> tables,
        List<PublishedFile> files,
        @Nullable String auditTrail) {

    static final String NAME = "manifest.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public Manifest {
        deliveryIds = List.copyOf(deliveryIds);
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /**
     * A published table.
     *
     * @param contentHash hash of columns and rows, whatever their order ({@link TableHash})
     */
    public record Table(String schema, String name, long rows, String contentHash) {}

    /**
     * A published file.
     *
     * @param path from the version's folder on
     */
    public record PublishedFile(String path, long bytes, String sha256) {}

    static Manifest read(Path folder) {
        return JSON.readValue(folder.resolve(NAME), Manifest.class);
    }

    void write(Path folder) {
        JSON.writeValue(folder.resolve(NAME), this);
    }
}
