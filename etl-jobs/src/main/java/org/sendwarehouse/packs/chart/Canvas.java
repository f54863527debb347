package org.sendwarehouse.packs.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.style.Palette.PointLook;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/** A surface in points with the page's typeface, colours and pens. The origin is at the top left. */
final class Canvas {
    /** The size of every label in a chart. */
    static final float LABEL = 10f;

    static final float SMALL = 9f;
    private static final String ELLIPSIS = "\u2026";
    private static final String FAMILY = "Liberation Sans";
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final Graphics2D g;
    private final JasperReportsContext context;
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
        return FontUtil.getInstance(context)
                .getAwtFontFromBundles(FAMILY, bold ? Font.BOLD : Font.PLAIN, size, Locale.UK, false);
    }

    double textWidth(String text, float size, boolean bold) {
        return font(size, bold).getStringBounds(text, METRICS).getWidth();
    }

    /** The text, or as many of its words as fit a width, with an ellipsis; the alternative text has it whole. */
    String fitted(String text, double most, float size, boolean bold) {
        if (textWidth(text, size, bold) <= most) {
            return text;
        }
        String shorter = text;
        while (shorter.contains(" ") && textWidth(shorter + ELLIPSIS, size, bold) > most) {
            shorter = shorter.substring(0, shorter.lastIndexOf(' '));
        }
        return shorter + ELLIPSIS;
    }

    /** The text on lines of a width, broken between words; the last line that is allowed ends with an ellipsis if need be. */
    List<String> wrapped(String text, double most, float size, boolean bold, int lines) {
        List<String> broken = new ArrayList<>();
        String rest = text;
        while (broken.size() < lines - 1 && textWidth(rest, size, bold) > most && rest.contains(" ")) {
            String line = rest;
            while (line.contains(" ") && textWidth(line, size, bold) > most) {
                line = line.substring(0, line.lastIndexOf(' '));
            }
            broken.add(line);
            rest = rest.substring(line.length()).strip();
        }
        broken.add(fitted(rest, most, size, bold));
        return broken;
    }

    /** Writes text with its baseline at y. */
    void text(String text, double x, double baseline, float size, boolean bold, String colour, Align align) {
        if (text.isEmpty()) {
            return;
        }
        double w = align == Align.LEFT ? 0 : textWidth(text, size, bold);
        double left = align == Align.LEFT ? x : align == Align.CENTRE ? x - w / 2 : x - w;
        g.setFont(font(size, bold));
        g.setColor(Palette.colour(colour));
        g.drawString(text, (float) left, (float) baseline);
    }

    void label(String text, double x, double baseline, Align align) {
        text(text, x, baseline, LABEL, false, palette.ink(), align);
    }

    void muted(String text, double x, double baseline, Align align) {
        text(text, x, baseline, LABEL, false, palette.muted(), align);
    }

    void line(double x1, double y1, double x2, double y2, String colour, double strokeWidth, float... dash) {
        g.setStroke(stroke(strokeWidth, dash));
        g.setColor(Palette.colour(colour));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** A line through points; a null point is a gap and stays one. */
    void path(List<double @org.jspecify.annotations.Nullable []> points, SeriesLook look) {
        g.setStroke(stroke(look.width(), dash(look)));
        g.setColor(Palette.colour(look.colour()));
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
        g.draw(path);
    }

    static float[] dash(SeriesLook look) {
        float[] dash = new float[look.dash().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = look.dash().get(i);
        }
        return dash;
    }

    private static BasicStroke stroke(double width, float... dash) {
        return dash.length == 0
                ? new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dash, 0f);
    }

    /** A dot; a hollow one is provisional. */
    void dot(double x, double y, double radius, String colour, boolean hollow) {
        Ellipse2D dot = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setColor(hollow ? Palette.colour(palette.paper()) : Palette.colour(colour));
        g.fill(dot);
        g.setStroke(stroke(1.4));
        g.setColor(Palette.colour(colour));
        g.draw(dot);
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
        g.setColor(hollow ? Palette.colour(palette.paper()) : Palette.colour(colour));
        g.fill(path);
        g.setStroke(stroke(1.4));
        g.setColor(Palette.colour(colour));
        g.draw(path);
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
        g.setColor(Palette.colour(colour));
        g.fill(path);
    }

    void fill(double x, double y, double w, double h, String colour) {
        g.setColor(Palette.colour(colour));
        g.fill(new Rectangle2D.Double(x, y, w, h));
    }

    void outline(double x, double y, double w, double h, String colour, double strokeWidth) {
        g.setStroke(stroke(strokeWidth));
        g.setColor(Palette.colour(colour));
        g.draw(new Rectangle2D.Double(x, y, w, h));
    }

    void glyph(String name, String colour, double x, double y, double side) {
        Color c = Palette.colour(colour);
        Glyph.draw(g, name, c, new Rectangle2D.Double(x, y, side, side));
    }
}
