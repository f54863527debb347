package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineHelpTest {

    static List<String> commands() {
        return List.copyOf(SendWarehouse.commandLine().getSubcommands().keySet());
    }

    @Test
    void the_help_that_the_launcher_prints_before_anything_is_built_is_the_help_of_the_product() throws IOException {
        try (var help = getClass().getResourceAsStream("/help.txt")) {
            assertThat(new String(help.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Run.of("--help").out());
        }
    }

    @Test
    void no_command_at_all_prints_the_help() {
        assertThat(Run.of().out()).isEqualTo(Run.of("--help").out());
        assertThat(Run.of().exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_a_description_an_example_and_its_exit_codes(String command) {
        Run help = Run.of(command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .contains("Usage: send-warehouse " + command)
                .contains("Example")
                .contains("  send-warehouse " + command)
                .contains("Exit codes:")
                .contains("--home=DIR")
                .contains("--json");
        CommandLine subcommand = Objects.requireNonNull(
                SendWarehouse.commandLine().getSubcommands().get(command));
        CommandLine.Model.UsageMessageSpec usage = subcommand.getCommandSpec().usageMessage();
        assertThat(usage.description())
                .as("whole sentences: a line broken by hand is broken again where the terminal ends")
                .isNotEmpty()
                .allMatch(text -> text.endsWith("."));
        Map<String, String> codes = usage.exitCodeList();
        assertThat(codes).containsKeys("0", "2");
    }

    @Test
    void an_unknown_command_is_a_usage_error() {
        Run run = Run.of("nightlie");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'nightlie'").contains("See: send-warehouse --help");
    }

    @Test
    void an_unknown_option_is_a_usage_error_that_names_the_commands_help() {
        Run run = Run.of("status", "--loud");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'--loud'").contains("See: send-warehouse status --help");
    }
}
