package org.sendwarehouse.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is made from what, as a drawing of columns from left to right and as lists of the same. A drawing stays readable: of
 * a long column it shows the first, and how many more the lists have.
 */
final class Graph {
    private static final int SHOWN = 9;
    /** Ten letters of the drawings' type. */
    private static final int TEN_LETTERS = 74;

    private static final int PADDING = 12;
    private static final int BOX = 28;
    private static final int STEP = 38;
    private static final int GAP = 64;
    private static final int TOP = 34;
    private static final int BASELINE = 18;
    private static final int MARGIN = 4;

    private final List<Layer> layers = new ArrayList<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    /**
     * Something in a column.
     *
     * @param id tells it apart in the whole drawing
     */
    record Node(String id, Link link) {
        static Node of(Link link) {
            return new Node(link.href().isEmpty() ? link.text() : link.href(), link);
        }
    }

    private record Layer(String title, List<Node> nodes) {}

    private record Edge(String from, String to) {}

    private record Box(int x, int y, int width) {
        Map<String, Object> drawn(String text, String href, boolean isSubject) {
            return Map.of(
                    "x",
                    x,
                    "y",
                    y,
                    "width",
                    width,
                    "height",
                    BOX,
                    "tx",
                    x + PADDING,
                    "ty",
                    y + BASELINE,
                    "text",
                    text,
                    "href",
                    href,
                    "subject",
                    isSubject);
        }
    }

    /** A column further to the right; one without anything in it is left out. */
    Graph layer(String title, List<Node> nodes) {
        if (!nodes.isEmpty()) {
            layers.add(new Layer(title, List.copyOf(nodes)));
        }
        return this;
    }

    /** A line from one thing to another further to the right. */
    Graph edge(String from, String to) {
        edges.add(new Edge(from, to));
        return this;
    }

    /** Whether there is anything to draw beside one thing alone. */
    boolean isWorthDrawing() {
        return layers.size() > 1;
    }

    /**
     * What the template draws.
     *
     * @param subject id of what the page is about
     */
    Map<String, Object> drawn(String subject) {
        int tallest = layers.stream()
                .mapToInt(layer -> Math.min(layer.nodes().size(), SHOWN + 1))
                .max()
                .orElse(0);
        Map<String, Box> places = new HashMap<>();
        List<Map<String, Object>> boxes = new ArrayList<>();
        List<Map<String, Object>> heads = new ArrayList<>();
        int x = MARGIN;
        for (Layer layer : layers) {
            boolean cut = layer.nodes().size() > SHOWN + 1;
            List<Node> shown = cut ? layer.nodes().subList(0, SHOWN) : layer.nodes();
            String more = cut ? "and " + (layer.nodes().size() - SHOWN) + " more" : "";
            int width = width(layer.title(), shown, more);
            int count = shown.size() + (cut ? 1 : 0);
            int y = TOP + (tallest - count) * STEP / 2;
            heads.add(Map.of("x", x, "text", layer.title()));
            for (Node node : shown) {
                Box box = new Box(x, y, width);
                places.put(node.id(), box);
                boxes.add(box.drawn(
                        node.link().text(), node.link().href(), node.id().equals(subject)));
                y += STEP;
            }
            if (cut) {
                Box box = new Box(x, y, width);
                layer.nodes().subList(SHOWN, layer.nodes().size()).forEach(node -> places.put(node.id(), box));
                boxes.add(box.drawn(more, "", false));
            }
            x += width + GAP;
        }
        return Map.of(
                "width",
                x - GAP + MARGIN,
                "height",
                TOP + tallest * STEP,
                "heads",
                heads,
                "boxes",
                boxes,
                "lines",
                lines(places),
                "layers",
                layers.stream()
                        .map(layer -> Map.of(
                                "title",
                                layer.title(),
                                "rows",
                                layer.nodes().stream().map(Node::link).toList()))
                        .toList());
    }

    private static int width(String title, List<Node> nodes, String more) {
        int letters = Math.max(title.length(), more.length());
        for (Node node : nodes) {
            letters = Math.max(letters, node.link().text().length());
        }
        return letters * TEN_LETTERS / 10 + 2 * PADDING;
    }

    private List<String> lines(Map<String, Box> places) {
        Set<String> drawn = new HashSet<>();
        List<String> lines = new ArrayList<>();
        for (Edge edge : edges) {
            if (places.containsKey(edge.from()) && places.containsKey(edge.to())) {
                String line = line(
                        Objects.requireNonNull(places.get(edge.from())), Objects.requireNonNull(places.get(edge.to())));
                if (drawn.add(line)) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static String line(Box from, Box to) {
        int x1 = from.x() + from.width();
        int y1 = from.y() + BOX / 2;
        int y2 = to.y() + BOX / 2;
        int middle = (x1 + to.x()) / 2;
        return "M" + x1 + " " + y1 + "C" + middle + " " + y1 + " " + middle + " " + y2 + " " + to.x() + " " + y2;
    }
}
