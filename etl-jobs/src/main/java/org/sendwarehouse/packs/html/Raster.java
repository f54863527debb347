package org.sendwarehouse.packs.html;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** Drawings as pictures inside a web page, twice as fine as the screen's points. */
final class Raster {
    private static final int FINE = 2;

    private Raster() {}

    /** A drawing as PNG, in base 64. */
    static String png(JasperReportsContext context, JRPrintImage image) {
        if (!(image.getRenderer() instanceof Graphics2DRenderable drawing)) {
            throw new IllegalStateException("Only drawings can stand on a web page");
        }
        BufferedImage picture =
                new BufferedImage(image.getWidth() * FINE, image.getHeight() * FINE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(FINE, FINE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            drawing.render(context, graphics, new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()));
            ImageIO.write(picture, "png", bytes);
        } catch (JRException e) {
            throw new IllegalStateException("A drawing cannot be drawn for the web page", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            graphics.dispose();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
