package org.sendwarehouse.packs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.sf.jasperreports.engine.JRException;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.packs.html.HtmlTwin;
import org.sendwarehouse.packs.pdf.DocumentFacts;
import org.sendwarehouse.packs.pdf.FinishedPdf;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders packs from a published warehouse. Keep one for the life of the process: its templates are compiled once. Safe
 * for use by several threads, each with its own connection.
 */
public final class PackRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(PackRenderer.class);
    private static final int MOST_ROUNDS = 5;

    private final Palette palette;
    private final Messages messages;
    private final Templates templates;

    /** A renderer with the templates, words and colours that the product ships. */
    public PackRenderer() {
        this(Palette.shipped(), Messages.english());
    }

    PackRenderer(Palette palette, Messages messages) {
        this.palette = palette;
        this.messages = messages;
        this.templates = Templates.of(palette);
    }

    /**
     * Renders one group's pack.
     *
     * @param published the group's audience's database, open for reading; only its schema {@code marts} is read, within the
     *     group's scope
     * @param request who the pack is for and what it is made of
     * @param folder where the files go; made when missing
     * @return what was written: the document, the workbook and the manifest
     * @throws IOException when a file cannot be written
     */
    public RenderedPack render(Connection published, PackRequest request, Path folder) throws IOException {
        GroupDefinition group = request.group();
        Files.createDirectories(folder);
        Layout layout = Layout.read(group.layout());
        Marts marts = new Marts(published, group.scope());
        try {
            Filled main = within(
                    group.pageBudget(),
                    layout,
                    shown -> settled(shown, found -> new PackContext(marts, request, shown, messages, palette, found)));
            if (layout.annex() == null) {
                return write(main, null, folder);
            }
            Layout second = Layout.read(layout.annex());
            return write(main, settled(second, found -> main.pack().annex(second, found)), folder);
        } catch (JRException e) {
            throw new IOException("The pack of " + group.code() + " cannot be rendered", e);
        }
    }

    private record Filled(PackContext pack, Paginator.Pages pages) {}

    /** Filled, with what its layout can spare left out as long as there are more pages than the group reads. */
    private static Filled within(int pages, Layout layout, Filling filling) throws JRException {
        Filled filled = filling.of(layout);
        Optional<Layout> shorter = layout.shorter();
        boolean fits = filled.pages().print().getPages().size() <= pages;
        return fits || shorter.isEmpty() ? filled : within(pages, shorter.get(), filling);
    }

    private interface Filling {
        Filled of(Layout layout) throws JRException;
    }

    /** Page numbers are printed inside the pages, so fills until they agree with where things are. */
    private Filled settled(Layout layout, Function<Map<String, Integer>, PackContext> context) throws JRException {
        Map<String, Integer> anchors = Map.of();
        PageBreaks.Known known = PageBreaks.Known.NONE;
        List<String> filled = List.of();
        for (int round = 0; true; round++) {
            PackContext pack = context.apply(anchors);
            Composer.Composed composed = Composer.compose(pack, templates);
            // Breaks hold for the blocks they were found for.
            known = composed.ids().equals(filled) ? known : PageBreaks.Known.NONE;
            filled = composed.ids();
            Paginator.Pages pages = fill(pack, composed, known);
            known = pages.breaks();
            Map<String, Integer> found = anchors(layout, pages);
            if (found.equals(anchors) || round == MOST_ROUNDS) {
                return new Filled(pack, pages);
            }
            anchors = found;
        }
    }

    private Paginator.Pages fill(PackContext pack, Composer.Composed composed, PageBreaks.Known known)
            throws JRException {
        return new Paginator(templates, pack.layout.look().styles())
                .fill(
                        new Paginator.Flow(
                                composed.blocks(),
                                composed.startsPage(),
                                composed.room(),
                                Foot.line(pack, templates.context()),
                                messages.pattern("page")),
                        pack.pages.getOrDefault(PackContext.END, 0),
                        known);
    }

    /** The first page of each section, and the last page of all. */
    private static Map<String, Integer> anchors(Layout layout, Paginator.Pages pages) {
        Map<String, Integer> anchors = new LinkedHashMap<>();
        anchors.put(PackContext.END, pages.print().getPages().size());
        for (String section : layout.sections().keySet()) {
            Integer page =
                    pages.firstPage().getOrDefault(section, pages.firstPage().get(section + ".1"));
            if (page != null) {
                anchors.put(section, page);
            }
        }
        return anchors;
    }

    private RenderedPack write(Filled main, @Nullable Filled annex, Path folder) throws IOException, JRException {
        PackContext pack = main.pack();
        String code = pack.group.code();
        List<Path> files = new ArrayList<>();
        Path document = folder.resolve(code + ".pdf");
        int count = document(main, document);
        files.add(document);
        if (pack.layout.look().html()) {
            Path page = folder.resolve(code + ".html");
            Files.writeString(page, page(main, page));
            files.add(page);
        }
        if (annex != null) {
            Path second = folder.resolve(code + "-annex.pdf");
            document(annex, second);
            files.add(second);
        }
        // The annex's figures go on from the pack's, so its context knows both.
        PackContext all = annex == null ? pack : annex.pack();
        Path workbook = folder.resolve(code + ".xlsx");
        PackWorkbook.write(all, title(pack), workbook);
        files.add(workbook);
        Path manifest = folder.resolve("manifest.json");
        Manifest.write(all, count, files, manifest);
        if (count > pack.group.pageBudget()) {
            LOG.warn("The pack of {} has {} pages; its budget is {}", code, count, pack.group.pageBudget());
        }
        List<Path> written = new ArrayList<>(files);
        written.add(manifest);
        return new RenderedPack(written, count, Hashes.ofFile(document));
    }

    private static String title(PackContext pack) {
        String title = pack.layout.title() + ", " + pack.group.name() + ", " + Numbers.date(pack.meeting);
        return pack.request.draft() ? pack.messages.say("title.draft", "title", title) : title;
    }

    /** Writes one document and counts its pages. */
    private int document(Filled filled, Path file) throws IOException, JRException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return FinishedPdf.write(templates.context(), filled.pages().print(), facts(filled.pack(), file), out);
        }
    }

    /** The web page of a document: the same words, from the same pages. */
    private String page(Filled filled, Path file) {
        PackContext pack = filled.pack();
        return HtmlTwin.of(
                templates.context(),
                filled.pages().print(),
                facts(pack, file),
                palette,
                messages.say("html.skip"),
                Foot.whole(pack));
    }

    private static DocumentFacts facts(PackContext pack, Path file) {
        return new DocumentFacts(
                title(pack),
                pack.layout.subject(),
                pack.areaName() + " local area SEND partnership",
                "en-GB",
                "send-warehouse " + pack.run.text("software_version", ""),
                pack.asAt(),
                pack.run.text("run_id", "") + "/" + file.getFileName() + "/" + pack.meeting);
    }
}
