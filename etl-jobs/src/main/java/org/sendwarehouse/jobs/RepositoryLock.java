package org.sendwarehouse.jobs;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.operations.AlreadyRunningException;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/**
 * The right to change a home that several machines share, held in their common database beside the lock of the file, which
 * not every shared file system keeps. Without such a database it is always free.
 *
 * <p>The database lets go of it when the connection ends, however it ends. A run whose connection is lost finds that out
 * before its next step, and stops.
 */
public class RepositoryLock implements StepExecutionListener, AutoCloseable {
    /** One home a schema, so its name says whose lock it is. */
    private static final String TRY =
            "select pg_try_advisory_lock(hashtext('send-warehouse run'), hashtext(current_schema()))";

    private final Optional<RepositoryDatabase> database;
    private @Nullable Connection connection;

    RepositoryLock(Optional<RepositoryDatabase> database) {
        this.database = database;
    }

    /**
     * Takes the lock until this is closed.
     *
     * @throws AlreadyRunningException when another machine holds it
     * @throws SQLException when the database cannot be reached
     */
    public void take() throws IOException, SQLException, AlreadyRunningException {
        if (database.isEmpty() || connection != null) {
            return;
        }
        Connection held = database.get().connect();
        try (PreparedStatement statement = held.prepareStatement(TRY);
                ResultSet answer = statement.executeQuery()) {
            if (answer.next() && answer.getBoolean(1)) {
                connection = held;
                return;
            }
        } finally {
            if (connection == null) {
                held.close();
            }
        }
        throw new AlreadyRunningException(
                "Another machine is at work in this home. Wait until it has finished, then try again.");
    }

    /** No step begins for a run that another machine may have taken over. */
    @Override
    public void beforeStep(StepExecution step) {
        try {
            if (connection != null && !connection.isValid(0)) {
                throw new RepositoryLostException(null);
            }
        } catch (SQLException e) {
            throw new RepositoryLostException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
