package org.sendwarehouse.packs.style;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The colours of every pack, read from {@code report-templates/styles/palette.yaml}.
 *
 * @param ink text
 * @param muted secondary text
 * @param rule lines of tables and axes
 * @param grid grid lines of charts
 * @param paper the page
 * @param accent the colour of links and of this area
 * @param wash a pale fill behind marks that need a ground
 * @param band the ground of what may come, behind lines
 * @param statuses how a status looks, in the order in which exceptions are read
 * @param series how a series of a chart looks
 * @param points how a point of a control chart looks, by what it shows
 */
public record Palette(
        String ink,
        String muted,
        String rule,
        String grid,
        String paper,
        String accent,
        String wash,
        String band,
        Map<String, StatusLook> statuses,
        Map<String, SeriesLook> series,
        Map<String, PointLook> points) {

    /**
     * The look of one status: never colour alone.
     *
     * @param word what is printed
     * @param ink colour of the word and glyph
     * @param fill colour behind them
     * @param border colour of the box
     * @param glyph name of the drawn cue
     * @param dashed whether the border is dashed
     */
    public record StatusLook(String word, String ink, String fill, String border, String glyph, boolean dashed) {}

    /**
     * The look of one series.
     *
     * @param colour of the line
     * @param width in points
     * @param dash lengths in points; none for a solid line
     */
    public record SeriesLook(String colour, float width, List<Float> dash) {}

    /**
     * The look of a point: its shape says what its colour says.
     *
     * @param word what is printed in the key
     * @param colour of the mark
     * @param shape circle, triangle, square or diamond
     */
    public record PointLook(String word, String colour, String shape) {}

    /** The palette that the product ships. */
    public static Palette shipped() {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build()
                .readValue(Definitions.text("report-templates/styles/palette.yaml"), Palette.class);
    }

    /**
     * The look of a status.
     *
     * @throws IllegalArgumentException for a status that the palette does not know
     */
    public StatusLook status(@Nullable String status) {
        StatusLook look = status == null ? null : statuses.get(status);
        if (look == null) {
            throw new IllegalArgumentException("The palette has no status " + status);
        }
        return look;
    }

    /** The look of a series. */
    public SeriesLook series(String name) {
        SeriesLook look = series.get(name);
        if (look == null) {
            throw new IllegalArgumentException("The palette has no series " + name);
        }
        return look;
    }

    /** The look of a point. */
    public PointLook point(String name) {
        PointLook look = points.get(name);
        if (look == null) {
            throw new IllegalArgumentException("The palette has no point " + name);
        }
        return look;
    }

    /** A colour as the drawing library wants it. */
    public static Color colour(String hex) {
        return Color.decode(hex);
    }
}
