package org.sendwarehouse.jobs;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A past date, rebuilt from what has landed and kept beside what is published. */
@Configuration(proxyBeanMethods = false)
class RebuildJobConfiguration {

    @Bean
    Job rebuild(JobRepository repository, NightlySteps steps) {
        Step build = steps.build();
        Step check = steps.check();
        Step keep = steps.keep();
        return new JobBuilder(Rebuilds.REBUILD, repository)
                .start(build)
                .next(check)
                .on(NightlySteps.REFUSED)
                .end() // what a night could not have published is not kept
                .from(check)
                .on("COMPLETED")
                .to(keep)
                .from(check)
                .on("*")
                .fail()
                .end()
                .build();
    }
}
