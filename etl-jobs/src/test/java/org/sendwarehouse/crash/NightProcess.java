package org.sendwarehouse.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendwarehouse.cli.SendWarehouse;
import org.sendwarehouse.home.Home;

/** The real command line as a process of its own. Which step it is in follows from the progress that it prints. */
final class NightProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pattern STEP = Pattern.compile("(land|build|check|publish|render|distribute): .*");

    private final Process process;
    private final long started = System.nanoTime();
    private final List<String> said = new ArrayList<>();
    private final Map<String, Long> begun = new LinkedHashMap<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final Thread listener;
    private String step = "start";
    private String point = "";

    private NightProcess(Process process) {
        this.process = process;
        listener = new Thread(this::listen, "listens to process " + process.pid());
        begun.put(step, started);
        listener.start();
    }

    /** How a run ended. */
    record Ended(int exitCode, double seconds, String said, Map<String, Double> steps) {}

    /** Starts a command over a home, with what goes before it on Java's command line. */
    static NightProcess start(Home home, List<String> options, String... command) throws IOException {
        return start(List.of(), home, options, command);
    }

    /** The same by way of another command, such as one that takes rights away. */
    static NightProcess start(List<String> by, Home home, List<String> options, String... command) throws IOException {
        List<String> line = new ArrayList<>(by);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Short runs: the second compiler costs more than it brings.
        line.addAll(List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        // What is printed is what an operator sees: the tests' own logging to the console is not.
        line.add("-Dlogback.configurationFile=logback.xml");
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), SendWarehouse.class.getName()));
        line.addAll(List.of(command));
        line.add("--home=" + home.root());
        return new NightProcess(
                new ProcessBuilder(line).redirectErrorStream(true).start());
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException closedByTheKill) {
            // What it said until then is all there is.
        } finally {
            reached.countDown();
        }
    }

    private synchronized void heard(String line) {
        said.add(line);
        if (line.startsWith(CrashAgent.REACHED)) {
            point = line.substring(CrashAgent.REACHED.length());
            reached.countDown();
            return;
        }
        Matcher found = STEP.matcher(line);
        if (found.matches()) {
            String name = found.group(1);
            // The first line of a step tells its beginning, the second its end.
            step = begun.containsKey(name) && name.equals("distribute") ? "report" : name;
            begun.putIfAbsent(step, System.nanoTime());
            notifyAll();
        }
    }

    /** The step that it is in, or was in when it died. */
    synchronized String step() {
        return step;
    }

    synchronized String point() {
        return point;
    }

    /** Kills it with SIGKILL at the aim; false when it ended before it came there. */
    boolean kill(Aim aim, Map<String, Double> usual) throws InterruptedException {
        if (aim.point() != null) {
            if (!reached.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Neither at its point nor at its end after " + LONGEST + ": " + text());
            }
        } else {
            awaitStep(aim.step());
            long nanos = (long) (usual.getOrDefault(aim.step(), 1.0) * aim.share() * 1e9);
            process.waitFor(nanos, TimeUnit.NANOSECONDS);
        }
        boolean killed = process.isAlive();
        process.destroyForcibly();
        process.waitFor();
        listener.join();
        return killed && process.exitValue() == 137;
    }

    /** Waits until it is in a step, or at its end. */
    synchronized void awaitStep(String wanted) throws InterruptedException {
        while (process.isAlive() && !begun.containsKey(wanted)) {
            wait(5);
        }
    }

    /** Lets it come to its end. */
    Ended end() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Not at its end after " + LONGEST + ": " + text());
        }
        double seconds = seconds(started, System.nanoTime());
        listener.join();
        return new Ended(process.exitValue(), seconds, text(), steps());
    }

    /** What it started that is still at work. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    double seconds() {
        return seconds(started, System.nanoTime());
    }

    synchronized String text() {
        return String.join("\n", said);
    }

    private synchronized Map<String, Double> steps() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(begun.keySet());
        for (int i = 0; i < names.size(); i++) {
            long until = i + 1 < names.size() ? begun.get(names.get(i + 1)) : System.nanoTime();
            seconds.put(names.get(i), seconds(begun.get(names.get(i)), until));
        }
        return seconds;
    }

    private static double seconds(long from, long until) {
        return (until - from) / 1e9;
    }

    @Override
    public void close() {
        kill();
    }

    /** Kills it with SIGKILL, whatever it is at. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
