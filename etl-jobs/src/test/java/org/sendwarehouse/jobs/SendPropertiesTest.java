package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class SendPropertiesTest {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SendProperties.class)
    static class Properties {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void the_defaults_are_a_small_machine_in_county_durham() {
        runner.run(context -> assertThat(context.getBean(SendProperties.class))
                .isEqualTo(new SendProperties(
                        Path.of("send-home"),
                        new SendProperties.Area("840"),
                        new SendProperties.Inbox(Duration.ofSeconds(5)),
                        new SendProperties.Duckdb(DataSize.ofMegabytes(320), 2))));
    }

    @Test
    void every_setting_can_be_given() {
        runner.withPropertyValues(
                        "send.home=/srv/send",
                        "send.area.la-number=841",
                        "send.inbox.settle=2m",
                        "send.duckdb.memory=2GB",
                        "send.duckdb.threads=8")
                .run(context -> assertThat(context.getBean(SendProperties.class))
                        .isEqualTo(new SendProperties(
                                Path.of("/srv/send"),
                                new SendProperties.Area("841"),
                                new SendProperties.Inbox(Duration.ofMinutes(2)),
                                new SendProperties.Duckdb(DataSize.ofGigabytes(2), 8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"send.area.la-number=Durham", "send.inbox.settle=-1s", "send.duckdb.threads=0"})
    void a_setting_out_of_its_range_stops_the_start_and_is_named(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining(setting.substring("send.".length(), setting.indexOf('='))
                        .replaceAll(".*\\.", "")
                        .replace("la-number", "laNumber")));
    }
}
