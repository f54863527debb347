package org.sendwarehouse.benchmark;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** A chunk step of Spring Batch, with a job repository that costs nothing: the framework's own cost is what is left. */
final class BatchStep {
    private BatchStep() {}

    static <I, O> StepExecution run(
            int chunk,
            ItemReader<? extends I> reader,
            ItemProcessor<? super I, ? extends O> processor,
            ItemWriter<? super O> writer)
            throws Exception {
        JobRepository repository = new ResourcelessJobRepository();
        Job job = new JobBuilder("benchmark", repository)
                .start(new StepBuilder("rows", repository)
                        .<I, O>chunk(chunk)
                        .reader(reader)
                        .processor(processor)
                        .writer(writer)
                        .build())
                .build();
        JobParameters none = new JobParameters();
        JobExecution execution = repository.createJobExecution(
                repository.createJobInstance(job.getName(), none), none, new ExecutionContext());
        job.execute(execution);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException("The step failed: " + execution.getAllFailureExceptions());
        }
        return execution.getStepExecutions().iterator().next();
    }
}
