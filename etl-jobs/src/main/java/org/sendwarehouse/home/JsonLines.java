package org.sendwarehouse.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of one JSON object a line, to which lines are only ever added. A line is on the disk when {@link #append} is
 * done; one cut short by a crash is not a line, and is overwritten by the next.
 */
public final class JsonLines<T> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Class<T> type;
    private final Consumer<ObjectNode> completed;

    public JsonLines(Path file, Class<T> type) {
        this(file, type, line -> {});
    }

    /** @param completed gives a line of an earlier version what it lacks */
    public JsonLines(Path file, Class<T> type, Consumer<ObjectNode> completed) {
        this.file = file;
        this.type = type;
        this.completed = completed;
    }

    /** Every line, oldest first. */
    public List<T> read() throws IOException {
        List<T> lines = new ArrayList<>();
        for (String text :
                new String(complete(), StandardCharsets.UTF_8).lines().toList()) {
            ObjectNode line = (ObjectNode) JSON.readTree(text);
            completed.accept(line);
            lines.add(JSON.treeToValue(line, type));
        }
        return lines;
    }

    /** Adds a line; on the disk when this returns. */
    public void append(T line) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Home.OwnerOnly.createDirectories(folder);
        }
        long end = complete().length;
        byte[] text = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.write(ByteBuffer.wrap(text), end);
            channel.force(true);
        }
        Home.OwnerOnly.restrict(file);
    }

    /** The file up to its last line end; what follows may be cut within a letter. */
    private byte[] complete() throws IOException {
        if (!Files.exists(file)) {
            return new byte[0];
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
