package org.sendwarehouse.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.CheckedBlock;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.RowBlock;
import org.sendwarehouse.operations.LogContext;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ClaimSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The step {@code land}: one partition a delivery, named by its delivery id and listed from the frozen claim set. Spring
 * Batch asks for the partitions again on a restart; a list made from the inbox would then lack what has landed already.
 */
@Configuration(proxyBeanMethods = false)
class LandingSteps {
    static final String LAND = "land";
    private static final Logger LOG = LoggerFactory.getLogger(LandingSteps.class);
    /** Name of a delivery's step, and what stands between it and the delivery's id. */
    private static final String DELIVERY = "delivery";

    private static final String OF = ":";

    /** One delivery parses while another waits for the disk; more would only take memory from each other. */
    private static final int AT_ONCE = 2;

    @Bean
    Step land(
            JobRepository repository,
            Step landDelivery,
            NightInHand night,
            Home home,
            StepTimer timer,
            Progress progress) {
        Partitioner partitioner = gridSize -> {
            Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
            for (Claim claim : night.claims().claims()) {
                partitions.put(claim.deliveryId(), new ExecutionContext());
            }
            return partitions;
        };
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("land-");
        executor.setConcurrencyLimit(AT_ONCE);
        return new StepBuilder(LAND, repository)
                .partitioner(DELIVERY, partitioner)
                .step(landDelivery)
                .gridSize(1)
                .taskExecutor(executor)
                .listener(timer)
                // Heard before the timer when the step ends: listeners are called in reverse then.
                .listener(new Books(night, home))
                .build();
    }

    @Bean
    Step landDelivery(JobRepository repository, LandingItems items, NightInHand night, Progress progress) {
        return new StepBuilder(DELIVERY, repository)
                // One block of rows a chunk: the block is the item, and LandingItems commits at the end of its blocks.
                .<RowBlock, CheckedBlock>chunk(1)
                .reader(items)
                .processor(items)
                .writer(items)
                .listener(new Counting(night, progress))
                .build();
    }

    @Bean
    @StepScope
    LandingItems items(
            ObjectProvider<DeliveryLander> lander, NightInHand night, @Value("#{stepExecution}") StepExecution step) {
        return new LandingItems(lander.getObject(), night.claims().claim(delivery(step)));
    }

    /**
     * The delivery that a step is for, by the step's name. Not by its context: that is written after the step itself, and a
     * process killed between the two leaves a step without it.
     */
    private static String delivery(StepExecution step) {
        return step.getStepName().substring(DELIVERY.length() + OF.length());
    }

    /** Whether a step lands one delivery. */
    static boolean isDelivery(StepExecution step) {
        return step.getStepName().startsWith(DELIVERY + OF);
    }

    /** Tells whoever watches how many deliveries are done. */
    private static final class Counting implements StepExecutionListener {
        private final NightInHand night;
        private final Progress progress;
        private final AtomicInteger done = new AtomicInteger();

        Counting(NightInHand night, Progress progress) {
            this.night = night;
            this.progress = progress;
        }

        @Override
        public void beforeStep(StepExecution step) {
            LogContext.JOB.set(step.getJobExecution().getJobInstance().getJobName());
            LogContext.STEP.set(LAND);
            LogContext.DELIVERY.set(delivery(step));
        }

        @Override
        public ExitStatus afterStep(StepExecution step) {
            ClaimSet claims = night.claims();
            Claim claim = claims.claim(delivery(step));
            LOG.info("Delivery {} of {} is on record", claim.deliveryId(), claim.feed());
            progress.advanced(LAND, done.incrementAndGet(), claims.claims().size(), claim.feed());
            return step.getExitStatus();
        }
    }

    /** Adds the books of the night's deliveries up, once all have landed. */
    private static final class Books implements StepExecutionListener {
        private final NightInHand night;
        private final Home home;

        Books(NightInHand night, Home home) {
            this.night = night;
            this.home = home;
        }

        @Override
        public ExitStatus afterStep(StepExecution step) {
            long rows = 0;
            int refused = 0;
            int held = 0;
            int count = 0;
            for (LandedDelivery delivery : NightBooks.of(home, night.claims())) {
                rows += delivery.rowsRead();
                refused += delivery.status() == LandedDelivery.Status.REFUSED ? 1 : 0;
                held += delivery.status() == LandedDelivery.Status.HELD ? 1 : 0;
                count++;
            }
            StepTimer.rows(step, rows);
            StepTimer.say(
                    step,
                    String.format(java.util.Locale.UK, "%d deliveries, %,d rows", count, rows)
                            + (refused == 0 ? "" : ", " + refused + " refused")
                            + (held == 0 ? "" : ", " + held + " held"));
            return step.getExitStatus();
        }
    }
}
