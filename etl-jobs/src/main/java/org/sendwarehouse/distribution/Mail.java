package org.sendwarehouse.distribution;

import java.util.List;

/**
 * A mail in plain text. It carries links and never a pack itself, since a mailbox keeps and forwards what it is given.
 *
 * @param messageId without angle brackets; the same for what is the same message
 * @param to addresses
 * @param text plain text
 */
public record Mail(String messageId, List<String> to, String subject, String text) {
    public Mail {
        to = List.copyOf(to);
    }
}
