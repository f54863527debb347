package org.sendwarehouse.warehouse;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a crew has to do. Its members call it at the same time. */
interface Tasks<T> {
    /**
     * The next thing to do, given out once. Waits where it depends on what others are doing.
     *
     * @return empty when there is nothing left, or all is stopped
     */
    Optional<T> next() throws InterruptedException;

    /** Nothing more is given out. */
    void stop();

    /** Things of which none depends on another, the first first. */
    static <T> Tasks<T> of(List<T> things) {
        Queue<T> left = new ConcurrentLinkedQueue<>(things);
        return new Tasks<>() {
            @Override
            public Optional<T> next() {
                return Optional.ofNullable(left.poll());
            }

            @Override
            public void stop() {
                left.clear();
            }
        };
    }
}
