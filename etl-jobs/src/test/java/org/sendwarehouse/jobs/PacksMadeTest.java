package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.jobs.NightInHand.ReadyPack;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.packs.GovernanceGroups;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.packs.PackRenderer;

/** Packs made side by side: what comes of them is what comes of them one after the other. */
@Timeout(60)
class PacksMadeTest {
    private static final LocalDate MEETING = LocalDate.of(2026, 5, 12);
    private static final List<PackOrder> ORDERS = GovernanceGroups.shipped().stream()
            .limit(6)
            .map(group -> new PackOrder(group, MEETING))
            .toList();

    private static ReadyPack pack(PackOrder order) {
        return new ReadyPack(order, Path.of(order.group().code()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void they_stand_in_the_order_in_which_they_were_asked_for(int threads) throws IOException {
        Map<PackOrder, PackRenderer> renderers = new ConcurrentHashMap<>();
        PacksMade packs = new PacksMade(
                ORDERS,
                (renderer, order) -> {
                    int number = ORDERS.indexOf(order);
                    if (number == 1) {
                        return Optional.empty();
                    }
                    renderers.put(order, renderer.get());
                    if (number == 2 || number == 4) {
                        throw new IOException("no " + number);
                    }
                    return Optional.of(pack(order));
                },
                Progress.SILENT);
        packs.make(threads);
        assertThat(packs.ready())
                .isEqualTo(Stream.of(0, 3, 5)
                        .map(number -> pack(ORDERS.get(number)))
                        .toList());
        assertThat(packs.failures())
                .isEqualTo(Stream.of(2, 4)
                        .map(number -> new PackFailure(ORDERS.get(number), "no " + number))
                        .toList());
        if (threads == 1) {
            assertThat(renderers.get(ORDERS.get(2))).isSameAs(renderers.get(ORDERS.get(0)));
            assertThat(renderers.get(ORDERS.get(3))).as("after a failure").isNotSameAs(renderers.get(ORDERS.get(2)));
        }
    }

    @Test
    void as_many_are_made_at_a_time_as_there_are_threads() throws IOException {
        CyclicBarrier both = new CyclicBarrier(2);
        PacksMade packs = new PacksMade(
                ORDERS,
                (renderer, order) -> {
                    try {
                        both.await(20, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IOException("alone", e);
                    }
                    return Optional.of(pack(order));
                },
                Progress.SILENT);
        packs.make(2);
        assertThat(packs.failures()).isEmpty();
        assertThat(packs.ready()).hasSize(6);
    }

    /** An error is no fault of a pack: nothing that would follow is to be trusted. */
    @Test
    void an_error_ends_it() {
        PacksMade packs = new PacksMade(
                ORDERS,
                (renderer, order) -> {
                    throw new OutOfMemoryError("planted");
                },
                Progress.SILENT);
        assertThatThrownBy(() -> packs.make(2)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void interrupted_it_begins_no_more() {
        PacksMade packs = new PacksMade(ORDERS, (renderer, order) -> Optional.of(pack(order)), Progress.SILENT);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> packs.make(1))
                .isInstanceOf(IOException.class)
                .hasMessage("The packs are not all made; run the command again.");
        assertThat(Thread.interrupted()).isTrue();
    }
}
