package org.sendwarehouse.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Progress;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application that runs jobs over one home: Spring Batch with its job repository in {@code state/}, no web server.
 * Whoever starts it holds the home's {@link org.sendwarehouse.operations.RunLock}.
 */
// The schedule is a process of its own, which starts this one: decision 0134.
@SpringBootApplication(exclude = QuartzAutoConfiguration.class)
@EnableConfigurationProperties(SendProperties.class)
public class JobApplication {
    private static final String HOME = "send.home";

    /**
     * Starts the application.
     *
     * @param home the home whose job repository is opened, and whose {@code send.yaml} is read
     * @param progress who is told how far a job is
     * @param due who knows which groups are to get a pack after a night
     * @param settings settings that go before those of the home, such as {@code send.inbox.settle}
     */
    public static ConfigurableApplicationContext start(
            Home home, Progress progress, PacksDue due, Map<String, String> settings) {
        SpringApplication application = quiet(JobApplication.class);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("progress", progress);
            context.getBeanFactory().registerSingleton("packsDue", due);
        });
        try {
            // The database would make it as the account's settings have it.
            Home.OwnerOnly.prepare(home.state().resolve("job-repository.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException("The job repository in state/ cannot be made", e);
        }
        Map<String, Object> first = new LinkedHashMap<>(settings);
        first.put(HOME, home.root().toString());
        return application.run(first.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    private static SpringApplication quiet(Class<?> source) {
        SpringApplication application = new SpringApplication(source);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        // Whoever runs jobs sees to it that they come to a stop first (Stopping).
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        // Each run has its own log file (RunLog); Spring Boot would reset the logging set up before it starts.
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        return application;
    }
}
