package org.sendwarehouse.jobs;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Packs from the warehouse that is published, outside the night. */
@Configuration(proxyBeanMethods = false)
class PacksJobConfiguration {

    @Bean
    Job packs(JobRepository repository, NightlySteps steps) {
        return new JobBuilder(PackRuns.PACKS, repository)
                .start(steps.renderPacks())
                .next(steps.distribute())
                .build();
    }
}
