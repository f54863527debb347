package org.sendwarehouse.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A database that delivers feeds in place of files.
 *
 * @param source whose feeds it delivers; a folder of {@code warehouse-sql/contracts}
 * @param folder of the inbox below the source, to say the authority ({@code 840}) or the provider ({@code tewv})
 * @param url JDBC address; a password in it is refused
 * @param user who may read and nothing else
 * @param passwordFile file that holds the password, relative to the home, readable by its owner only
 * @param passwordVariable environment variable that holds the password; one of the two is needed
 * @param connectTimeout how long to wait for a connection
 * @param statementTimeout how long one feed may take
 * @param fetchSize rows held in memory at a time
 * @param attempts how often a feed is tried in all, where a failure may pass
 * @param backOff wait before the second attempt; each further wait is twice as long
 * @param feeds the query of each feed
 */
public record DatabaseProperties(
        @Pattern(regexp = "[a-z][a-z0-9_]*") @NotNull String source,

        @Pattern(regexp = "[A-Za-z0-9_-]*", message = "is one folder name") @DefaultValue("")
        String folder,

        @Pattern(
                regexp = "jdbc:(?i)(?!.*password).*",
                message = "starts with jdbc: and holds no password; give password-file or password-variable")
        @NotNull
        String url,

        @NotNull String user,
        @Nullable String passwordFile,
        @Nullable String passwordVariable,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("10s")
        Duration connectTimeout,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m")
        Duration statementTimeout,

        @Min(1) @Max(100_000) @DefaultValue("2000") int fetchSize,
        @Min(1) @Max(10) @DefaultValue("3") int attempts,
        @NotNull @DurationMin @DefaultValue("5s") Duration backOff,

        @NotEmpty
        Map<
                        String,
                        @Pattern(
                                regexp = "(?is)\\s*(select|with)\\b[^;]*",
                                message = "is one select, without a semicolon")
                        String>
                feeds) {}
