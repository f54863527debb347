package org.sendwarehouse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sendwarehouse.operations.Progress;

/** Progress for log files and pipes: one plain line when a step begins and one when it ends. */
final class LineProgress implements Progress {
    private final PrintWriter out;
    private final Map<String, Long> started = new ConcurrentHashMap<>();

    LineProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void started(String step, String title) {
        started.put(step, System.nanoTime());
        print(step + ": " + title);
    }

    @Override
    public void advanced(String step, long done, long total, String detail) {}

    @Override
    public void finished(String step, String summary) {
        print(step + ": " + summary + seconds(started.remove(step)));
    }

    @Override
    public void said(String line) {
        print(line);
    }

    static String seconds(@org.jspecify.annotations.Nullable Long since) {
        return since == null ? "" : String.format(Locale.UK, " (%.1f s)", (System.nanoTime() - since) / 1e9);
    }

    private synchronized void print(String line) {
        out.println(line);
        out.flush();
    }
}
