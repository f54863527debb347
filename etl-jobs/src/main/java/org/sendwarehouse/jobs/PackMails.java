package org.sendwarehouse.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sendwarehouse.distribution.MailLog;
import org.sendwarehouse.distribution.Outbox;
import org.sendwarehouse.packs.PackOrder;
import org.springframework.stereotype.Component;

/**
 * Tells groups of packs that lie in their places. No step of a job: what was told is known from the outbox's own log, so
 * that a mail is tried again without anything else being done again.
 */
@Component
class PackMails {
    private final Outbox outbox;

    PackMails(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Sends the mails of these packs that were not sent yet.
     *
     * @param also states in which a mail is sent only because somebody who looked asks for it
     * @return what went wrong, in sentences
     */
    List<String> send(List<PackOrder> orders, Set<MailLog.State> also) throws IOException {
        List<String> problems = new ArrayList<>();
        for (PackOrder order : orders) {
            outbox.tell(order.group(), order.meeting(), also).ifPresent(problems::add);
        }
        return problems;
    }
}
