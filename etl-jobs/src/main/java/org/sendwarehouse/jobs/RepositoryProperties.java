package org.sendwarehouse.jobs;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The PostgreSQL database that keeps the job repository and the schedule of one home, so that several machines can serve
 * it. Another home needs another database, or another schema of it ({@code ?currentSchema=}).
 *
 * @param url JDBC address; a password in it is refused
 * @param user who owns the tables; they are made where they are absent
 * @param passwordFile file that holds the password, relative to the home, readable by its owner only
 * @param passwordVariable environment variable that holds the password; one of the two is needed
 * @param connectTimeout how long to wait for a connection
 * @param answerTimeout how long to wait for an answer before the connection counts as lost
 */
public record RepositoryProperties(
        @Pattern(
                regexp = "jdbc:postgresql:(?i)(?!.*password).*",
                message = "starts with jdbc:postgresql: and holds no password; give password-file or password-variable")
        @NotNull
        String url,

        @NotNull String user,
        @Nullable String passwordFile,
        @Nullable String passwordVariable,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("10s")
        Duration connectTimeout,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("1m")
        Duration answerTimeout) {

    /** A password has one place it comes from. */
    @AssertTrue(message = "needs either password-file or password-variable")
    public boolean isPasswordInOnePlace() {
        return (passwordFile != null) != (passwordVariable != null);
    }
}
