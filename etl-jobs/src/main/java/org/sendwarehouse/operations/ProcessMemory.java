package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The resident memory of this process as Linux counts it: Java's heap, DuckDB's buffers and everything else together.
 */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final long KIB_PER_MIB = 1024;

    private ProcessMemory() {}

    /** Starts a new peak at the memory in use now. Does nothing where the system cannot. */
    public static void startPeak() {
        try {
            // "5" resets the peak resident set size (man 5 proc).
            Files.writeString(CLEAR, "5");
        } catch (IOException notLinux) {
            // The peak then counts from the start of the process, which is still an upper bound.
        }
    }

    /** The greatest memory since {@link #startPeak}, in MiB; 0 where the system does not tell. */
    public static long peakMb() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
                }
            }
        } catch (IOException notLinux) {
            return 0;
        }
        return 0;
    }
}
