package org.sendwarehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is drawn when a page is written. */
class DrawingsTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private static List<OptionalDouble> values(double... values) {
        List<OptionalDouble> list = new ArrayList<>();
        for (double value : values) {
            list.add(Double.isNaN(value) ? NONE : OptionalDouble.of(value));
        }
        return list;
    }

    @Test
    void a_period_without_a_figure_is_a_gap_and_a_figure_alone_a_dot() {
        Map<String, Object> drawn = Sparkline.of(values(0, Double.NaN, 10, 20)).get(0);

        assertThat(drawn.get("lines")).isEqualTo(List.of("211.3,32.0 314.0,6.0"));
        assertThat(drawn.get("dots"))
                .isEqualTo(List.of(Map.of("x", "6.0", "y", "58.0"), Map.of("x", "314.0", "y", "6.0")));
    }

    @Test
    void a_line_needs_two_figures_and_one_of_equal_figures_is_level() {
        assertThat(Sparkline.of(values(5, Double.NaN))).isEmpty();
        assertThat(Sparkline.of(List.of())).isEmpty();
        assertThat(Sparkline.of(values(5, 5)).get(0).get("lines")).isEqualTo(List.of("6.0,32.0 314.0,32.0"));
    }

    @Test
    void a_long_column_is_cut_in_the_drawing_and_whole_in_the_lists() {
        Graph graph = new Graph();
        List<Graph.Node> many = new ArrayList<>();
        for (int i = 10; i < 30; i++) {
            many.add(Graph.Node.of(new Link("feed " + i, "feeds/" + i + ".html")));
        }
        graph.layer("Feeds", many);
        graph.layer("This table", List.of(Graph.Node.of(new Link("t", "t.html"))));
        graph.layer("Used by", List.of());
        many.forEach(node -> graph.edge(node.id(), "t.html"));
        Map<String, Object> drawn = graph.drawn("t.html");

        assertThat(texts(drawn, "boxes"))
                .containsExactly(
                        "feed 10",
                        "feed 11",
                        "feed 12",
                        "feed 13",
                        "feed 14",
                        "feed 15",
                        "feed 16",
                        "feed 17",
                        "feed 18",
                        "and 11 more",
                        "t");
        assertThat(texts(drawn, "heads")).containsExactly("Feeds", "This table");
        assertThat((List<?>) drawn.get("lines")).hasSize(10);
        assertThat(drawn.get("layers"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .first()
                .extracting("rows")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(20);
    }

    @Test
    void something_alone_is_not_drawn() {
        assertThat(new Graph()
                        .layer("This table", List.of(Graph.Node.of(new Link("t", "t.html"))))
                        .isWorthDrawing())
                .isFalse();
    }

    private static List<Object> texts(Map<String, Object> drawn, String what) {
        List<Object> texts = new ArrayList<>();
        for (Object item : (List<?>) java.util.Objects.requireNonNull(drawn.get(what))) {
            texts.add(((Map<?, ?>) item).get("text"));
        }
        return texts;
    }
}
