package org.sendwarehouse.packs.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.style.Typeface;

/** Draws nothing, and remembers where each thing would have been drawn and each text written. */
final class RecordingCanvas extends Canvas {
    private static final JasperReportsContext FONTS = Typeface.context();
    private static final double GRACE = 1;

    /** Something drawn: what it is, and the box around it. */
    record Mark(String what, Rectangle2D box) {
        @Override
        public String toString() {
            return String.format(
                    "%s at %.1f to %.1f, %.1f to %.1f",
                    what, box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
        }
    }

    private final List<Mark> drawn = new ArrayList<>();
    private final List<Mark> texts = new ArrayList<>();

    RecordingCanvas(double height) {
        super(
                new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(),
                FONTS,
                Palette.shipped(),
                ChartRenderer.WIDTH,
                height);
    }

    static RecordingCanvas of(Chart chart) {
        RecordingCanvas canvas = new RecordingCanvas(Math.ceil(chart.height()));
        chart.draw(canvas);
        return canvas;
    }

    @Override
    void write(String text, Rectangle2D box, double baseline, Font font, String colour) {
        texts.add(new Mark("'" + text + "'", box));
    }

    @Override
    void stroke(Shape shape, String colour, BasicStroke pen) {
        drawn.add(new Mark("line", shape.getBounds2D()));
    }

    @Override
    void paint(Shape shape, String colour) {
        if (!colour.equals(palette.paper())) {
            drawn.add(new Mark("area", shape.getBounds2D()));
        }
    }

    @Override
    void glyph(String name, String colour, double x, double y, double side) {
        drawn.add(new Mark(name, new Rectangle2D.Double(x, y, side, side)));
    }

    List<String> written() {
        return texts.stream()
                .map(text -> text.what().substring(1, text.what().length() - 1))
                .toList();
    }

    boolean isBlank() {
        return drawn.isEmpty() && texts.isEmpty();
    }

    /** What lies outside the chart, or nowhere at all. */
    List<Mark> outside() {
        List<Mark> outside = new ArrayList<>();
        List<Mark> all = new ArrayList<>(texts);
        all.addAll(drawn);
        for (Mark mark : all) {
            Rectangle2D box = mark.box();
            boolean inside = box.getMinX() >= -GRACE
                    && box.getMinY() >= -GRACE
                    && box.getMaxX() <= width + GRACE
                    && box.getMaxY() <= height + GRACE;
            if (!inside) {
                outside.add(mark);
            }
        }
        return outside;
    }

    /** Pairs of texts of which one covers part of the other. */
    List<String> overlapping() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                Rectangle2D common =
                        texts.get(i).box().createIntersection(texts.get(j).box());
                if (common.getWidth() > GRACE && common.getHeight() > GRACE) {
                    pairs.add(texts.get(i) + " and " + texts.get(j));
                }
            }
        }
        return pairs;
    }
}
