package org.sendwarehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LockHolderTest {
    private static final Instant SINCE = Instant.parse("2026-04-29T01:30:00Z");

    @Test
    void says_which_job_for_which_date() {
        LockHolder night = LockHolder.parse("nightly for 2026-04-29, process 71, since 2026-04-29T01:30:00Z");

        assertThat(night).isEqualTo(new LockHolder("nightly for 2026-04-29", 71, SINCE));
        assertThat(night.job()).isEqualTo("nightly");
        assertThat(night.date()).contains(LocalDate.of(2026, 4, 29));
        assertThat(new LockHolder("release 00ff, at once", 71, SINCE).date()).isEmpty();
        assertThat(LockHolder.parse(new LockHolder("release 00ff, at once", 71, SINCE).text()))
                .isEqualTo(new LockHolder("release 00ff, at once", 71, SINCE));
    }

    @Test
    void a_text_that_was_cut_names_no_process_and_nobody_is_alive() {
        for (String text : new String[] {"", "nightly for 2026-04-2", "nightly, process 1, since 2026-04-29T01:3"}) {
            LockHolder holder = LockHolder.parse(text);
            assertThat(holder).isEqualTo(new LockHolder(text, 0, Instant.EPOCH));
            assertThat(holder.isAlive()).isFalse();
            assertThat(holder.date()).isEmpty();
        }
        assertThat(new LockHolder("nightly for 2026-02-31", 0, SINCE).date()).isEmpty();
    }
}
