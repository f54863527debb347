package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.distribution.MailSettings;
import org.sendwarehouse.home.Home;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

class SendPropertiesTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SendProperties.class)
    static class Properties {}

    /** Whatever the environment of the tests asks for, the defaults are the product's. */
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(context -> context.getEnvironment()
                    .getPropertySources()
                    .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME))
            .withUserConfiguration(Properties.class);

    @Test
    void the_defaults_are_a_small_machine_in_county_durham() {
        runner.run(context -> assertThat(context.getBean(SendProperties.class))
                .isEqualTo(new SendProperties(
                        Path.of("send-home"),
                        new SendProperties.Area("840"),
                        new SendProperties.Inbox(Duration.ofSeconds(5)),
                        new SendProperties.Duckdb(DataSize.ofMegabytes(320), 2),
                        null,
                        null,
                        new AlertProperties(true, null, null, Duration.ofSeconds(10)),
                        new SendProperties.Logs(
                                DataSize.ofMegabytes(10), Duration.ofDays(90), DataSize.ofMegabytes(500)),
                        new SendProperties.Serve("0", Duration.ofMinutes(10)),
                        new SendProperties.Retention(null),
                        Map.of())));
    }

    @Test
    void every_setting_can_be_given() {
        runner.withPropertyValues(
                        "send.home=/srv/send",
                        "send.area.la-number=841",
                        "send.inbox.settle=2m",
                        "send.duckdb.memory=2GB",
                        "send.duckdb.threads=8",
                        "send.serve.grace=30m",
                        "send.repository.url=jdbc:postgresql://db/warehouse",
                        "send.repository.user=send",
                        "send.repository.password-file=keys/repository.password",
                        "send.repository.connect-timeout=5s",
                        "send.repository.answer-timeout=2m",
                        "send.mail.host=mail.example.org",
                        "send.mail.port=465",
                        "send.mail.security=tls",
                        "send.mail.user=send-warehouse",
                        "send.mail.password-file=keys/mail.password",
                        "send.mail.from=send-warehouse@example.org",
                        "send.mail.links=https://share.example.org/packs",
                        "send.mail.domain=example.org",
                        "send.mail.mailboxes.board-papers=papers@council.example.org",
                        "send.mail.timeout=10s",
                        "send.alerts.mail=false",
                        "send.alerts.webhook-file=keys/webhook.url",
                        "send.alerts.timeout=5s",
                        "send.logs.file-size=1MB",
                        "send.logs.keep=30d",
                        "send.logs.total=20MB",
                        "send.serve.port=9084",
                        "send.retention.confirmed-by=data protection officer",
                        "send.databases.casework.source=liquidlogic",
                        "send.databases.casework.folder=841",
                        "send.databases.casework.url=jdbc:postgresql://db/casework",
                        "send.databases.casework.user=reader",
                        "send.databases.casework.password-file=keys/casework.password",
                        "send.databases.casework.connect-timeout=5s",
                        "send.databases.casework.statement-timeout=1m",
                        "send.databases.casework.fetch-size=500",
                        "send.databases.casework.attempts=2",
                        "send.databases.casework.back-off=1s",
                        "send.databases.casework.feeds.ehc_advice=select * from advice")
                .run(context -> assertThat(context.getBean(SendProperties.class))
                        .isEqualTo(new SendProperties(
                                Path.of("/srv/send"),
                                new SendProperties.Area("841"),
                                new SendProperties.Inbox(Duration.ofMinutes(2)),
                                new SendProperties.Duckdb(DataSize.ofGigabytes(2), 8),
                                new RepositoryProperties(
                                        "jdbc:postgresql://db/warehouse",
                                        "send",
                                        "keys/repository.password",
                                        null,
                                        Duration.ofSeconds(5),
                                        Duration.ofMinutes(2)),
                                new MailProperties(
                                        "mail.example.org",
                                        465,
                                        MailSettings.Security.TLS,
                                        "send-warehouse",
                                        "keys/mail.password",
                                        null,
                                        "send-warehouse@example.org",
                                        "https://share.example.org/packs",
                                        "example.org",
                                        Map.of("board-papers", "papers@council.example.org"),
                                        Duration.ofSeconds(10)),
                                new AlertProperties(false, "keys/webhook.url", null, Duration.ofSeconds(5)),
                                new SendProperties.Logs(
                                        DataSize.ofMegabytes(1), Duration.ofDays(30), DataSize.ofMegabytes(20)),
                                new SendProperties.Serve("9084", Duration.ofMinutes(30)),
                                new SendProperties.Retention("data protection officer"),
                                Map.of(
                                        "casework",
                                        new DatabaseProperties(
                                                "liquidlogic",
                                                "841",
                                                "jdbc:postgresql://db/casework",
                                                "reader",
                                                "keys/casework.password",
                                                null,
                                                Duration.ofSeconds(5),
                                                Duration.ofMinutes(1),
                                                500,
                                                2,
                                                Duration.ofSeconds(1),
                                                Map.of("ehc_advice", "select * from advice"))))));
    }

    @Test
    void a_database_needs_no_more_than_its_address_a_reader_and_queries() {
        runner.withPropertyValues(
                        "send.databases.casework.source=liquidlogic",
                        "send.databases.casework.url=jdbc:postgresql://db/casework",
                        "send.databases.casework.user=reader",
                        "send.databases.casework.password-variable=CASEWORK_PASSWORD",
                        "send.databases.casework.feeds.ehc_advice=select * from advice")
                .run(context -> assertThat(context.getBean(SendProperties.class)
                                .databases()
                                .get("casework"))
                        .isEqualTo(new DatabaseProperties(
                                "liquidlogic",
                                "",
                                "jdbc:postgresql://db/casework",
                                "reader",
                                null,
                                "CASEWORK_PASSWORD",
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(10),
                                2000,
                                3,
                                Duration.ofSeconds(5),
                                Map.of("ehc_advice", "select * from advice"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=jdbc:postgresql://db/casework?password=secret",
                "feeds.ehc_advice=delete from advice",
                "feeds.ehc_advice=select 1; drop table advice",
                "statement-timeout=0s",
                "fetch-size=0"
            })
    void a_database_that_could_do_harm_stops_the_start(String setting) {
        runner.withPropertyValues(
                        "send.databases.casework.source=liquidlogic",
                        "send.databases.casework.url=jdbc:postgresql://db/casework",
                        "send.databases.casework.user=reader",
                        "send.databases.casework.password-variable=CASEWORK_PASSWORD",
                        "send.databases.casework.feeds.ehc_advice=select * from advice",
                        "send.databases.casework." + setting)
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("databases"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send.logs.file-size=1KB",
                "send.logs.total=20MB",
                "send.alerts.webhook-file=keys/webhook.url,send.alerts.webhook-variable=WEBHOOK"
            })
    void settings_that_contradict_each_other_stop_the_start(String settings) {
        runner.withPropertyValues(settings.split(",")).run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining(settings.contains("logs") ? "file-size" : "webhook-file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "false"})
    void the_endpoint_can_be_left_out(String port) {
        runner.withPropertyValues("send.serve.port=" + port).run(context -> assertThat(
                        context.getBean(SendProperties.class).serve().portNumber())
                .isEmpty());
    }

    @Test
    void without_an_application_the_settings_of_a_home_are_read_and_checked_alike(@TempDir Path folder)
            throws IOException {
        assertThat(HomeSettings.of(new Home(folder)).inbox())
                .isEqualTo(new SendProperties.Inbox(Duration.ofSeconds(5)));
        Files.writeString(folder.resolve("send.yaml"), """
                send:
                  area:
                    la-number: "841"
                  serve:
                    port: off
                  alerts:
                    webhook-file: keys/webhook.url
                """);

        SendProperties read = HomeSettings.of(new Home(folder));

        assertThat(read.home()).isEqualTo(folder);
        assertThat(read.area().laNumber()).isEqualTo("841");
        assertThat(read.serve().portNumber()).isEmpty();
        assertThat(read.alerts().webhookFile()).isEqualTo("keys/webhook.url");
        Files.writeString(folder.resolve("send.yaml"), "send: {area: {la-number: Durham}}");
        assertThatThrownBy(() -> HomeSettings.of(new Home(folder))).rootCause().hasMessageContaining("laNumber");
    }

    private static final String[] REPOSITORY = {
        "send.repository.url=jdbc:postgresql://db/warehouse",
        "send.repository.user=send",
        "send.repository.password-variable=REPOSITORY_PASSWORD"
    };

    @Test
    void a_shared_repository_needs_an_address_an_owner_and_a_password() {
        runner.withPropertyValues(REPOSITORY)
                .run(context -> assertThat(context.getBean(SendProperties.class).repository())
                        .isEqualTo(new RepositoryProperties(
                                "jdbc:postgresql://db/warehouse",
                                "send",
                                null,
                                "REPOSITORY_PASSWORD",
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url=jdbc:postgresql://db/warehouse?password=secret",
                "url=jdbc:h2:mem:",
                "password-file=keys/repository.password",
                "connect-timeout=0s",
                "answer-timeout=0s"
            })
    void a_shared_repository_that_could_do_harm_stops_the_start(String setting) {
        runner.withPropertyValues(REPOSITORY)
                .withPropertyValues("send.repository." + setting)
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("repository"));
    }

    private static final String[] MAIL = {
        "send.mail.host=mail.example.org",
        "send.mail.from=send-warehouse@example.org",
        "send.mail.links=https://share.example.org/packs",
        "send.mail.domain=example.org"
    };

    @Test
    void a_mail_server_needs_an_address_a_sender_links_and_a_domain_and_encrypts() {
        runner.withPropertyValues(MAIL)
                .run(context -> assertThat(context.getBean(SendProperties.class).mail())
                        .isEqualTo(new MailProperties(
                                "mail.example.org",
                                587,
                                MailSettings.Security.STARTTLS,
                                null,
                                null,
                                null,
                                "send-warehouse@example.org",
                                "https://share.example.org/packs",
                                "example.org",
                                Map.of(),
                                Duration.ofSeconds(30))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user=me",
                "password-variable=MAIL_PASSWORD",
                "user=me,password-variable=MAIL_PASSWORD,security=none",
                "user=me,password-variable=MAIL_PASSWORD,password-file=keys/mail.password",
                "from=nobody",
                "links=file:///srv/packs",
                "domain=two words",
                "host="
            })
    void mail_settings_that_could_do_harm_stop_the_start(String settings) {
        String[] values = settings.split(",");
        for (int i = 0; i < values.length; i++) {
            values[i] = "send.mail." + values[i];
        }
        runner.withPropertyValues(MAIL)
                .withPropertyValues(values)
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("mail"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send.area.la-number=Durham",
                "send.inbox.settle=-1s",
                "send.serve.grace=-1s",
                "send.duckdb.threads=0",
                "send.duckdb.memory=0MB",
                "send.duckdb.memory=-1GB",
                "send.duckdb.memory=63MB",
                "send.duckdb.memory=2TB",
                "send.serve.port=65536",
                "send.serve.port=-1",
                "send.logs.keep=1h",
                "send.alerts.timeout=0s"
            })
    void a_setting_out_of_its_range_stops_the_start_and_is_named(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining(setting.substring("send.".length(), setting.indexOf('='))
                        .replaceAll(".*\\.", "")
                        .replace("la-number", "laNumber")));
    }
}
