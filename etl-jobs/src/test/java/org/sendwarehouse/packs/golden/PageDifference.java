package org.sendwarehouse.packs.golden;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * How two pictures of a page differ. Java releases smooth letters a little differently; a cell of 8 by 8 pixels whose
 * mean grey moves by more than {@value #TOLERANCE} of 255 is more than that.
 */
final class PageDifference {
    static final int TOLERANCE = 24;
    private static final int CELL = 8;

    private PageDifference() {}

    /** The number of cells that differ; all of them where the sizes do. */
    static int cells(BufferedImage before, BufferedImage after) {
        int count = 0;
        int width = Math.max(before.getWidth(), after.getWidth());
        int height = Math.max(before.getHeight(), after.getHeight());
        boolean sameSize = before.getWidth() == after.getWidth() && before.getHeight() == after.getHeight();
        for (int y = 0; y < height; y += CELL) {
            for (int x = 0; x < width; x += CELL) {
                if (!sameSize || Math.abs(mean(before.getRaster(), x, y) - mean(after.getRaster(), x, y)) > TOLERANCE) {
                    count++;
                }
            }
        }
        return count;
    }

    private static double mean(Raster raster, int left, int top) {
        long sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(top + CELL, raster.getHeight()); y++) {
            for (int x = left; x < Math.min(left + CELL, raster.getWidth()); x++) {
                sum += raster.getSample(x, y, 0);
                count++;
            }
        }
        return count == 0 ? 0 : (double) sum / count;
    }

    /** The page as it is now, pale, with what was there and is gone in red and what is new in blue. */
    static BufferedImage drawn(BufferedImage before, BufferedImage after) {
        int width = Math.max(before.getWidth(), after.getWidth());
        int height = Math.max(before.getHeight(), after.getHeight());
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int was = grey(before, x, y);
                int is = grey(after, x, y);
                int pale = 170 + is / 3;
                drawn.setRGB(x, y, is - was > TOLERANCE ? 0xC00000 : was - is > TOLERANCE ? 0x0040C0 : pale * 0x010101);
            }
        }
        return drawn;
    }

    private static int grey(BufferedImage image, int x, int y) {
        return x < image.getWidth() && y < image.getHeight() ? image.getRaster().getSample(x, y, 0) : 255;
    }
}
