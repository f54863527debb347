package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.sendwarehouse.packs.chart.ChartRenderer;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;

/** Composes figures of the board's whole scope over the marts of the fixture, which a test may change first. */
abstract class FigureCase {
    private Connection published;

    @BeforeEach
    final void open() throws Exception {
        published = PackFixture.published();
    }

    @AfterEach
    final void close() throws Exception {
        published.close();
    }

    /** Blocks of a kind with options, names and values in turn. */
    final List<Block> blocks(String kind, Object... options) {
        PackContext pack = new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(PackFixture.board(), PackFixture.MEETING),
                Layout.read("board"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i + 1 < options.length; i += 2) {
            values.put(String.valueOf(options[i]), options[i + 1]);
        }
        return BlockKinds.of(kind).compose("x", new Options(new LinkedHashMap<>(values)), pack);
    }

    /** Changes what is published; something has to change. */
    final void change(String sql) throws Exception {
        try (Statement statement = published.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    /** Runs statements over what is published. */
    final void run(String sql) throws Exception {
        try (Statement statement = published.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes a mart away, as from an audience that is not given it. */
    final void withhold(String mart) throws Exception {
        try (Statement statement = published.createStatement()) {
            statement.execute("drop table marts." + mart);
        }
    }

    static String text(Block block, String parameter) {
        return plain(String.valueOf(block.parameters().get(parameter)));
    }

    static String alternative(Block block) {
        return plain(Objects.requireNonNull((ChartRenderer) block.parameters().get("chart"))
                .alternativeText());
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ');
    }
}
