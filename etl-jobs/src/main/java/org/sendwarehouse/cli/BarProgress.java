package org.sendwarehouse.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.operations.Progress;

/** Progress for a person at a terminal: one line a step, drawn over while the step works. */
final class BarProgress implements Progress {
    private static final int CELLS = 24;
    private static final int WIDTH = 100;
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private String step = "";
    private String title = "";
    private @Nullable Long since;
    private long drawnAt;

    BarProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void started(String name, String what) {
        step = name;
        title = what;
        since = System.nanoTime();
        draw("  " + label(name) + what);
    }

    @Override
    public synchronized void advanced(String name, long done, long total, String detail) {
        long now = System.nanoTime();
        if (!name.equals(step) || (now - drawnAt < REDRAW_NANOS && done < total)) {
            return;
        }
        drawnAt = now;
        if (total <= 0) {
            draw("  " + label(name) + title + " " + detail);
            return;
        }
        int full = (int) Math.min(CELLS, CELLS * done / total);
        draw("  " + label(name) + "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "] " + done + " of " + total + " "
                + detail);
    }

    @Override
    public synchronized void finished(String name, String summary) {
        out.print(CLEAR_LINE);
        out.println("  " + label(name) + summary + LineProgress.seconds(since));
        out.flush();
    }

    @Override
    public synchronized void said(String line) {
        out.print(CLEAR_LINE);
        out.println(line);
        out.flush();
    }

    private static String label(String name) {
        return String.format("%-12s", name);
    }

    private void draw(String line) {
        out.print(CLEAR_LINE + (line.length() > WIDTH ? line.substring(0, WIDTH) : line));
        out.flush();
    }
}
