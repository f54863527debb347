package org.sendwarehouse.jobs;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.distribution.MailServer;
import org.sendwarehouse.distribution.MailSettings;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.alerts.Channel;
import org.sendwarehouse.operations.alerts.MailChannel;
import org.sendwarehouse.operations.alerts.WebhookChannel;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which ways alerts are told.
 *
 * @param mail whether by mail, where a mail server is set
 * @param webhookFile file that holds the web address to post to, relative to the home, readable by its owner only
 * @param webhookVariable environment variable that holds it
 * @param timeout how long to wait for the web server
 */
public record AlertProperties(
        @DefaultValue("true") boolean mail,
        @Nullable String webhookFile,
        @Nullable String webhookVariable,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 1) @DefaultValue("10s")
        Duration timeout) {
    private static final Set<String> WEB = Set.of("https", "http");

    /** The address stands in one place. */
    @AssertTrue(message = "give webhook-file or webhook-variable, not both")
    public boolean isWebhookInOnePlace() {
        return webhookFile == null || webhookVariable == null;
    }

    /** The ways that are set up, for a home. */
    public List<Channel> channels(Home home, @Nullable MailProperties server) {
        List<Channel> channels = new ArrayList<>();
        if (mail && server != null) {
            MailSettings settings = server.settings(home);
            channels.add(new MailChannel(
                    new MailServer(settings),
                    settings::address,
                    settings.from().substring(settings.from().indexOf('@') + 1)));
        }
        if (webhookFile != null || webhookVariable != null) {
            channels.add(new WebhookChannel(
                    () -> address(Passwords.read("send.alerts", home, webhookFile, webhookVariable)), timeout));
        }
        return channels;
    }

    /** An address is as secret as a password: in the clear it may only go to this machine itself. */
    private static URI address(String text) throws IOException {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("The address of the webhook is no web address");
        }
        String host = address.getHost();
        if (host == null || !WEB.contains(address.getScheme())) {
            throw new IOException("The address of the webhook is no web address");
        }
        if (address.getScheme().equals("http") && !InetAddress.getByName(host).isLoopbackAddress()) {
            throw new IOException("The address of the webhook must start with https");
        }
        return address;
    }
}
