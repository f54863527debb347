package org.sendwarehouse.packs.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.home.Definitions;

/** Contrast as WCAG 2.2 computes it, for usual sight and as simulated for the common colour-vision deficiencies. */
class PaletteTest {
    private static final double ENOUGH = 4.5;
    private static final double ENOUGH_FOR_LINES = 3;

    /** G. M. Machado and others, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), full severity. */
    private static final Map<String, double[][]> SIGHT = sight();

    private final Palette palette = Palette.shipped();

    private static Map<String, double[][]> sight() {
        Map<String, double[][]> sight = new LinkedHashMap<>();
        sight.put("usual", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        sight.put("protanopia", new double[][] {
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
        });
        sight.put("deuteranopia", new double[][] {
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
        });
        sight.put("tritanopia", new double[][] {
            {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
        });
        return sight;
    }

    @Test
    void contrast_is_computed_as_wcag_does() {
        assertThat(contrast("#000000", "#FFFFFF", "usual")).isBetween(20.99, 21.01);
        assertThat(contrast("#777777", "#FFFFFF", "usual")).isBetween(4.47, 4.49);
    }

    @Test
    void every_status_reads_on_its_fill_however_colours_are_seen() {
        palette.statuses().forEach((status, look) -> SIGHT.keySet()
                .forEach(sight -> assertThat(contrast(look.ink(), look.fill(), sight))
                        .as("%s, %s", status, sight)
                        .isGreaterThanOrEqualTo(ENOUGH)));
    }

    @Test
    void every_box_is_seen_on_the_page() {
        palette.statuses().forEach((status, look) -> assertThat(contrast(look.border(), palette.paper(), "usual"))
                .as(status)
                .isGreaterThanOrEqualTo(ENOUGH_FOR_LINES));
    }

    @Test
    void no_two_statuses_or_series_rely_on_colour_alone() {
        Set<String> glyphs = new HashSet<>();
        Set<String> words = new HashSet<>();
        palette.statuses().forEach((status, look) -> {
            assertThat(glyphs.add(look.glyph())).as(status).isTrue();
            assertThat(words.add(look.word())).as(status).isTrue();
        });
        Set<Object> dashes = new HashSet<>();
        palette.series()
                .forEach((name, look) ->
                        assertThat(dashes.add(look.dash())).as(name).isTrue());
    }

    @Test
    void good_is_pale_and_bad_is_solid_so_that_a_grey_copy_reads() {
        assertThat(luminance("#801650", "usual")).isLessThan(0.2);
        for (String bad : new String[] {"missed", "off track"}) {
            assertThat(luminance(palette.status(bad).fill(), "usual")).as(bad).isLessThan(0.2);
        }
        for (String good : new String[] {"met", "on track"}) {
            assertThat(luminance(palette.status(good).fill(), "usual")).as(good).isGreaterThan(0.7);
        }
    }

    @Test
    void every_line_of_a_chart_is_seen_on_the_page_however_colours_are_seen() {
        palette.series().forEach((name, look) -> SIGHT.keySet()
                .forEach(sight -> assertThat(contrast(look.colour(), palette.paper(), sight))
                        .as("%s, %s", name, sight)
                        .isGreaterThanOrEqualTo(ENOUGH_FOR_LINES)));
    }

    @Test
    void every_point_of_a_chart_is_seen_and_has_a_shape_and_a_word_of_its_own() {
        Set<String> shapes = new HashSet<>();
        Set<String> words = new HashSet<>();
        palette.points().forEach((name, look) -> {
            SIGHT.keySet().forEach(sight -> assertThat(contrast(look.colour(), palette.paper(), sight))
                    .as("%s, %s", name, sight)
                    .isGreaterThanOrEqualTo(ENOUGH_FOR_LINES));
            assertThat(shapes.add(look.shape())).as(name).isTrue();
            assertThat(words.add(look.word())).as(name).isTrue();
        });
        assertThat(shapes).containsExactlyInAnyOrder("circle", "triangle", "square", "diamond");
    }

    @Test
    void lines_are_seen_on_the_band_of_what_may_come() {
        for (String line : new String[] {"this area", "target"}) {
            SIGHT.keySet()
                    .forEach(sight -> assertThat(contrast(palette.series(line).colour(), palette.band(), sight))
                            .as("%s, %s", line, sight)
                            .isGreaterThanOrEqualTo(ENOUGH_FOR_LINES));
        }
    }

    @Test
    void every_text_style_reads_on_the_page() {
        Matcher style = Pattern.compile("<style name=\"(\\w+)\"([^>]*)>")
                .matcher(Definitions.text("report-templates/styles/pack.jrtx"));
        int seen = 0;
        while (style.find()) {
            Matcher ink = Pattern.compile("forecolor=\"(#\\w+)\"").matcher(style.group(2));
            Matcher fill = Pattern.compile("backcolor=\"(#\\w+)\"").matcher(style.group(2));
            if (ink.find() && !style.group(1).equals("Rule")) {
                String ground = fill.find() ? fill.group(1) : palette.paper();
                assertThat(contrast(ink.group(1), ground, "usual"))
                        .as(style.group(1))
                        .isGreaterThanOrEqualTo(ENOUGH);
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(4);
        assertThat(contrast(palette.muted(), palette.wash(), "usual")).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static double contrast(String one, String other, String sight) {
        double a = luminance(one, sight);
        double b = luminance(other, sight);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex, String sight) {
        Color colour = Color.decode(hex);
        double[] linear = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
        double[][] matrix = SIGHT.getOrDefault(sight, new double[3][3]);
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += matrix[i][j] * linear[j];
            }
            seen[i] = Math.min(1, Math.max(0, sum));
        }
        return 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2];
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
