package org.sendwarehouse.operations.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.alerts.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /metrics}, {@code /health/live} and {@code /health/ready} on the loopback address: only for this machine, only to
 * read, with two threads and a short queue. Where it answers stands in
 * {@code state/serve.endpoint}; where several machines serve one home, each has a file of its own.
 */
public final class Endpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HERE = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?");
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String JSON_TYPE = "application/json";
    private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String SUFFIX = ".endpoint";
    /** Between an address on loopback and the machine whose loopback it is. */
    private static final String ON = " on ";

    private static final int THREADS = 2;
    private static final int WAITING = 16;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int ERROR = 500;
    private static final int UNAVAILABLE = 503;

    static {
        // Read by Java's server when it is first used: whoever dawdles must not keep a thread for good. Seconds.
        Map.of(
                        "sun.net.httpserver.maxReqTime",
                        "3",
                        "sun.net.httpserver.maxRspTime",
                        "10",
                        "jdk.httpserver.maxConnections",
                        "32")
                .forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    }

    private final HttpServer server;
    private final ThreadPoolExecutor executor;
    private final PlatformMeters meters;
    private final Health health;
    private final Path file;

    private Endpoint(HttpServer server, ThreadPoolExecutor executor, Home home, Path file, Watch watch, Clock clock) {
        this.server = server;
        this.executor = executor;
        meters = new PlatformMeters(home);
        health = new Health(home, watch, clock);
        this.file = file;
    }

    /**
     * Begins to answer.
     *
     * @param name of whoever serves, as {@link RunLock#name} says
     * @param port where; 0: any that is free
     * @throws IOException when the port is taken
     */
    public static Endpoint open(Home home, String name, Watch watch, int port, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), WAITING);
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "endpoint-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        server.setExecutor(executor);
        Endpoint endpoint = new Endpoint(server, executor, home, home.state().resolve(name + SUFFIX), watch, clock);
        server.createContext("/", endpoint::answer);
        server.start();
        AtomicFiles.write(endpoint.file, (endpoint.address() + ON + machine() + "\n").getBytes(StandardCharsets.UTF_8));
        return endpoint;
    }

    /**
     * Where the endpoint of a home answers on this machine, as far as its serving process has said; that process may be
     * gone. What other machines have is theirs alone.
     */
    public static Optional<String> find(Home home) throws IOException {
        String here = ON + machine();
        List<String> found = new ArrayList<>();
        for (Path file : files(home)) {
            String said = Files.readString(file).strip();
            if (said.endsWith(here)) {
                found.add(said.substring(0, said.length() - here.length()));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", found));
    }

    private static List<Path> files(Home home) throws IOException {
        if (!Files.isDirectory(home.state())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(home.state())) {
            return all.filter(file -> String.valueOf(file.getFileName()).endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("This machine does not know its own name", e);
            return "localhost";
        }
    }

    /** Where it answers, such as {@code http://127.0.0.1:9084}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
            if (host == null || !HERE.matcher(host).matches()) {
                // A page in a browser on this machine may ask under a name of its own that points here.
                send(exchange, FORBIDDEN, TEXT_TYPE, "Ask for 127.0.0.1.\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                send(exchange, NOT_ALLOWED, TEXT_TYPE, "There is nothing here to change.\n");
            } else {
                route(exchange);
            }
        } catch (IOException e) {
            LOG.debug("Whoever asked has gone", e);
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        try {
            switch (exchange.getRequestURI().getPath()) {
                case "/metrics" -> send(exchange, OK, TEXT_TYPE, meters.scrape());
                case "/health/live" -> send(exchange, health.live());
                case "/health/ready" -> send(exchange, health.ready());
                default -> send(exchange, NOT_FOUND, TEXT_TYPE, "/metrics, /health/live, /health/ready\n");
            }
        } catch (RuntimeException e) {
            LOG.error("A question could not be answered", e);
            send(exchange, ERROR, TEXT_TYPE, "This cannot be answered; the log says why.\n");
        }
    }

    private static void send(HttpExchange exchange, Health.Answer answer) throws IOException {
        send(
                exchange,
                answer.ok() ? OK : UNAVAILABLE,
                JSON_TYPE,
                JSON.writeValueAsString(Map.of("status", answer.status(), "checks", answer.checks())));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        server.stop(0);
        executor.shutdownNow();
        meters.close();
    }
}
