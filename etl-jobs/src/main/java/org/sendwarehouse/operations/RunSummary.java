package org.sendwarehouse.operations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run as {@code status} shows it. Holds counts, names and reasons; nothing about a person.
 *
 * @param job name of the job, such as {@code nightly}
 * @param businessDate the night it ran for
 * @param runId the warehouse it built; null when it came not so far
 * @param outcome how it ended
 * @param reason why, in a sentence; null when it was simply done
 * @param startedAt wall clock, UTC
 * @param finishedAt wall clock, UTC
 * @param softwareVersion the version that ran
 * @param steps its steps in order
 * @param deliveries the deliveries it took in, in order
 * @param packs the packs it placed, as paths below the home
 */
public record RunSummary(
        String job,
        LocalDate businessDate,
        @Nullable String runId,
        Outcome outcome,
        @Nullable String reason,
        Instant startedAt,
        Instant finishedAt,
        String softwareVersion,
        List<StepSummary> steps,
        List<DeliveryBooks> deliveries,
        List<String> packs) {

    public RunSummary {
        steps = List.copyOf(steps);
        deliveries = List.copyOf(deliveries);
        packs = List.copyOf(packs);
    }

    /** The same run with another outcome, and why. */
    public RunSummary with(Outcome otherOutcome, String otherReason) {
        return new RunSummary(
                job,
                businessDate,
                runId,
                otherOutcome,
                otherReason,
                startedAt,
                finishedAt,
                softwareVersion,
                steps,
                deliveries,
                packs);
    }

    /**
     * One step.
     *
     * @param seconds wall time
     * @param rows rows it worked on, 0 when it has none to count
     * @param peakMemoryMb the greatest resident memory of the process while it ran, in MiB; 0 when unknown
     */
    public record StepSummary(String name, String state, double seconds, long rows, long peakMemoryMb) {}

    /**
     * The books of one delivery: {@code read = accepted + rejected + filtered}.
     *
     * @param state landed, held, refused or repeated
     * @param reason why it was held, refused or skipped; null when it landed
     */
    public record DeliveryBooks(
            String deliveryId,
            String feed,
            List<String> files,
            String state,
            long read,
            long accepted,
            long rejected,
            long filtered,
            @Nullable String reason) {
        public DeliveryBooks {
            files = List.copyOf(files);
        }
    }
}
