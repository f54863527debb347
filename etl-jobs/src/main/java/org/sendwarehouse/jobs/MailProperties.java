package org.sendwarehouse.jobs;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.distribution.MailSettings;
import org.sendwarehouse.home.Home;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that tells groups where their packs lie.
 *
 * @param host name or address of the server
 * @param port where it takes mail
 * @param security how the way to it is protected
 * @param user who it is given a password by; null where it asks for none
 * @param passwordFile file that holds the password, relative to the home, readable by its owner only
 * @param passwordVariable environment variable that holds the password
 * @param from the sender's address
 * @param links where readers reach the folder {@code packs}
 * @param domain of role mailboxes whose address is not given
 * @param mailboxes addresses of role mailboxes, where they are not the role's name at the domain
 * @param timeout how long to wait for the server at each step
 */
public record MailProperties(
        @NotBlank String host,
        @Min(1) @Max(65_535) @DefaultValue("587") int port,
        @NotNull @DefaultValue("starttls") MailSettings.Security security,
        @Nullable String user,
        @Nullable String passwordFile,
        @Nullable String passwordVariable,

        @NotNull @Email(message = "is an address such as send-warehouse@example.org")
        String from,

        @Pattern(regexp = "https?://[^\\s?#]+", message = "is the web address of the folder of packs") @NotNull
        String links,

        @Pattern(regexp = "[A-Za-z0-9.-]+", message = "is a mail domain such as example.org") @NotNull
        String domain,

        @DefaultValue Map<String, @Email(message = "is an address such as papers@example.org") String> mailboxes,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s")
        Duration timeout) {

    /** A password has a user, one place it comes from, and an encrypted way. */
    @AssertTrue(
            message =
                    "give user with password-file or password-variable, and security starttls or tls, or none of them")
    public boolean isPasswordSafe() {
        boolean file = passwordFile != null;
        boolean variable = passwordVariable != null;
        return user == null ? !file && !variable : file != variable && security != MailSettings.Security.NONE;
    }

    /** As mails are sent by it; passwords are read when one is needed. */
    public MailSettings settings(Home home) {
        return new MailSettings(
                host,
                port,
                security,
                user,
                () -> Passwords.read("send.mail", home, passwordFile, passwordVariable),
                from,
                URI.create(links.endsWith("/") ? links : links + "/"),
                domain,
                mailboxes,
                timeout);
    }
}
