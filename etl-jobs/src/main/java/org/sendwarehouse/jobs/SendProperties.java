package org.sendwarehouse.jobs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Every setting of the product, below {@code send.}; described for operators in {@code docs/configuration.md}. A home's
 * own settings stand in {@code send.yaml} in the home; an environment variable ({@code SEND_DUCKDB_MEMORY}) goes before
 * it.
 *
 * @param home the folder of the runtime home
 * @param area whose local area this is
 * @param inbox how arrivals are treated
 * @param duckdb what the warehouse engine may use
 * @param mail the mail server that tells groups where their packs lie; null where there is none
 * @param databases databases that deliver feeds in place of files, by a name of the operator's own
 */
@Validated
@ConfigurationProperties("send")
public record SendProperties(
        @NotNull @DefaultValue("send-home") Path home,
        @Valid @DefaultValue Area area,
        @Valid @DefaultValue Inbox inbox,
        @Valid @DefaultValue Duckdb duckdb,
        @Valid @Nullable MailProperties mail,
        @DefaultValue Map<String, @Valid DatabaseProperties> databases) {

    /**
     * Whose local area this is.
     *
     * @param laNumber the three digits by which the Department for Education knows the local authority; its name and
     *     GSS code come from the reference data
     */
    public record Area(
            @Pattern(regexp = "\\d{3}", message = "is the three-digit number of a local authority, such as 840")
            @DefaultValue("840")
            String laNumber) {}

    /**
     * How arrivals are treated.
     *
     * @param settle how long young files are watched before they count as completely written
     */
    public record Inbox(
            @NotNull @DurationMin @DefaultValue("5s") Duration settle) {}

    /**
     * What the warehouse engine may use.
     *
     * @param memory DuckDB's limit; heap, this and a third more must fit the machine's budget
     * @param threads cores DuckDB may use
     */
    public record Duckdb(
            @NotNull @DefaultValue("320MB") DataSize memory,
            @Min(1) @Max(64) @DefaultValue("2") int threads) {}
}
