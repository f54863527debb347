package org.sendwarehouse.packs.chart;

/** One chart: it knows its height, how to draw itself, and how to say what it shows. */
public interface Chart {
    /** Height in points at the full width of the page's grid. */
    double height();

    /** Draws the chart on a canvas of its height. */
    void draw(Canvas canvas);

    /** What it shows in words: type, period, first, last, extremes, target. */
    String alternativeText();
}
