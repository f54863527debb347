package org.sendwarehouse.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sendwarehouse.operations.LogContext;
import org.sendwarehouse.operations.ProcessMemory;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.operations.RunSummary.StepSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Measures the steps of a job, and tells whoever watches that they begin and end. */
@Component
class StepTimer implements StepExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(StepTimer.class);
    private static final String ROWS = "rows";
    private static final String SAID = "said";

    private final Progress progress;
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final List<StepSummary> done = new ArrayList<>();

    StepTimer(Progress progress) {
        this.progress = progress;
    }

    /** How many rows a step worked on; for the metrics. */
    static void rows(StepExecution step, long rows) {
        step.getExecutionContext().putLong(ROWS, rows);
    }

    /** What came of a step, in a few words for whoever watches. */
    static void say(StepExecution step, String summary) {
        step.getExecutionContext().putString(SAID, summary);
    }

    @Override
    public void beforeStep(StepExecution step) {
        LogContext.JOB.set(step.getJobExecution().getJobInstance().getJobName());
        LogContext.STEP.set(step.getStepName());
        ProcessMemory.startPeak();
        started.put(step.getStepName(), System.nanoTime());
        progress.started(step.getStepName(), title(step.getStepName()));
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        long since = started.getOrDefault(step.getStepName(), System.nanoTime());
        synchronized (done) {
            done.add(new StepSummary(
                    step.getStepName(),
                    step.getStatus().name().toLowerCase(Locale.ROOT),
                    Math.round((System.nanoTime() - since) / 1e6) / 1e3,
                    step.getExecutionContext().getLong(ROWS, 0),
                    ProcessMemory.peakMb()));
        }
        progress.finished(
                step.getStepName(),
                step.getStatus().isUnsuccessful()
                        ? "failed"
                        : step.getExecutionContext().getString(SAID, "done"));
        LOG.info(
                "Step {} {}: {} rows",
                step.getStepName(),
                step.getStatus().name().toLowerCase(Locale.ROOT),
                step.getExecutionContext().getLong(ROWS, 0));
        LogContext.STEP.set(null);
        return step.getExitStatus();
    }

    /** The steps measured since the last call, in the order in which they ended. */
    List<StepSummary> take() {
        synchronized (done) {
            List<StepSummary> taken = List.copyOf(done);
            done.clear();
            return taken;
        }
    }

    private static String title(String step) {
        return switch (step) {
            case "land" -> "landing what arrived";
            case "build" -> "building the warehouse";
            case "check" -> "checking its quality";
            case "publish" -> "publishing it";
            case "keep" -> "keeping it in a folder of its own";
            case "render" -> "rendering the packs that are due";
            case "distribute" -> "putting the packs in their places";
            default -> step;
        };
    }
}
