package org.sendwarehouse.packs.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** The cue of a status, drawn as a path so that it needs no font. It always stands beside its word. */
public final class Glyph extends AbstractRenderer implements Graphics2DRenderable {
    private static final long serialVersionUID = 1L;
    /** Side of the square that the paths below are drawn in. */
    private static final double SIDE = 10;

    private final String name;
    private final Color colour;

    /**
     * A glyph.
     *
     * @param name as the palette has it
     * @param colour of the drawing
     */
    public Glyph(String name, Color colour) {
        this.name = name;
        this.colour = colour;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D box) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw(g, name, colour, box);
        g.dispose();
    }

    /** Draws a glyph to fill a box. */
    static void draw(Graphics2D g, String name, Color colour, Rectangle2D box) {
        double scale = Math.min(box.getWidth(), box.getHeight()) / SIDE;
        AffineTransform into = AffineTransform.getTranslateInstance(box.getX(), box.getY());
        into.scale(scale, scale);
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) (1.7 * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        switch (name) {
            case "tick" -> g.draw(into.createTransformedShape(line(1.5, 5.5, 4, 8, 8.5, 2)));
            case "cross" -> {
                g.draw(into.createTransformedShape(line(2, 2, 8, 8)));
                g.draw(into.createTransformedShape(line(8, 2, 2, 8)));
            }
            case "triangle up" -> g.fill(into.createTransformedShape(closed(5, 1, 9.5, 9, 0.5, 9)));
            case "triangle down" -> g.fill(into.createTransformedShape(closed(5, 9, 9.5, 1, 0.5, 1)));
            case "diamond" -> g.fill(into.createTransformedShape(closed(5, 0.2, 9.8, 5, 5, 9.8, 0.2, 5)));
            case "dash" -> g.draw(into.createTransformedShape(line(2, 5, 8, 5)));
            case "exclamation" -> {
                g.draw(into.createTransformedShape(line(5, 1.5, 5, 6)));
                g.fill(into.createTransformedShape(new Ellipse2D.Double(4, 7.6, 2, 2)));
            }
            case "almost equal" -> {
                g.draw(into.createTransformedShape(wave(3.2)));
                g.draw(into.createTransformedShape(wave(6.8)));
            }
            case "question" -> {
                g.draw(into.createTransformedShape(hook()));
                g.fill(into.createTransformedShape(new Ellipse2D.Double(4, 8, 2, 2)));
            }
            default -> throw new IllegalArgumentException("There is no glyph " + name);
        }
    }

    private static Shape line(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private static Shape closed(double... points) {
        Path2D path = (Path2D) line(points);
        path.closePath();
        return path;
    }

    private static Shape wave(double y) {
        Path2D path = new Path2D.Double();
        path.moveTo(1.5, y + 0.6);
        path.curveTo(3.5, y - 2, 6.5, y + 2.6, 8.5, y - 0.4);
        return path;
    }

    private static Shape hook() {
        Path2D path = new Path2D.Double();
        path.moveTo(2.6, 3.2);
        path.curveTo(2.6, 0.4, 7.6, 0.4, 7.6, 3.2);
        path.curveTo(7.6, 5, 5, 4.8, 5, 6.6);
        return path;
    }
}
