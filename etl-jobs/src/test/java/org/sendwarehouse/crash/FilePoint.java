package org.sendwarehouse.crash;

import java.util.regex.Pattern;

/**
 * An operation on a file at which a process is to die.
 *
 * @param operation {@code move}, {@code link}, {@code delete} or {@code open} (to write), then {@code before} or
 *     {@code after}
 * @param path what the path looks like, from the home on; of a move, both paths with {@code >} between
 * @param nth which of the operations that match, from 1
 */
record FilePoint(String operation, Pattern path, int nth) {
    /** Between the two paths of a move. */
    static final String TO = ">";

    private static final String BETWEEN = "@";

    FilePoint(String operation, String path, int nth) {
        this(operation, Pattern.compile(path), nth);
    }

    boolean matches(String done, String where) {
        return operation.equals(done) && path.matcher(where).find();
    }

    /** As one word for a command line. */
    String text() {
        return operation.replace(' ', '-') + BETWEEN + path.pattern() + BETWEEN + nth;
    }

    static FilePoint parse(String text) {
        String[] parts = text.split(BETWEEN, -1);
        return new FilePoint(parts[0].replace('-', ' '), parts[1], Integer.parseInt(parts[2]));
    }
}
