package org.sendwarehouse.jobs;

import java.time.Duration;
import org.sendwarehouse.operations.LastWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What becomes of a run whose process is told to stop (SIGTERM, Ctrl-C): it ends where its step ends, if that is soon. A
 * step that takes longer is cut with the process, as by {@code kill -9}: every step can be done again.
 */
@Component
class Stopping implements DisposableBean {
    /** Less than serving waits before it kills what it has told to stop. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final JobRuns runs;
    private final Thread hook = new Thread(this::stop, "stopping");

    Stopping(JobRuns runs) {
        this.runs = runs;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        LOG.info("Told to stop");
        try {
            runs.stop();
            if (!LastWords.await(SOON)) {
                LOG.warn("The step takes longer; it is cut, and the next run does it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("What runs cannot be told to stop; it is cut, and the next run finishes it", e);
        }
    }

    /** The application has ended, and with it whatever ran: nothing is left to stop. */
    @Override
    public void destroy() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stoppingAlready) {
            LOG.debug("The process ends", stoppingAlready);
        }
    }
}
