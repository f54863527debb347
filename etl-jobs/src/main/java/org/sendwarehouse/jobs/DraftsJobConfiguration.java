package org.sendwarehouse.jobs;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Drafts of packs on data that were refused: built again, shown to the operator, and never given out. */
@Configuration(proxyBeanMethods = false)
class DraftsJobConfiguration {

    @Bean
    Job drafts(JobRepository repository, NightlySteps steps) {
        Step check = steps.check();
        return new JobBuilder(DraftRuns.DRAFTS, repository)
                .start(steps.build())
                .next(check)
                .on(NightlySteps.REFUSED)
                .to(steps.keepRefused())
                .next(steps.renderPacks())
                .next(steps.placeDrafts())
                .from(check)
                .on("COMPLETED")
                .end() // data that pass are given out by a night, not drafted
                .from(check)
                .on("*")
                .fail()
                .end()
                .build();
    }
}
