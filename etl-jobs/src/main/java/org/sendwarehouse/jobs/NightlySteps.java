package org.sendwarehouse.jobs;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.Erasing;
import org.sendwarehouse.landing.LandedFiles;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.packs.PackRequest;
import org.sendwarehouse.quality.QualityResult;
import org.sendwarehouse.quality.QualityVerdict;
import org.sendwarehouse.warehouse.BuildListener;
import org.sendwarehouse.warehouse.BuiltWarehouse;
import org.sendwarehouse.warehouse.LedgerTables;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.sendwarehouse.warehouse.Publisher;
import org.sendwarehouse.warehouse.RunId;
import org.sendwarehouse.warehouse.WarehouseBuilder;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The steps of a night after landing. A build is whole or nothing and its steps hand each other what they made in memory,
 * so a restarted night does them all again; each gives the same result as before. Only what is published is not built
 * again.
 */
@Component
class NightlySteps {
    /** Exit status of the check that keeps the night from being published. */
    static final String REFUSED = "REFUSED";

    private final JobRepository repository;
    private final StepTimer timer;
    private final RepositoryLock lock;
    private final Progress progress;
    private final NightInHand night;
    private final Home home;
    private final ObjectProvider<RunIdentity> identity;
    private final ObjectProvider<WarehouseBuilder> builder;
    private final ObjectProvider<Contracts> contracts;
    private final Publisher publisher;
    private final PackSteps packs;
    private final ObjectProvider<PlatformFeeds> feeds;

    NightlySteps(
            JobRepository repository,
            StepTimer timer,
            RepositoryLock lock,
            Progress progress,
            NightInHand night,
            Home home,
            ObjectProvider<RunIdentity> identity,
            ObjectProvider<WarehouseBuilder> builder,
            ObjectProvider<Contracts> contracts,
            Publisher publisher,
            PackSteps packs,
            ObjectProvider<PlatformFeeds> feeds) {
        this.repository = repository;
        this.timer = timer;
        this.lock = lock;
        this.progress = progress;
        this.night = night;
        this.home = home;
        this.identity = identity;
        this.builder = builder;
        this.contracts = contracts;
        this.publisher = publisher;
        this.packs = packs;
        this.feeds = feeds;
    }

    /** A fresh warehouse file, models in dependency order. */
    Step build() {
        return step("build", step -> {
            LocalDate date = date(step);
            @Nullable LocalDate later = step.getJobParameters().getLocalDate(Rebuilds.KNOWN_ON);
            LocalDate knownOn = later == null ? date : later;
            // What the door learnt of erased persons tonight: rows that landed before it was known go first.
            new Erasing(home, contracts.getObject()).apply();
            Ledger ledger = Ledger.read(home);
            RunId id = identity.getObject().of(date, knownOn, ledger);
            if (night.hasClaims() && publisher.isCurrent(id)) {
                night.publishedBefore(publisher.finishCurrent());
                StepTimer.say(step, "run " + id.value() + " was published before the night was cut");
                return;
            }
            LandedFiles.check(home, ledger.arrivals(knownOn));
            BuildListener listener = (table, taken, done, of) -> progress.advanced("build", done, of, table.toString());
            BuiltWarehouse built = builder.getObject()
                    .build(id, LedgerTables.of(home, contracts.getObject(), ledger, knownOn), listener);
            night.built(built);
            StepTimer.say(
                    step, built.times().size() + " tables, run " + built.id().value());
        });
    }

    /** Quality rules; a fatal failure ends the night refused. */
    Step check() {
        return step("check", step -> {
            try (Connection warehouse = night.isPublishedBefore()
                    ? night.published().connect()
                    : night.built().connect()) {
                QualityVerdict verdict = QualityVerdict.of(warehouse);
                night.verdict(verdict);
                StepTimer.rows(step, verdict.results().size());
                StepTimer.say(
                        step,
                        verdict.count(QualityResult.Outcome.PASSED) + " rules passed, "
                                + verdict.count(QualityResult.Outcome.FAILED) + " failed, "
                                + verdict.count(QualityResult.Outcome.NOT_APPLICABLE) + " not applicable");
                if (verdict.refused()) {
                    step.setExitStatus(new ExitStatus(REFUSED));
                }
            }
        });
    }

    /** Shown to readers at once or not at all; what they are shown lands as a feed of its own. */
    Step publish() {
        return step("publish", step -> {
            if (!night.isPublishedBefore()) {
                night.published(publisher.publish(night.built()));
            }
            PublishedWarehouse published = night.published();
            feeds.getObject().released(published);
            StepTimer.rows(
                    step,
                    published.manifest().tables().stream()
                            .mapToLong(table -> table.rows())
                            .sum());
            StepTimer.say(step, published.manifest().tables().size() + " tables");
        });
    }

    /** Kept in a folder of its own, whole or not at all; what readers see stays. */
    Step keep() {
        return step("keep", step -> {
            Rebuilds.Plan plan = night.plan();
            PublishedWarehouse kept =
                    publisher.keep(night.built(), plan.folder(), plan.schemas(), Map.of("about.json", plan.about()));
            StepTimer.rows(
                    step,
                    kept.manifest().tables().stream()
                            .mapToLong(table -> table.rows())
                            .sum());
            StepTimer.say(step, kept.manifest().tables().size() + " tables");
        });
    }

    /** After a night that was refused: its packs are made of what was published last, and say so. */
    Step lastGood() {
        return step("last good", step -> {
            Optional<PublishedWarehouse> last = PublishedWarehouse.find(home);
            last.ifPresent(version -> night.lastGood(version, refusal(step)));
            StepTimer.say(
                    step,
                    last.map(version -> "as at " + version.manifest().asAt()).orElse("nothing is published yet"));
        });
    }

    /** What was refused, beside what is published, for drafts. */
    Step keepRefused() {
        return step("keep refused", step -> night.draft(publisher.rehearse(night.built()), refusal(step)));
    }

    /** Each draft to its place, outside what is given out; what it was made of goes. */
    Step placeDrafts() {
        return step("place drafts", step -> {
            packs.placeDrafts(night);
            if (night.packsFrom().isPresent()) {
                FileSystemUtils.deleteRecursively(night.packsFrom().get().folder());
            }
            StepTimer.say(step, String.join(", ", night.placed()));
        });
    }

    /** Why a night was refused, in words that every audience may read: rules by name, no counts. */
    private PackRequest.Refusal refusal(StepExecution step) {
        String reason = night.verdict().stream()
                .flatMap(verdict -> verdict.refusals().stream())
                .map(result -> result.code() + " " + result.title().replaceAll("\\.$", ""))
                .collect(Collectors.joining("; "));
        return new PackRequest.Refusal(date(step), reason);
    }

    /** The packs of the groups that are to get one. */
    Step renderPacks() {
        return step("render", step -> {
            int rendered = packs.render(night);
            int failed = night.failures().size();
            StepTimer.say(
                    step,
                    rendered + (rendered == 1 ? " pack" : " packs") + (failed == 0 ? "" : ", " + failed + " failed"));
        });
    }

    /** Each pack to its place, once; to whom, lands too. */
    Step distribute() {
        return step("distribute", step -> {
            packs.distribute(night, date(step));
            if (night.packsFrom().isPresent()) {
                feeds.getObject().sent(night.packsFrom().get(), date(step).plusDays(1));
            }
            StepTimer.say(step, String.join(", ", night.placed()));
        });
    }

    /** What a tasklet of ours does. */
    private interface Work {
        void on(StepExecution step) throws Exception;
    }

    private Step step(String name, Work work) {
        return new StepBuilder(name, repository)
                .tasklet((contribution, chunk) -> {
                    StepExecution step = contribution.getStepExecution();
                    work.on(step);
                    contribution.setExitStatus(step.getExitStatus());
                    return RepeatStatus.FINISHED;
                })
                .allowStartIfComplete(true)
                .listener(timer)
                .listener(lock)
                .build();
    }

    private static LocalDate date(StepExecution step) {
        LocalDate date = step.getJobParameters().getLocalDate(Nights.BUSINESS_DATE);
        if (date == null) {
            throw new IllegalStateException("The night has no business date");
        }
        return date;
    }
}
