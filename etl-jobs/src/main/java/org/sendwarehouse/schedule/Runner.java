package org.sendwarehouse.schedule;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import org.sendwarehouse.operations.Ending;

/** Runs a job to its end, whatever that is. */
public interface Runner {

    /**
     * Runs a job and waits for its end.
     *
     * @param date the business date it runs for
     * @throws IOException when it cannot be started
     */
    Ending run(String job, LocalDate date) throws IOException, InterruptedException;

    /** Lets what is running come to its end, and ends it where it takes longer. */
    void stop(Duration grace) throws InterruptedException;
}
