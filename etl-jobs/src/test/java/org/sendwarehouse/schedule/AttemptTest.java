package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartz.JobDataMap;
import org.sendwarehouse.operations.Ending;

class AttemptTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 30);
    private static final List<Duration> WAITS = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15));

    @Test
    void what_failed_is_tried_again_after_each_wait_and_then_left_to_a_person() {
        Attempt first = new Attempt(DAY, 0, 0);

        Attempt.Next second = first.after(Ending.FAILED, WAITS).orElseThrow();
        Attempt.Next third = second.attempt().after(Ending.FAILED, WAITS).orElseThrow();

        assertThat(second).isEqualTo(new Attempt.Next(new Attempt(DAY, 1, 0), Duration.ofMinutes(5)));
        assertThat(third).isEqualTo(new Attempt.Next(new Attempt(DAY, 2, 0), Duration.ofMinutes(15)));
        assertThat(third.attempt().after(Ending.FAILED, WAITS)).isEmpty();
    }

    @Test
    void who_is_at_work_is_waited_for_without_counting_as_a_failure() {
        Attempt attempt = new Attempt(DAY, 1, 0);
        for (int i = 1; i <= Attempt.MOST_WAITS; i++) {
            Attempt.Next next = attempt.after(Ending.AT_WORK, WAITS).orElseThrow();
            assertThat(next).isEqualTo(new Attempt.Next(new Attempt(DAY, 1, i), Attempt.WHILE_AT_WORK));
            attempt = next.attempt();
        }
        assertThat(attempt.after(Ending.AT_WORK, WAITS)).isEmpty();
        assertThat(attempt.after(Ending.FAILED, WAITS))
                .isEqualTo(Optional.of(new Attempt.Next(new Attempt(DAY, 2, 0), Duration.ofMinutes(15))));
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "PARTIAL", "REFUSED", "MISUNDERSTOOD", "NEEDS_PERSON"})
    void what_would_end_the_same_again_is_not_tried_again(Ending ending) {
        assertThat(new Attempt(DAY, 0, 0).after(ending, WAITS)).isEmpty();
    }

    @Test
    void what_was_cut_is_finished_at_once_the_first_time_and_then_waits_as_what_failed() {
        Attempt.Next first = new Attempt(DAY, 0, 3).afterCut(WAITS).orElseThrow();

        assertThat(first).isEqualTo(new Attempt.Next(new Attempt(DAY, 1, 0), Duration.ZERO));
        assertThat(first.attempt().afterCut(WAITS))
                .isEqualTo(Optional.of(new Attempt.Next(new Attempt(DAY, 2, 0), Duration.ofMinutes(15))));
        assertThat(new Attempt(DAY, 2, 0).afterCut(WAITS)).isEmpty();
        assertThat(new Attempt(DAY, 0, 0).afterCut(List.of())).contains(first);
    }

    @Test
    void an_attempt_is_kept_as_texts() {
        Attempt attempt = new Attempt(DAY, 2, 7);

        assertThat(Attempt.of(attempt.data(), DAY.plusDays(1))).isEqualTo(attempt);
        assertThat(attempt.data().values()).allMatch(String.class::isInstance);
        assertThat(Attempt.of(new JobDataMap(), DAY)).isEqualTo(new Attempt(DAY, 0, 0));
    }

    @Test
    void a_process_that_was_killed_has_failed() {
        assertThat(Ending.of(137)).isEqualTo(Ending.FAILED);
        assertThat(Ending.of(4)).isEqualTo(Ending.PARTIAL);
    }
}
