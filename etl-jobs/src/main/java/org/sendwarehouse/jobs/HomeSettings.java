package org.sendwarehouse.jobs;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sendwarehouse.home.Home;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * The settings of a home for whoever runs no job: the same file, the same variables and the same checks as
 * {@link JobApplication}, without starting it.
 */
public final class HomeSettings {
    private HomeSettings() {}

    /**
     * Reads the settings of a home.
     *
     * @throws org.springframework.boot.context.properties.bind.BindException when one is out of its range
     */
    public static SendProperties of(Home home) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "home", Map.of("send.home", home.root().toString())));
        Path file = home.root().resolve("send.yaml");
        if (Files.exists(file)) {
            new YamlPropertySourceLoader()
                    .load("send.yaml", new FileSystemResource(file))
                    .forEach(environment.getPropertySources()::addLast);
        }
        ConfigurationPropertySources.attach(environment);
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            return Binder.get(environment)
                    .bindOrCreate(
                            "send",
                            Bindable.of(SendProperties.class),
                            new ValidationBindHandler(new SpringValidatorAdapter(validators.getValidator())));
        }
    }
}
