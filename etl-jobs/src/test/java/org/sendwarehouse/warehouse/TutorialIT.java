package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.cli.SmallHome;

/** What the tutorial and the analyst's guide tell people to type, typed. */
class TutorialIT {
    private static final Path DOCS = Path.of("../docs");
    private static final String DEMO = "send-demo";

    private static Connection published;

    @BeforeAll
    static void open() throws SQLException {
        published = PublishedWarehouse.open(SmallHome.revised().home()).connect();
    }

    @AfterAll
    static void close() throws SQLException {
        published.close();
    }

    private static List<String> blocks(String page, String language) throws IOException {
        Matcher found =
                Pattern.compile("(?s)```" + language + "\\n(.*?)```").matcher(Files.readString(DOCS.resolve(page)));
        List<String> blocks = new ArrayList<>();
        while (found.find()) {
            blocks.add(found.group(1));
        }
        return blocks;
    }

    static List<String> tutorial() throws IOException {
        return blocks("tutorial.md", "sql");
    }

    static List<String> guide() throws IOException {
        return blocks("analysts-guide.md", "sql");
    }

    private static List<List<@Nullable String>> ask(String sql) throws SQLException {
        return Sql.rows(published, sql);
    }

    @ParameterizedTest
    @MethodSource("tutorial")
    void every_question_of_the_tutorial_has_an_answer(String sql) throws SQLException {
        assertThat(ask(sql)).isNotEmpty();
    }

    /** Some of them ask for what a small partnership has none of. */
    @ParameterizedTest
    @MethodSource("guide")
    void every_question_of_the_guide_is_understood(String sql) throws SQLException {
        assertThat(ask(sql)).isNotNull();
    }

    @Test
    void the_python_lines_print_what_the_warehouse_holds(@TempDir Path folder) throws Exception {
        assumeThat(python("import duckdb", folder)).as("Python with DuckDB").isNotNull();
        SmallHome home = SmallHome.revised();
        String lines = blocks("tutorial.md", "python").get(0);
        assertThat(lines).contains(DEMO);
        String printed = Objects.requireNonNull(
                python(lines.replace(DEMO, home.home().root().toString()), folder));
        List<String> years = home.query("select year(period_start) from marts.evidence where indicator_code ="
                + " 'ehcp_20_week_pct' and period_type = 'calendar_year' and breakdown = 'all' order by 1");
        assertThat(printed.lines().map(line -> line.split(" ", 2)[0]).collect(Collectors.toList()))
                .isEqualTo(years);
    }

    /** What a program prints; null where it cannot be run. */
    private static @Nullable String python(String program, Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("lines.py"), program);
        Path out = folder.resolve("printed");
        try {
            Process python = new ProcessBuilder(System.getProperty("send.python", "python3"), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            return python.waitFor(60, TimeUnit.SECONDS) && python.exitValue() == 0
                    ? Files.readString(out, StandardCharsets.UTF_8)
                    : null;
        } catch (IOException e) {
            return null;
        }
    }
}
