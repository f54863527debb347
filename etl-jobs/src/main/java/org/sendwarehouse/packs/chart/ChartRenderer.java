package org.sendwarehouse.packs.chart;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.DimensionRenderable;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import org.sendwarehouse.packs.pdf.Described;
import org.sendwarehouse.packs.style.Palette;

/** The one component through which every chart reaches the page: as vectors, its text as text. */
public final class ChartRenderer extends AbstractRenderer
        implements Graphics2DRenderable, DimensionRenderable, Described {
    private static final long serialVersionUID = 1L;
    /** The page's six columns and their gutters, in points. */
    public static final int WIDTH = 492;

    private final transient Chart chart;
    private final transient Palette palette;

    /**
     * A chart to be placed.
     *
     * @param chart what to draw
     * @param palette in which colours
     */
    public ChartRenderer(Chart chart, Palette palette) {
        this.chart = chart;
        this.palette = palette;
    }

    @Override
    public Dimension2D getDimension(JasperReportsContext context) {
        return new Dimension(WIDTH, (int) Math.ceil(chart.height()));
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D box) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.translate(box.getX(), box.getY());
        chart.draw(new Canvas(g, context, palette, box.getWidth(), box.getHeight()));
        g.dispose();
    }

    @Override
    public String alternativeText() {
        return chart.alternativeText();
    }
}
