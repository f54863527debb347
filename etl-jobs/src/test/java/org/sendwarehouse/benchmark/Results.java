package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The tables of a run, written anew after every group: a run that is cut keeps what it has. */
final class Results {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final Machine machine;
    private final List<Table> tables = new ArrayList<>();

    /** What results.json holds. */
    record Content(Machine machine, List<Table> tables) {}

    Results(Path folder, Machine machine) {
        this.folder = folder;
        this.machine = machine;
    }

    void add(Table table) throws IOException {
        tables.add(table);
        System.out.println(table.markdown());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.md"), markdown());
        Files.write(folder.resolve("results.json"), JSON.writeValueAsBytes(new Content(machine, tables)));
    }

    String markdown() {
        StringBuilder out = new StringBuilder(4096);
        out.append("# Benchmarks\n\n").append(machine.markdown());
        tables.forEach(table -> out.append(table.markdown()));
        return out.toString();
    }
}
