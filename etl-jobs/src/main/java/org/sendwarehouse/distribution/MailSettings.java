package org.sendwarehouse.distribution;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mail server of whoever runs the platform, and how role mailboxes become addresses.
 *
 * @param user null where the server asks for no password
 * @param password asked for at each mail and never kept
 * @param from the sender's address
 * @param links where readers reach the folder {@code packs}; ends with a slash
 * @param domain of role mailboxes whose address is not given
 * @param mailboxes addresses of role mailboxes, where they are not the role's name at the domain
 * @param timeout how long to wait for the server at each step
 */
public record MailSettings(
        String host,
        int port,
        Security security,
        @Nullable String user,
        Password password,
        String from,
        URI links,
        String domain,
        Map<String, String> mailboxes,
        Duration timeout) {

    public MailSettings {
        mailboxes = Map.copyOf(mailboxes);
    }

    /** How the way to the server is protected. */
    public enum Security {
        /** Encrypted after a greeting in the clear; a server that cannot do that is given no mail. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** In the clear; never with a password. */
        NONE
    }

    /** Where the password comes from. */
    @FunctionalInterface
    public interface Password {
        /**
         * Reads it.
         *
         * @throws IOException when it is not there, or others can read it
         */
        String read() throws IOException;
    }

    /** The address of a role mailbox. */
    public String address(String role) {
        String given = mailboxes.get(role);
        if (given != null) {
            return given;
        }
        return role.contains("@") ? role : role + "@" + domain;
    }
}
