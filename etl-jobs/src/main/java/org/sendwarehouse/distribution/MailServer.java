package org.sendwarehouse.distribution;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Trouble;

/** Gives mails to the mail server, and knows which failures leave open whether it took one. */
public final class MailServer {
    /** Answers from here on refuse for now or for good (RFC 5321, 4.2.1). */
    private static final int FIRST_REFUSAL = 400;

    private final MailSettings settings;
    private final Properties properties;

    public MailServer(MailSettings settings) {
        this(settings, new Properties());
    }

    /** @param more properties of the mail library that go before ours, such as whom to trust */
    MailServer(MailSettings settings, Properties more) {
        this.settings = settings;
        this.properties = properties(settings);
        this.properties.putAll(more);
    }

    /**
     * What became of a mail.
     *
     * @param state sent, not sent or unknown
     * @param detail what went wrong, in one line; empty when it was sent
     */
    public record Outcome(MailLog.State state, String detail) {}

    /** Gives the server a mail; waits no longer than the settings allow at each step. */
    public Outcome send(Mail mail, Instant now) {
        Session session = Session.getInstance(properties);
        Transport transport = null;
        boolean mayBeTaken = false;
        try {
            Message message = message(session, mail, now);
            transport = session.getTransport(settings.security() == MailSettings.Security.TLS ? "smtps" : "smtp");
            @Nullable String user = settings.user();
            transport.connect(
                    settings.host(),
                    settings.port(),
                    user,
                    user == null ? null : settings.password().read());
            mayBeTaken = true;
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome(MailLog.State.SENT, "");
        } catch (SendFailedException refused) {
            return new Outcome(isAnswered(refused) ? MailLog.State.NOT_SENT : MailLog.State.UNKNOWN, reason(refused));
        } catch (MessagingException | IOException e) {
            return new Outcome(mayBeTaken ? MailLog.State.UNKNOWN : MailLog.State.NOT_SENT, reason(e));
        } finally {
            close(transport);
        }
    }

    /** Whether the server answered, with a no to the sender, a recipient or the text; a lost connection is no answer. */
    private static boolean isAnswered(SendFailedException refused) {
        Address[] taken = refused.getValidSentAddresses();
        boolean nobody = taken == null || taken.length == 0;
        return nobody && !(refused instanceof SMTPSendFailedException answer && answer.getReturnCode() < FIRST_REFUSAL);
    }

    private static void close(@Nullable Transport transport) {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException e) {
            // The server has given its answer by now; how it says good-bye changes nothing.
            return;
        }
    }

    private Message message(Session session, Mail mail, Instant now) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.messageId() + ">");
            }
        };
        message.setFrom(new InternetAddress(settings.from(), true));
        List<Address> to = new ArrayList<>();
        for (String address : mail.to()) {
            to.add(new InternetAddress(address, true));
        }
        message.setRecipients(Message.RecipientType.TO, to.toArray(Address[]::new));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setHeader("Content-Language", "en-GB");
        // RFC 3834: no out-of-office answers to a mail that no person wrote.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        String millis = String.valueOf(settings.timeout().toMillis());
        for (String protocol : List.of("mail.smtp.", "mail.smtps.")) {
            properties.put(protocol + "connectiontimeout", millis);
            properties.put(protocol + "timeout", millis);
            properties.put(protocol + "writetimeout", millis);
            properties.put(protocol + "ssl.checkserveridentity", "true");
            properties.put(protocol + "auth", String.valueOf(settings.user() != null));
            // All recipients or none: a mail that part of a group got cannot be sent to the rest alone.
            properties.put(protocol + "sendpartial", "false");
        }
        boolean startTls = settings.security() == MailSettings.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        return properties;
    }

    /** What a failure says, without line breaks; of several causes the last, which is the server's or the network's. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause instanceof MessagingException mail && mail.getNextException() != null) {
            cause = mail.getNextException();
        }
        String message = cause.getMessage();
        return (message == null ? Trouble.NO_REASON : message).strip().replaceAll("\\s+", " ");
    }
}
