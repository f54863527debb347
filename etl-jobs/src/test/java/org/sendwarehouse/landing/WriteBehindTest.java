package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writing in a thread of its own. Where that thread is not ended, the test is cut short and fails. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WriteBehindTest {

    @Test
    void blocksAreWrittenInTheOrderInWhichTheyCameByAThreadOfItsOwn() throws IOException {
        List<CheckedBlock> given = new ArrayList<>();
        List<CheckedBlock> written = new ArrayList<>();
        List<String> threads = new ArrayList<>();
        try (WriteBehind writer = new WriteBehind(block -> {
            written.add(block);
            threads.add(Thread.currentThread().getName());
        })) {
            for (int i = 0; i < 20; i++) {
                given.add(new CheckedBlock());
                writer.add(given.get(i));
            }
            writer.finish();
        }
        assertThat(written).containsExactlyElementsOf(given);
        assertThat(threads).containsOnly(Thread.currentThread().getName() + "-write");
    }

    @Test
    void whatFailsToBeWrittenFailsNextTimeAndAtTheEndAndNothingIsWrittenAfterIt() throws InterruptedException {
        List<CheckedBlock> written = new ArrayList<>();
        CountDownLatch failed = new CountDownLatch(1);
        try (WriteBehind writer = new WriteBehind(block -> {
            written.add(block);
            failed.countDown();
            throw new IOException("No space left on device");
        })) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            writer.add(new CheckedBlock());
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
            assertThat(failed.await(1, TimeUnit.MINUTES)).isTrue();
            assertThatThrownBy(writer::finish).isInstanceOf(IOException.class).hasMessage("No space left on device");
        }
        assertThat(written).hasSize(1);
    }

    @Test
    void anErrorIsNotLost() {
        try (WriteBehind writer = new WriteBehind(block -> {
            throw new OutOfMemoryError("Java heap space");
        })) {
            assertThatThrownBy(() -> {
                        writer.add(new CheckedBlock());
                        writer.finish();
                    })
                    .isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void closingDoesNotWaitForWhatIsLeftAndLeavesNoThreadBehind() throws IOException, InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        WriteBehind writer = new WriteBehind(block -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            try {
                Thread.sleep(TimeUnit.MINUTES.toMillis(1));
            } catch (InterruptedException e) {
                throw new IOException("Cut short", e);
            }
        });
        writer.add(new CheckedBlock());
        writer.add(new CheckedBlock());
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        writer.close();
        assertThat(threads).singleElement().matches(thread -> !thread.isAlive());
    }
}
