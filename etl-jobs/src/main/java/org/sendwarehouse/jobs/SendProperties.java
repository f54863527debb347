package org.sendwarehouse.jobs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.operations.RunLog;
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
 * @param repository the database of job repository and schedule that several machines share; null: files of the home
 * @param mail the mail server that tells groups where their packs lie; null where there is none
 * @param alerts by which ways alerts are told
 * @param logs how much is kept of what was logged
 * @param serve how the schedule is served
 * @param retention whether anything is removed when its time is over
 * @param databases databases that deliver feeds in place of files, by a name of the operator's own
 */
@Validated
@ConfigurationProperties("send")
public record SendProperties(
        @NotNull @DefaultValue("send-home") Path home,
        @Valid @DefaultValue Area area,
        @Valid @DefaultValue Inbox inbox,
        @Valid @DefaultValue Duckdb duckdb,
        @Valid @Nullable RepositoryProperties repository,
        @Valid @Nullable MailProperties mail,
        @Valid @DefaultValue AlertProperties alerts,
        @Valid @DefaultValue Logs logs,
        @Valid @DefaultValue Serve serve,
        @Valid @DefaultValue Retention retention,
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
            @Min(1) @Max(64) @DefaultValue("2") int threads) {

        /** Below it, or above what any machine of a partnership has, a slip of the pen is likelier than a wish. */
        @AssertTrue(message = "needs a memory of 64MB or more, and of 1TB or less, such as 320MB or 2GB")
        public boolean isMemoryInRange() {
            return memory.toMegabytes() >= 64 && memory.toTerabytes() <= 1;
        }
    }

    /**
     * How much is kept of what was logged.
     *
     * @param fileSize a log file that grows beyond it is followed by another
     * @param keep how long a file is kept after it was last written to
     * @param total what all of them may take together; beyond it the oldest go first
     */
    public record Logs(
            @NotNull @DefaultValue("10MB") DataSize fileSize,

            @NotNull @DurationMin(days = 1) @DefaultValue("90d")
            Duration keep,

            @NotNull @DefaultValue("500MB") DataSize total) {

        /** Each is more than nothing, and one file is a small part of all. */
        @AssertTrue(message = "needs a file-size of 64KB or more, and a total of ten times as much or more")
        public boolean isRoomEnough() {
            return fileSize.toKilobytes() >= 64 && total.toBytes() / 10 >= fileSize.toBytes();
        }

        /** As the log itself takes it. */
        public RunLog.Limits limits() {
            return new RunLog.Limits(fileSize, keep, total);
        }
    }

    /**
     * How the schedule is served.
     *
     * @param port where the serving process can be asked how it is, from this machine only; {@code 0}: any that is free;
     *     {@code off}: nowhere
     * @param grace how long a run may take to end after SIGTERM, before it is told to stop itself
     */
    public record Serve(
            // YAML reads a plain off as false.
            @Pattern(
                    regexp =
                            "off|false|[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]",
                    message = "is a port from 0 to 65535, or off")
            @DefaultValue("0")
            String port,

            @NotNull @DurationMin @DefaultValue("10m") Duration grace) {

        /** The port; empty where it is off. */
        public OptionalInt portNumber() {
            return port.matches("[0-9]+") ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty();
        }
    }

    /**
     * Whether anything is removed when its time is over.
     *
     * @param confirmedBy the role that confirmed the periods of contracts and {@code schedules/retention.yaml}; null:
     *     nobody has, and nothing is removed
     */
    public record Retention(@Nullable String confirmedBy) {
        public boolean isConfirmed() {
            return confirmedBy != null && !confirmedBy.isBlank();
        }
    }
}
