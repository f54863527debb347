package org.sendwarehouse.packs.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.style.Palette.PointLook;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * A surface in points with the page's typeface, colours and pens. The origin is at the top left. It knows which texts stand on
 * it, so that a chart can put the next where it covers none.
 */
class Canvas {
    /** The size of every label in a chart. */
    static final float LABEL = 10f;

    static final float SMALL = 9f;
    private static final String ELLIPSIS = "\u2026";
    /** How far letters reach above and below their baseline, as parts of their size. */
    private static final double ASCENT = 0.74;

    private static final double DESCENT = 0.22;

    private final Graphics2D g;
    private final JasperReportsContext context;
    private final List<Rectangle2D> written = new ArrayList<>();
    final Palette palette;
    final double width;
    final double height;

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    Canvas(Graphics2D g, JasperReportsContext context, Palette palette, double width, double height) {
        this.g = g;
        this.context = context;
        this.palette = palette;
        this.width = width;
        this.height = height;
    }

    private Font font(float size, boolean bold) {
        return Letters.font(context, size, bold);
    }

    double textWidth(String text, float size, boolean bold) {
        return Letters.width(font(size, bold), text);
    }

    /** The text, or as many of its words (of one word: its letters) as fit a width, with an ellipsis; the alternative text has it whole. */
    String fitted(String text, double most, float size, boolean bold) {
        if (textWidth(text, size, bold) <= most) {
            return text;
        }
        String shorter = text;
        while (shorter.contains(" ") && textWidth(shorter + ELLIPSIS, size, bold) > most) {
            shorter = shorter.substring(0, shorter.lastIndexOf(' '));
        }
        while (shorter.length() > 1 && textWidth(shorter + ELLIPSIS, size, bold) > most) {
            shorter = shorter.substring(0, shorter.length() - 1);
        }
        return shorter + ELLIPSIS;
    }

    /** The text on lines of a width, broken between words; the last line that is allowed ends with an ellipsis if need be. */
    List<String> wrapped(String text, double most, float size, boolean bold, int lines) {
        List<String> broken = new ArrayList<>(Letters.wrap(text, line -> textWidth(line, size, bold) <= most));
        if (broken.size() > lines) {
            String rest = String.join(" ", broken.subList(lines - 1, broken.size()));
            broken = new ArrayList<>(broken.subList(0, lines - 1));
            broken.add(rest);
        }
        int last = broken.size() - 1;
        broken.set(last, fitted(broken.get(last), most, size, bold));
        return broken;
    }

    /** Where a text would stand. */
    Rectangle2D box(String text, double x, double baseline, float size, boolean bold, Align align) {
        double w = textWidth(text, size, bold);
        double left = align == Align.LEFT ? x : align == Align.CENTRE ? x - w / 2 : x - w;
        return new Rectangle2D.Double(left, baseline - ASCENT * size, w, (ASCENT + DESCENT) * size);
    }

    /** Whether a text there would lie within the chart and cover no other. */
    boolean isFree(Rectangle2D box) {
        return box.getMinX() >= 0
                && box.getMaxX() <= width
                && box.getMinY() >= 0
                && box.getMaxY() <= height
                && written.stream().noneMatch(box::intersects);
    }

    /** Writes text with its baseline at y. */
    void text(String text, double x, double baseline, float size, boolean bold, String colour, Align align) {
        if (!text.isEmpty()) {
            Rectangle2D box = box(text, x, baseline, size, bold, align);
            written.add(box);
            write(text, box, baseline, font(size, bold), colour);
        }
    }

    /** Puts letters on the surface, from the left edge of their box. */
    void write(String text, Rectangle2D box, double baseline, Font font, String colour) {
        g.setFont(font);
        g.setColor(Palette.colour(colour));
        g.drawString(text, (float) box.getMinX(), (float) baseline);
    }

    /** Draws the edge of a shape. */
    void stroke(Shape shape, String colour, BasicStroke pen) {
        g.setStroke(pen);
        g.setColor(Palette.colour(colour));
        g.draw(shape);
    }

    /** Fills a shape. */
    void paint(Shape shape, String colour) {
        g.setColor(Palette.colour(colour));
        g.fill(shape);
    }

    void label(String text, double x, double baseline, Align align) {
        text(text, x, baseline, LABEL, false, palette.ink(), align);
    }

    void muted(String text, double x, double baseline, Align align) {
        text(text, x, baseline, LABEL, false, palette.muted(), align);
    }

    /** The same in the smaller size. */
    void small(String text, double x, double baseline, Align align) {
        text(text, x, baseline, SMALL, false, palette.muted(), align);
    }

    void line(double x1, double y1, double x2, double y2, String colour, double strokeWidth, float... dash) {
        stroke(new Line2D.Double(x1, y1, x2, y2), colour, pen(strokeWidth, dash));
    }

    /** A straight line as a series looks. */
    void line(double x1, double y1, double x2, double y2, SeriesLook look) {
        line(x1, y1, x2, y2, look.colour(), look.width(), dash(look));
    }

    /** A line through points; a null point is a gap and stays one. */
    void path(List<double @org.jspecify.annotations.Nullable []> points, SeriesLook look) {
        Path2D path = new Path2D.Double();
        boolean open = false;
        for (double[] point : points) {
            if (point == null) {
                open = false;
            } else if (open) {
                path.lineTo(point[0], point[1]);
            } else {
                path.moveTo(point[0], point[1]);
                open = true;
            }
        }
        stroke(path, look.colour(), pen(look.width(), dash(look)));
    }

    private static float[] dash(SeriesLook look) {
        float[] dash = new float[look.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = look.dash().get(i);
        }
        return dash;
    }

    private static BasicStroke pen(double width, float... dash) {
        return dash.length == 0
                ? new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dash, 0f);
    }

    /** A dot; a hollow one is provisional. */
    void dot(double x, double y, double radius, String colour, boolean hollow) {
        Ellipse2D dot = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        paint(dot, hollow ? palette.paper() : colour);
        stroke(dot, colour, pen(1.4));
    }

    void diamond(double x, double y, double radius, String colour, boolean hollow) {
        polygon(colour, hollow, x, y - radius, x + radius, y, x, y + radius, x - radius, y);
    }

    /** A point of the shape that its look names. */
    void mark(double x, double y, double radius, PointLook look, boolean hollow) {
        switch (look.shape()) {
            case "circle" -> dot(x, y, radius, look.colour(), hollow);
            case "diamond" -> diamond(x, y, radius * 1.3, look.colour(), hollow);
            case "square" -> {
                double r = radius * 0.95;
                polygon(look.colour(), hollow, x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
            }
            case "triangle" -> {
                double r = radius * 1.25;
                polygon(look.colour(), hollow, x, y - r, x + r, y + r * 0.8, x - r, y + r * 0.8);
            }
            default -> throw new IllegalArgumentException("There is no shape " + look.shape());
        }
    }

    private void polygon(String colour, boolean hollow, double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        paint(path, hollow ? palette.paper() : colour);
        stroke(path, colour, pen(1.4));
    }

    /** A filled shape without an edge. */
    void area(List<double[]> corners, String colour) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners.size(); i++) {
            double[] corner = corners.get(i);
            if (i == 0) {
                path.moveTo(corner[0], corner[1]);
            } else {
                path.lineTo(corner[0], corner[1]);
            }
        }
        paint(path, colour);
    }

    void fill(double x, double y, double w, double h, String colour) {
        paint(new Rectangle2D.Double(x, y, w, h), colour);
    }

    void outline(double x, double y, double w, double h, String colour, double strokeWidth) {
        stroke(new Rectangle2D.Double(x, y, w, h), colour, pen(strokeWidth));
    }

    void glyph(String name, String colour, double x, double y, double side) {
        Color c = Palette.colour(colour);
        Glyph.draw(g, name, c, new Rectangle2D.Double(x, y, side, side));
    }
}
