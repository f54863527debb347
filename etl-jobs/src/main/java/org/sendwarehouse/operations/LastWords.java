package org.sendwarehouse.operations;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a process that is told to stop (SIGTERM, Ctrl-C) come to its own end first: a process ends when its shutdown hooks
 * do, whatever its main thread still has to put on record.
 */
public final class LastWords {
    private static final CountDownLatch SAID = new CountDownLatch(1);

    private LastWords() {}

    /** The command has ended and is on record; the process may end. */
    public static void said() {
        SAID.countDown();
    }

    /** Whether the process was told to stop, so that nothing new may begin. */
    public static boolean areDue() {
        Thread asked = new Thread(() -> {}, "asked");
        try {
            Runtime.getRuntime().addShutdownHook(asked);
            Runtime.getRuntime().removeShutdownHook(asked);
            return false;
        } catch (IllegalStateException stopping) {
            return true;
        }
    }

    /**
     * For a shutdown hook: waits until the command has ended.
     *
     * @return whether it has within this time
     */
    public static boolean await(Duration most) throws InterruptedException {
        return SAID.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
