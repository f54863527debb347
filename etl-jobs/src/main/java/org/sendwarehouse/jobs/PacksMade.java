package org.sendwarehouse.jobs;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.SideBySide;
import org.sendwarehouse.jobs.NightInHand.ReadyPack;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.packs.PackRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs that are made side by side. What comes of them stands in the order in which they were asked for. */
final class PacksMade {
    private static final Logger LOG = LoggerFactory.getLogger(PacksMade.class);

    private final List<PackOrder> orders;
    private final Making making;
    private final Progress progress;
    /** Where in the orders those stand that are still to be made. */
    private final Queue<Integer> left = new ConcurrentLinkedQueue<>();

    private final Map<Integer, ReadyPack> ready = new ConcurrentSkipListMap<>();
    private final Map<Integer, PackFailure> failures = new ConcurrentSkipListMap<>();
    private @Nullable PackRenderer renderer;
    private int done;

    /** Makes one. */
    interface Making {
        /**
         * Makes it, where it is to be made.
         *
         * @param renderer asked only then
         * @return empty: nothing was to be made
         */
        Optional<ReadyPack> make(Supplier<PackRenderer> renderer, PackOrder order) throws IOException, SQLException;
    }

    PacksMade(List<PackOrder> orders, Making making, Progress progress) {
        this.orders = List.copyOf(orders);
        this.making = making;
        this.progress = progress;
        for (int i = 0; i < orders.size(); i++) {
            left.add(i);
        }
    }

    /**
     * Makes them all.
     *
     * @param threads how many at a time, at most
     * @throws IOException when this thread is interrupted: those that had begun are made
     */
    void make(int threads) throws IOException {
        Callable<Boolean> member = () -> {
            for (Integer next = left.poll(); next != null; next = left.poll()) {
                one(next);
            }
            return true;
        };
        int size = Math.min(threads, orders.size());
        if (size == 0) {
            return;
        }
        for (Throwable failure : SideBySide.run("pack", Collections.nCopies(size, member), left::clear)) {
            // What is the fault of one pack is on record with it.
            if (failure instanceof Error error) {
                throw error;
            }
            throw new IOException("The packs are not all made; run the command again.", failure);
        }
    }

    private void one(int number) {
        PackOrder order = orders.get(number);
        try {
            making.make(this::renderer, order).ifPresent(pack -> ready.put(number, pack));
        } catch (IOException | SQLException | RuntimeException e) {
            failures.put(number, failed(order, e));
            renewed();
        }
        told(order);
    }

    /** Whatever state a renderer is in after a failure: the next group starts with a fresh one. */
    private synchronized void renewed() {
        renderer = null;
    }

    private synchronized void told(PackOrder order) {
        progress.advanced("render", ++done, orders.size(), order.group().name());
    }

    private synchronized PackRenderer renderer() {
        PackRenderer current = renderer == null ? new PackRenderer() : renderer;
        renderer = current;
        return current;
    }

    List<ReadyPack> ready() {
        return List.copyOf(ready.values());
    }

    List<PackFailure> failures() {
        return List.copyOf(failures.values());
    }

    /** Says in the log why a pack cannot be made or placed. */
    static PackFailure failed(PackOrder order, Exception failure) {
        LOG.error("No pack of {} for {}", order.group().code(), order.meeting(), failure);
        return PackFailure.of(order, failure);
    }
}
