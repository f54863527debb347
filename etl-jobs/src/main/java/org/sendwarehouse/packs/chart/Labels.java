package org.sendwarehouse.packs.chart;

import java.util.Comparator;
import java.util.List;

/** Places labels one above another so that none covers its neighbour. */
final class Labels {
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
