package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jasperreports.renderers.Renderable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Glyph;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** What every block of one pack shares: the data, the group, the words, the colours, and where things ended up. */
final class PackContext {
    final Marts marts;
    final Row run;
    final PackRequest request;
    final GroupDefinition group;
    final LocalDate meeting;
    final Layout layout;
    final Messages messages;
    final Palette palette;

    /** The pack whose annex this is; null for a pack. */
    final @Nullable PackContext main;

    /** The name in {@link #pages} of the pack's last page. */
    static final String END = "$end";

    /** First pages of sections, and the last page of all, from the round before; empty in the first round. */
    final Map<String, Integer> pages;

    private final List<Figure> figures = new ArrayList<>();
    private final Set<String> printed = new LinkedHashSet<>();

    /**
     * A figure as the manifest and the workbook name it.
     *
     * @param number its number in the pack
     * @param title the finding printed above it
     * @param indicator what it shows
     * @param rows the values drawn, with the columns they are named by
     */
    record Figure(
            int number, String title, String indicator, List<String> columns, List<List<@Nullable Object>> rows) {}

    PackContext(
            Marts marts,
            PackRequest request,
            Layout layout,
            Messages messages,
            Palette palette,
            Map<String, Integer> pages) {
        this(marts, request, layout, messages, palette, pages, null);
    }

    private PackContext(
            Marts marts,
            PackRequest request,
            Layout layout,
            Messages messages,
            Palette palette,
            Map<String, Integer> pages,
            @Nullable PackContext main) {
        this.main = main;
        this.marts = marts;
        this.run = marts.only("select * from run");
        this.request = request;
        this.group = request.group();
        this.meeting = request.meeting();
        this.layout = layout;
        this.messages = messages;
        this.palette = palette;
        this.pages = Map.copyOf(pages);
    }

    /** The same pack's annex: its figures are numbered on from those of the pack. */
    PackContext annex(Layout of, Map<String, Integer> found) {
        PackContext annex = new PackContext(marts, request, of, messages, palette, found, this);
        annex.figures.addAll(figures);
        annex.printed.addAll(printed);
        return annex;
    }

    LocalDate asAt() {
        LocalDate date = run.date("as_at");
        if (date == null) {
            throw new IllegalStateException("The run has no as-at date");
        }
        return date;
    }

    /** The first eight digits of the run id, enough to find the run. */
    String shortRun() {
        String id = run.text("run_id", "");
        return id.substring(0, Math.min(8, id.length()));
    }

    String areaName() {
        return run.text("area_name", Numbers.NOT_AVAILABLE);
    }

    int addFigure(String title, String indicator, List<String> columns, List<List<@Nullable Object>> rows) {
        figures.add(new Figure(figures.size() + 1, title, indicator, columns, rows));
        return figures.size();
    }

    /** Notes that a table prints a value of this indicator, so that its method is printed too. */
    void print(String indicator) {
        printed.add(indicator);
    }

    Set<String> printed() {
        return Set.copyOf(printed);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    Renderable glyph(String status) {
        Palette.StatusLook look = palette.status(status);
        return new Glyph(look.glyph(), Palette.colour(look.ink()));
    }
}
