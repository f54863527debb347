package org.sendwarehouse.cli;

import java.io.PrintWriter;
import org.sendwarehouse.operations.Progress;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where results and progress are printed: results on standard output, progress and errors on standard error. */
final class Console {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean json;

    Console(PrintWriter out, PrintWriter err, boolean terminal, boolean json) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.json = json;
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return out;
    }

    /** One line of the result. */
    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** The result for machines. */
    void document(Object content) {
        out.println(JSON.writeValueAsString(content));
        out.flush();
    }

    /** Bars on a terminal; plain lines elsewhere. */
    Progress progress() {
        return terminal ? new BarProgress(err) : new LineProgress(err);
    }
}
