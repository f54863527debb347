package org.sendwarehouse.crash;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A mail server that takes what the nights of one home send. */
final class Mailbox implements AutoCloseable {
    private final GreenMail server;

    Mailbox() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        server = new GreenMail(setup);
        server.start();
    }

    /** What a home's settings say of it. */
    String settings() {
        return """
                  mail:
                    host: 127.0.0.1
                    port: %d
                    security: none
                    from: send-warehouse@example.org
                    links: https://share.example.org/packs/
                    domain: example.org
                """.formatted(server.getSmtp().getPort());
    }

    /** Mails that a recipient got more than once, by subject. */
    List<String> doubled() throws MessagingException {
        Map<String, Integer> times = new TreeMap<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            // The server keeps one message for each recipient.
            times.merge(message.getMessageID() + " " + message.getSubject(), 1, Integer::sum);
        }
        List<String> doubled = new ArrayList<>();
        times.forEach((mail, count) -> {
            if (count > 1) {
                doubled.add("mail sent " + count + " times: " + mail);
            }
        });
        return doubled;
    }

    @Override
    public void close() {
        server.stop();
    }
}
