package org.sendwarehouse.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Several threads that share out one piece of work. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Gives each member a thread, with the log's context of this one, and waits for all of them, whatever happens.
     *
     * @param name of the threads
     * @param stop called when this thread is interrupted, so that members begin nothing new
     * @return what they failed with, in the order in which they ended; where this thread was interrupted, that comes first, and
     *     it is so again
     */
    public static List<Throwable> run(String name, List<? extends Callable<?>> members, Runnable stop) {
        ExecutorService threads = Executors.newFixedThreadPool(members.size(), task -> new Thread(task, name));
        CompletionService<Object> work = new ExecutorCompletionService<>(threads);
        @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
        for (Callable<?> member : members) {
            work.submit(() -> {
                if (context != null) {
                    MDC.setContextMap(context);
                }
                return member.call();
            });
        }
        threads.shutdown();
        List<Throwable> failures = new ArrayList<>();
        @Nullable InterruptedException interrupted = null;
        for (int ended = 0; ended < members.size(); ) {
            try {
                work.take().get();
                ended++;
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
                ended++;
            } catch (InterruptedException e) {
                // What they work in is closed next: not while somebody is at it.
                interrupted = e;
                stop.run();
            }
        }
        if (interrupted != null) {
            Thread.currentThread().interrupt();
            failures.add(0, interrupted);
        }
        return failures;
    }
}
