package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sendwarehouse.home.SideBySide;

/** Threads that work in one database, each in a connection of its own. */
final class Crew {
    private final Connection connection;
    private final int size;

    /** Does one thing. */
    interface Work<T> {
        void run(Connection own, T task) throws SQLException;
    }

    Crew(Connection connection, int size) {
        this.connection = connection;
        this.size = size;
    }

    /**
     * Does all. After the first failure nothing new is begun, and what is under way is waited for.
     *
     * @throws BuildFailedException when something cannot be done, or this thread is interrupted
     */
    <T> void run(Tasks<T> list, Work<T> work) throws SQLException {
        List<Connection> own = new ArrayList<>();
        try {
            // Here and not by the members: the connection that is copied serves one at a time.
            for (int i = 0; i < size; i++) {
                own.add(DuckDb.beside(connection, Build.SEARCH_PATH));
            }
            run(list, work, own);
        } finally {
            for (Connection one : own) {
                one.close();
            }
        }
    }

    private static <T> void run(Tasks<T> list, Work<T> work, List<Connection> connections) throws SQLException {
        List<Callable<Boolean>> members = connections.stream()
                .map(own -> (Callable<Boolean>) () -> member(own, list, work))
                .toList();
        fail(SideBySide.run("crew", members, list::stop));
    }

    private static <T> boolean member(Connection own, Tasks<T> list, Work<T> work)
            throws SQLException, InterruptedException {
        boolean finished = false;
        try {
            for (Optional<T> next = list.next(); next.isPresent(); next = list.next()) {
                work.run(own, next.get());
            }
            finished = true;
        } finally {
            if (!finished) {
                // Whatever it was: the others are not to wait for what is never made.
                list.stop();
            }
        }
        return finished;
    }

    private static void fail(List<Throwable> failures) throws SQLException {
        if (failures.isEmpty()) {
            return;
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).forEach(first::addSuppressed);
        if (first instanceof SQLException failure) {
            throw failure;
        }
        if (first instanceof InterruptedException) {
            throw new BuildFailedException(
                    "It was interrupted, and nothing of it counts; run the command again.", first);
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
        throw new BuildFailedException("It cannot be finished: " + first.getMessage(), first);
    }
}
