package org.sendwarehouse.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.disclosure.DisclosureSteps;
import org.sendwarehouse.distribution.Distribution;
import org.sendwarehouse.distribution.Outbox;
import org.sendwarehouse.evidence.EvidenceSteps;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.operations.AuditAnchor;
import org.sendwarehouse.operations.AuditTrail;
import org.sendwarehouse.operations.health.FeedsDue;
import org.sendwarehouse.quality.QualityResults;
import org.sendwarehouse.quality.QualityRules;
import org.sendwarehouse.quality.QualityViolations;
import org.sendwarehouse.site.Site;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.Publisher;
import org.sendwarehouse.warehouse.WarehouseBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the steps of the jobs work with, put together for one home. */
@Configuration(proxyBeanMethods = false)
class Platform {
    private static final int REPOSITORY_CONNECTIONS = 6;

    @Bean
    Home home(SendProperties settings) {
        return new Home(settings.home());
    }

    /** The job repository of a home that machines share; otherwise it is the file of {@code application.yaml}. */
    @Bean
    @ConditionalOnProperty("send.repository.url")
    DataSource repository(Home home, SendProperties settings) throws IOException {
        return RepositoryDatabase.of(home, settings).orElseThrow().pool(REPOSITORY_CONNECTIONS);
    }

    @Bean
    RepositoryLock repositoryLock(Home home, SendProperties settings) {
        return new RepositoryLock(RepositoryDatabase.of(home, settings));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DuckDb.Settings duckDb(SendProperties settings) {
        return new DuckDb.Settings(settings.duckdb().memory(), settings.duckdb().threads());
    }

    @Bean
    @Lazy
    PseudonymKey key(Home home) {
        return PseudonymKey.load(home);
    }

    @Bean
    @Lazy
    Contracts contracts(Home home) {
        return Contracts.load(home);
    }

    @Bean
    @Lazy
    DeliveryLander lander(Home home, Contracts contracts) throws IOException {
        return new DeliveryLander(home, contracts);
    }

    @Bean
    @Lazy
    ModelCatalogue catalogue() {
        return ModelCatalogue.shipped();
    }

    @Bean
    @Lazy
    WarehouseBuilder builder(Home home, DuckDb.Settings settings, ModelCatalogue catalogue) {
        QualityRules rules = QualityRules.shipped();
        return new WarehouseBuilder(
                home,
                settings,
                catalogue,
                Stream.concat(EvidenceSteps.all().stream(), DisclosureSteps.all().stream())
                        .toList(),
                List.of(new QualityResults(rules), new QualityViolations(rules)));
    }

    @Bean
    Publisher publisher(
            Home home, Clock clock, ObjectProvider<Contracts> contracts, ObjectProvider<ModelCatalogue> catalogue) {
        AuditTrail trail = new AuditTrail(home, clock);
        Site site = new Site(contracts::getObject, catalogue::getObject);
        return new Publisher(home, clock, DisclosureSteps.extracts(), List.of(site, FeedsDue.part()), () -> {
            try {
                return trail.head().map(AuditAnchor::toString);
            } catch (IOException e) {
                throw new UncheckedIOException("The audit trail cannot be read", e);
            }
        });
    }

    @Bean
    Distribution distribution(Home home, Clock clock) {
        return new Distribution(home, clock);
    }

    @Bean
    Outbox outbox(Home home, Distribution distribution, Clock clock, SendProperties settings) {
        @Nullable MailProperties mail = settings.mail();
        return new Outbox(home, distribution, clock, mail == null ? null : mail.settings(home));
    }
}
