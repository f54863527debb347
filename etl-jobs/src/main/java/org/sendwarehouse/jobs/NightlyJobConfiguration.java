package org.sendwarehouse.jobs;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The night: lands what arrived, rebuilds the warehouse, publishes it, then renders the packs that are due. */
@Configuration(proxyBeanMethods = false)
class NightlyJobConfiguration {

    @Bean
    Job nightly(JobRepository repository, Step land, NightlySteps steps) {
        Step build = steps.build();
        Step check = steps.check();
        Step publish = steps.publish();
        Step lastGood = steps.lastGood();
        Step render = steps.renderPacks();
        Step distribute = steps.distribute();
        return new JobBuilder(Nights.NIGHTLY, repository)
                .start(land) // one partition a delivery of the frozen claim set
                .next(build) // a fresh warehouse file, models in dependency order
                .next(check) // quality rules
                .on(NightlySteps.REFUSED)
                .to(lastGood) // a fatal failure: packs that are due are made of what was published last
                .next(render)
                .next(distribute)
                .from(check)
                .on("COMPLETED")
                .to(publish) // at once or not at all
                .next(render) // the packs that are due
                .next(distribute)
                .from(check)
                .on("*")
                .fail()
                .end()
                .build();
    }
}
