package org.sendwarehouse.operations.alerts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells by posting one JSON object an alert to a web address. The address is a secret: it is asked for at each post, never
 * kept and never logged. Redirects are not followed, since they would hand it on.
 */
public final class WebhookChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookChannel.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;
    private static final int REDIRECT = 300;
    /** What is not told at this look is told at the next: a server that hangs must not hold up a look for long. */
    private static final int AT_ONCE = 20;

    private final Address address;
    private final Duration timeout;

    /** Where the address comes from. */
    @FunctionalInterface
    public interface Address {
        /**
         * Reads it.
         *
         * @throws IOException when it is not there, others can read it, or it is no address that may be posted to
         */
        URI read() throws IOException;
    }

    /** @param timeout how long to wait for a connection, and for an answer */
    public WebhookChannel(Address address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Set<String> tell(List<Notice> notices, Instant now) {
        Set<String> failed = new HashSet<>();
        notices.forEach(notice -> failed.add(notice.id()));
        try {
            URI to = address.read();
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(timeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            for (Notice notice : notices.subList(0, Math.min(AT_ONCE, notices.size()))) {
                if (!isPosted(client, to, notice)) {
                    // The others would fare no better; they wait with it.
                    break;
                }
                failed.remove(notice.id());
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Alerts cannot be posted: {}", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return failed;
    }

    private boolean isPosted(HttpClient client, URI to, Notice notice) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "send-warehouse")
                .header("Idempotency-Key", notice.id())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body(notice))))
                .build();
        int status = answer(client, request);
        if (status < OK || status >= REDIRECT) {
            LOG.warn("Alerts cannot be posted: the server answered {}", status);
            return false;
        }
        return true;
    }

    /** A request's own time-out ends with the headers; an answer that never ends must not hold up a look either. */
    private int answer(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer");
        }
    }

    private static Map<String, Object> body(Notice notice) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", notice.id());
        body.put("event", notice.event().name().toLowerCase(Locale.ROOT));
        body.put("code", notice.code());
        body.put("subject", notice.subject());
        body.put("severity", notice.severity());
        body.put("title", notice.title());
        // Under this name chat services show it as it is.
        body.put("text", MailChannel.word(notice.event()) + ": " + notice.title() + ". " + notice.words());
        body.put("since", notice.since().toString());
        body.put("runbook", notice.runbook());
        body.put("tell", notice.tell());
        return body;
    }
}
