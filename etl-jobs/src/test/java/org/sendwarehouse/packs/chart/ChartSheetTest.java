package org.sendwarehouse.packs.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.packs.chart.BandsChart.Band;
import org.sendwarehouse.packs.chart.ControlChart.Base;
import org.sendwarehouse.packs.chart.ControlChart.ControlPoint;
import org.sendwarehouse.packs.chart.ControlChart.Step;
import org.sendwarehouse.packs.chart.FanChart.FanPanel;
import org.sendwarehouse.packs.chart.FanChart.Spread;
import org.sendwarehouse.packs.chart.GapsChart.GapRow;
import org.sendwarehouse.packs.chart.GapsChart.Interval;
import org.sendwarehouse.packs.chart.MoneyChart.MoneyRow;
import org.sendwarehouse.packs.chart.PanelsChart.Panel;
import org.sendwarehouse.packs.chart.PanelsChart.PanelPoint;
import org.sendwarehouse.packs.chart.TrendChart.Flag;
import org.sendwarehouse.packs.chart.TrendChart.Tick;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.style.Typeface;
import org.sendwarehouse.packs.text.Numbers;

/**
 * Every kind of chart with odd data, drawn to {@code target/chart-sheet} for the eye. Whatever the data, ink stays within the
 * chart: nothing is cut at its edges, and something is drawn.
 */
class ChartSheetTest {
    private static final JasperReportsContext FONTS = Typeface.context();
    private static final Path FOLDER = Path.of("target", "chart-sheet");
    private static final int MARGIN = 30;
    private static final double SCALE = 1.5;
    private static final int GRACE = 2;
    private static final LocalDate END = LocalDate.of(2026, 4, 30);
    private static final String LONG =
            "Timeliness of new plans back in line with England and with every statistical neighbour, and kept there";

    static Stream<Map.Entry<String, Chart>> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("control-one-point", control(percent(44.8), 1));
        charts.put("control-gaps", control(percent(10, null, 12, 14, null, null, 13, 11, 12, 15, 14, 13, 90), 1));
        charts.put("control-all-equal", control(percent(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), 1));
        charts.put("control-all-nought", control(percent(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1));
        charts.put("control-negative", control(percent(-5, -3, 2, 4, -1, -2, 3, 1, 0, -4, 2, 3, -6), 1));
        charts.put(
                "control-huge",
                control(percent(4e6, 5e6, 4.5e6, 5.2e6, 4.1e6, 4e6, 5e6, 4e6, 5e6, 4e6, 5e6, 4e6, 5e6), 1));
        charts.put("control-two-bases", control(percent(10, 12, 11, 10, 12, 11, 30, 32, 31, 33, 30, 31, 32), 2));
        charts.put("bands-nought", bands(0, 0, 0, 0, 0));
        charts.put("bands-huge", bands(1_234_567, 3, 0, 250_000, 1));
        charts.put("fan", fan(124, 433));
        charts.put("fan-nought", fan(0, 0));
        charts.put("money-negative", money(-4e6, -1e5, -2.5e7));
        charts.put("money-nought", money(0, 0, 0));
        charts.put("money-mixed", money(4.8e6, -2e4, 1.2e9));
        charts.put("gaps-one-side", gaps(12, 30));
        charts.put("gaps-tiny", gaps(-0.02, 0.01));
        charts.put("panels-one-point", panels(5));
        charts.put("panels-gaps", panels(null, 4, null, null, 6, 7, null, 9));
        charts.put("trend-colliding-labels", trend());
        charts.put("timeline-long-names", timeline());
        charts.put("neighbours-close", neighbours(true, 94.2, 93.9, 93.4, 93.0, 92.6));
        charts.put("neighbours-rates", neighbours(false, 14.2, 10.0, 9.4));
        return charts.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void ink_stays_within_the_chart_and_there_is_some(Map.Entry<String, Chart> chart) throws Exception {
        BufferedImage image = drawn(chart.getValue());
        Files.createDirectories(FOLDER);
        ImageIO.write(image, "png", FOLDER.resolve(chart.getKey() + ".png").toFile());
        int edge = (int) (MARGIN * SCALE);
        long outside = 0;
        long inside = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean ink = image.getRGB(x, y) != Color.WHITE.getRGB();
                // A point of grace for the width of a pen.
                boolean out = x < edge - GRACE
                        || x > image.getWidth() - edge + GRACE
                        || y < edge - GRACE
                        || y > image.getHeight() - edge + GRACE;
                outside += ink && out ? 1 : 0;
                inside += ink && !out ? 1 : 0;
            }
        }
        assertThat(outside).as("pixels outside").isZero();
        assertThat(inside).as("pixels inside").isGreaterThan(1000);
    }

    private static BufferedImage drawn(Chart chart) {
        int width = (int) ((ChartRenderer.WIDTH + 2 * MARGIN) * SCALE);
        int height = (int) ((Math.ceil(chart.height()) + 2 * MARGIN) * SCALE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Letters as wide as they are in the document, not rounded to whole pixels.
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.scale(SCALE, SCALE);
        g.translate(MARGIN, MARGIN);
        chart.draw(new Canvas(g, FONTS, Palette.shipped(), ChartRenderer.WIDTH, chart.height()));
        g.dispose();
        return image;
    }

    private static List<@Nullable Double> percent(@Nullable Number... values) {
        List<@Nullable Double> list = new ArrayList<>();
        for (Number value : values) {
            list.add(value == null ? null : value.doubleValue());
        }
        return list;
    }

    private static ControlChart control(List<@Nullable Double> values, int bases) {
        double mean = values.stream()
                .filter(v -> v != null)
                .mapToDouble(v -> v)
                .average()
                .orElse(0);
        List<ControlPoint> points = new ArrayList<>();
        List<String> looks = List.of("common cause", "improving", "concerning", "neither");
        for (int i = 0; i < values.size(); i++) {
            int base = 1 + i * bases / values.size();
            points.add(new ControlPoint(
                    END.minusMonths(values.size() - 1L - i),
                    values.get(i),
                    looks.get(i % looks.size()),
                    i % 3 == 0,
                    new Base(base, mean * base, mean * base * 0.9, mean * base * 1.1)));
        }
        LocalDate first = points.get(0).date();
        return new ControlChart(
                points,
                List.of(new Step(mean * 1.2, first, END.minusMonths(2)), new Step(mean * 1.4, END.minusMonths(2), END)),
                List.of(new Flag(first, LONG), new Flag(first.plusDays(9), LONG), new Flag(END, LONG)),
                List.of(
                        new Tick(first, "Apr 2025"),
                        new Tick(END.minusDays(20), "Apr 2026"),
                        new Tick(END, "Apr 2026")),
                false,
                new ControlChart.Words(
                        "Apr 2026: 44.8 %",
                        "mean 44.8 %",
                        "lower limit 40.3 %",
                        "upper limit 49.3 %",
                        "needed 62.7 %",
                        "hollow: provisional"),
                "");
    }

    private static BandsChart bands(double... now) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < now.length; i++) {
            bands.add(new Band("band " + i, now[i], i == 2 ? null : now[now.length - 1 - i], Plain.number(now[i])));
        }
        return new BandsChart(
                bands,
                List.of(
                        new Mark(0.4, "half: 3.1 weeks"),
                        new Mark(0.6, "nine in ten: 9.6 weeks"),
                        new Mark(4.9, "longest: 109.2 weeks")),
                "31 March 2026",
                "31 March 2025",
                "");
    }

    private static FanChart fan(double now, double most) {
        List<FanPanel> panels = new ArrayList<>();
        for (String title : List.of("As now", LONG, "Ten more a month", "Demand a tenth higher and ten more a month")) {
            panels.add(new FanPanel(
                    title,
                    List.of("Half clear by September 2026", LONG),
                    Arrays.asList(now, null, now),
                    List.of(new Spread(now, now, now), new Spread(0, now / 2, most), new Spread(0, 0, most)),
                    "Apr 2025",
                    "Apr 2028"));
        }
        return new FanChart(3, panels, 96, "clear: 96", "");
    }

    private static MoneyChart money(double... pounds) {
        List<MoneyRow> rows = new ArrayList<>();
        for (double amount : pounds) {
            rows.add(new MoneyRow(
                    "Top-up to mainstream schools and academies of every kind",
                    amount,
                    List.of("£1,234.57m", "£1,234.57m", "−£1,234.57m"),
                    amount < 0));
        }
        rows.add(new MoneyRow("Not known", null, List.of("£1.00m", "[x]", "[x]"), false));
        return new MoneyChart(rows, List.of("budget", "expected", "difference"), "less", "more than budgeted", "");
    }

    private static GapsChart gaps(double least, double most) {
        return new GapsChart(
                List.of(
                        GapRow.heading("Primary need, against all other needs"),
                        new GapRow(
                                "Speech, language and communication needs and others",
                                new Interval(least, (least + most) / 2, most),
                                "63.4 %",
                                "40.2 %",
                                "neither",
                                false,
                                ""),
                        new GapRow(
                                "Vision impairment",
                                null,
                                "[x]",
                                "[x]",
                                "common cause",
                                false,
                                "group mostly not known")),
                new GapsChart.Headings("group", "others", "group is lower", "group is higher"),
                List.of(
                        new GapsChart.KeyEntry("neither", false, "clear gap"),
                        new GapsChart.KeyEntry("neither", true, "possible gap: chance may explain it"),
                        new GapsChart.KeyEntry("common cause", false, "no clear gap")),
                "");
    }

    private static PanelsChart panels(@Nullable Number... values) {
        List<PanelPoint> points = new ArrayList<>();
        for (Double value : percent(values)) {
            points.add(new PanelPoint("Apr 2026", value, points.size() == 4, value == null ? "" : value + " %"));
        }
        List<Panel> panels = new ArrayList<>();
        for (String title : List.of("A", LONG, "Speech and language")) {
            panels.add(new Panel(title, "90.1 %, 245,123 of 272,456 " + title, title.equals("A"), " %", points));
        }
        return new PanelsChart(
                3,
                54,
                true,
                List.of(
                        new PanelsChart.Reference("target", 10, "promised 10.0 %"),
                        new PanelsChart.Reference("comparator", 6.4, "England 6.4 % (2024)")),
                panels,
                "");
    }

    private static TrendChart trend() {
        List<TrendChart.Series> series = new ArrayList<>();
        for (String look : List.of("this area", "comparator", "region")) {
            series.add(new TrendChart.Series(
                    look,
                    look + " 46.4 % (2024)",
                    look.equals("this area"),
                    List.of(
                            new TrendChart.Point(END.minusYears(2), 46.0, false, "46.0 %"),
                            new TrendChart.Point(END.minusYears(1), null, false, ""),
                            new TrendChart.Point(END, 46.4 + series.size() * 0.1, true, "46.4 %"))));
        }
        return new TrendChart(
                series,
                new TrendChart.Target(46.4, END.minusYears(1), "needed 46.4 %"),
                List.of(new Flag(END.minusMonths(3), "Timeliness in line, 31 Jan 2026")),
                " %",
                List.of(new Tick(END.minusYears(2), "2024"), new Tick(END, "2026")),
                "");
    }

    private static TimelineChart timeline() {
        return new TimelineChart(
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2026, 10, 1),
                END,
                "today, 30 Apr 2026",
                List.of(
                        row(LONG + " " + LONG, END.minusMonths(9), "missed", null),
                        row("Met late", END.minusMonths(7), "missed", END.minusMonths(2)),
                        row("Met in time", END.minusMonths(5), "met", null),
                        row("Not due", END.plusMonths(3), "not due", null)),
                "");
    }

    private static TimelineChart.TimelineRow row(String name, LocalDate due, String status, @Nullable LocalDate met) {
        List<String> said = new ArrayList<>(List.of(Numbers.shortDate(due), status));
        if (met != null) {
            said.add("met since " + Numbers.shortDate(met));
        }
        return new TimelineChart.TimelineRow(
                TimelineChart.lines(name), due, status, met, "missed".equals(status) && met == null, said);
    }

    private static NeighboursChart neighbours(boolean percent, double... values) {
        List<NeighboursChart.AreaRow> rows = new ArrayList<>();
        for (double value : values) {
            rows.add(new NeighboursChart.AreaRow(
                    rows.isEmpty() ? LONG : "Stockton-on-Tees",
                    value,
                    percent ? null : value * 0.98,
                    percent ? null : value * 1.03,
                    List.of(Numbers.decimal(java.math.BigDecimal.valueOf(value), 1), "1,234"),
                    rows.size() == 1));
        }
        return new NeighboursChart(
                rows, new NeighboursChart.Reference(values[0], "England"), List.of("rate", "number"), percent, "");
    }
}
