package org.sendwarehouse.jobs;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.InvalidJobParametersException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/**
 * Starts jobs, and deals with those that did not come to their end. Used only by the holder of the home's run lock, so
 * that an execution which the repository calls running is one whose process has died.
 */
@Component
class JobRuns {
    private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);

    private static final String REFUSED = "The job repository refused to start ";

    private final JobOperator operator;
    private final JobRepository repository;

    JobRuns(JobOperator operator, JobRepository repository) {
        this.operator = operator;
        this.repository = repository;
    }

    /**
     * The newest execution of a job, when it failed or its process died. After {@code kill -9} the repository still
     * calls it started; it is recovered first, since that status blocks every restart.
     */
    Optional<JobExecution> unfinished(Job job) {
        for (JobExecution killed : repository.findRunningJobExecutions(job.getName())) {
            LOG.warn("The process of execution {} has died; recovering it", killed.getId());
            operator.recover(killed);
        }
        return Optional.ofNullable(repository.getLastJobInstance(job.getName()))
                .flatMap(this::last)
                .filter(execution -> execution.getStatus() != BatchStatus.COMPLETED
                        && execution.getStatus() != BatchStatus.ABANDONED);
    }

    private Optional<JobExecution> last(JobInstance instance) {
        return Optional.ofNullable(repository.getLastJobExecution(instance));
    }

    /** The newest execution of the newest instance of a job, when it came to its end. */
    Optional<JobExecution> completed(Job job) {
        return Optional.ofNullable(repository.getLastJobInstance(job.getName()))
                .flatMap(this::last)
                .filter(execution -> execution.getStatus() == BatchStatus.COMPLETED);
    }

    /** The newest execution of the job with these parameters. */
    Optional<JobExecution> latest(Job job, JobParameters parameters) {
        return Optional.ofNullable(repository.getLastJobExecution(job.getName(), parameters));
    }

    /**
     * Runs a job to its end, whatever that is. Where the same instance was given up before, it starts anew: every step is
     * idempotent, and the ledger, not this repository, knows what has landed.
     */
    JobExecution start(Job job, JobParameters parameters) {
        try {
            return begin(job, parameters);
        } catch (JobRestartException e) {
            throw new IllegalStateException(REFUSED + job.getName(), e);
        }
    }

    private JobExecution begin(Job job, JobParameters parameters) throws JobRestartException {
        latest(job, parameters)
                .filter(execution -> execution.getStatus() == BatchStatus.ABANDONED)
                .ifPresent(execution -> repository.deleteJobInstance(execution.getJobInstance()));
        try {
            return operator.start(job, parameters);
        } catch (JobInstanceAlreadyCompleteException
                | JobExecutionAlreadyRunningException
                | InvalidJobParametersException e) {
            throw new IllegalStateException(REFUSED + job.getName(), e);
        } catch (RuntimeException e) {
            if (RepositoryLostException.isCauseOf(e)) {
                throw new RepositoryLostException(e);
            }
            throw e;
        }
    }

    /** Tells whatever is running to stop where a step ends; the next run finishes it. */
    void stop() {
        for (String job : repository.getJobNames()) {
            for (JobExecution running : repository.findRunningJobExecutions(job)) {
                try {
                    operator.stop(running);
                } catch (JobExecutionNotRunningException e) {
                    LOG.info("Execution {} has ended already", running.getId());
                }
            }
        }
    }

    /** Runs a job whose instance may have completed before: for work that is due again, such as a pack that was lost. */
    JobExecution startAgain(Job job, JobParameters parameters) {
        latest(job, parameters).ifPresent(execution -> repository.deleteJobInstance(execution.getJobInstance()));
        return start(job, parameters);
    }

    /**
     * Takes up an unfinished execution where it stopped; steps that were completed are not done again.
     *
     * @throws NotTakenUpException when that cannot be done, such as after a step of which nobody knows how it ended
     */
    JobExecution restart(Job job, JobExecution unfinished) {
        try {
            return begin(job, unfinished.getJobParameters());
        } catch (JobRestartException e) {
            throw new NotTakenUpException(e);
        }
    }

    /** An execution that was cut and cannot go on. */
    static final class NotTakenUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotTakenUpException(JobRestartException cause) {
            super(cause);
        }
    }

    /** Gives an unfinished execution up. What it has landed stays landed; nothing of it was published. */
    void abandon(JobExecution execution) {
        LOG.warn("Giving up execution {} ({})", execution.getId(), execution.getStatus());
        try {
            operator.abandon(execution);
        } catch (JobExecutionAlreadyRunningException e) {
            throw new IllegalStateException("An execution that has ended cannot be running", e);
        }
    }
}
