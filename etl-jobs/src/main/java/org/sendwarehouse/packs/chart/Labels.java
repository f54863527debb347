package org.sendwarehouse.packs.chart;

import java.util.Comparator;
import java.util.List;
import org.sendwarehouse.packs.chart.Canvas.Align;

/** Labels at the right ends of lines, one above another so that none covers its neighbour. */
final class Labels {
    /** From the plot's right edge to the labels. */
    static final double GAP = 8;

    private static final double STEP = 12.5;
    /** A longer label would leave the lines too little room. */
    private static final double MOST = 200;

    private Labels() {}

    /** One label: its text, colour, and where it would like its middle to be; {@code y} is where it ends up. */
    static final class EndLabel {
        final String text;
        final String colour;
        final boolean bold;
        double y;

        EndLabel(String text, String colour, boolean bold, double wanted) {
            this.text = text;
            this.colour = colour;
            this.bold = bold;
            this.y = wanted;
        }
    }

    /** Room beside a plot for labels with these texts, with the gap before them. */
    static double room(Canvas canvas, List<String> texts) {
        double widest = 0;
        for (String text : texts) {
            widest = Math.max(widest, canvas.textWidth(text, Canvas.LABEL, true));
        }
        return Math.min(widest, MOST) + GAP + 4;
    }

    /** Writes labels at the right edge of a plot, between its top and its bottom. */
    static void draw(Canvas canvas, List<EndLabel> labels, double right, double top, double bottom) {
        spread(labels, STEP, top + 4, bottom - 4);
        for (EndLabel label : labels) {
            String text = canvas.fitted(label.text, MOST, Canvas.LABEL, label.bold);
            canvas.text(text, right + GAP, label.y + 3.5, Canvas.LABEL, label.bold, label.colour, Align.LEFT);
        }
    }

    /** Moves labels apart by at least a step, within bounds, keeping their order. */
    static void spread(List<EndLabel> labels, double step, double top, double bottom) {
        labels.sort(Comparator.comparingDouble((EndLabel l) -> l.y).thenComparing(l -> l.text));
        double least = top;
        for (EndLabel label : labels) {
            label.y = Math.max(label.y, least);
            least = label.y + step;
        }
        double most = bottom;
        for (int i = labels.size() - 1; i >= 0; i--) {
            labels.get(i).y = Math.min(labels.get(i).y, most);
            most = labels.get(i).y - step;
        }
    }
}
