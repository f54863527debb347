package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.JobApplication;
import org.sendwarehouse.jobs.RepositoryLock;
import org.sendwarehouse.jobs.SendProperties;
import org.sendwarehouse.landing.KeyRotation;
import org.sendwarehouse.operations.AlreadyRunningException;
import org.sendwarehouse.operations.LogContext;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.RunLog;
import org.sendwarehouse.schedule.Schedules;
import org.springframework.context.ConfigurableApplicationContext;

/** What a command that runs jobs holds while it does: the home's lock, a log file, the application. */
final class JobSession implements AutoCloseable {
    private final RunLock lock;
    private final RunLog log;
    private final Schedules schedules;
    private final ConfigurableApplicationContext application;

    private JobSession(RunLock lock, RunLog log, Schedules schedules, ConfigurableApplicationContext application) {
        this.lock = lock;
        this.log = log;
        this.schedules = schedules;
        this.application = application;
    }

    /**
     * Takes the lock and starts the application.
     *
     * @param command what is done, for whoever comes second
     * @throws AlreadyRunningException when another command is at work in the home
     * @throws SQLException when the database that several machines share cannot be reached
     */
    @SuppressWarnings("resource") // closed with the session, or at once where it does not come about
    static JobSession open(Home home, Console console, String command, Map<String, String> settings)
            throws IOException, SQLException, AlreadyRunningException {
        RunLock lock = RunLock.take(home, command);
        RunLog log = null;
        ConfigurableApplicationContext application = null;
        try {
            home.create();
            // A rotation that was cut goes first: everything must be under one key before anything else is done.
            if (PseudonymKey.isRotating(home)) {
                new KeyRotation(home, Contracts.load(home)).rotate();
            }
            log = RunLog.open(home, command.split(" ", 2)[0]);
            LogContext.COMMAND.set(command);
            Schedules schedules = Schedules.shipped();
            application = JobApplication.start(home, console.progress(), schedules::packsDue, settings);
            log.keepTo(application.getBean(SendProperties.class).logs().limits());
            application.getBean(RepositoryLock.class).take();
            return new JobSession(lock, log, schedules, application);
        } catch (IOException | SQLException | AlreadyRunningException | RuntimeException e) {
            Failures.log(e);
            if (application != null) {
                application.close();
            }
            if (log != null) {
                log.close();
            }
            lock.close();
            throw e;
        }
    }

    <T> T get(Class<T> type) {
        return application.getBean(type);
    }

    Schedules schedules() {
        return schedules;
    }

    Path logFile() {
        return log.file();
    }

    @Override
    public void close() throws IOException {
        application.close();
        LogContext.clear();
        log.close();
        lock.close();
    }
}
