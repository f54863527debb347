package org.sendwarehouse.distribution;

import java.util.List;

/**
 * A mail that tells a group where its pack lies. It carries links and never the pack itself, since a mailbox keeps and
 * forwards what it is given.
 *
 * @param messageId without angle brackets; the same for the same run, group and meeting
 * @param to addresses
 * @param text plain text
 */
record PackMail(String messageId, List<String> to, String subject, String text) {
    PackMail {
        to = List.copyOf(to);
    }
}
