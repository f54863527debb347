package org.sendwarehouse.year;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process holds when it rests. */
final class Memory {
    private Memory() {}

    /**
     * Memory, KiB.
     *
     * @param heapKb in use on Java's heap after a full collection
     * @param residentKb resident memory of the process, as Linux counts it
     * @param compiledKb of that, what Java has compiled so far. It grows for as long as rare work is done often enough to
     *     be worth compiling, up to a limit of Java's own
     */
    record Reading(long heapKb, long residentKb, long compiledKb) {}

    /** What the process has computed so far, all cores together; the virtual machine's own work among it. */
    static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }

    static Reading read() throws IOException {
        // Twice: what the first lets go of through references is collected by the second.
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
        long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        long compiled = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getName().startsWith("CodeHeap")
                                || pool.getName().startsWith("CodeCache"))
                        .mapToLong(pool -> pool.getUsage().getUsed())
                        .sum()
                / 1024;
        return new Reading(heap, resident, compiled);
    }
}
