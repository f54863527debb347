package org.sendwarehouse.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Home.OwnerOnly;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.VersionPart;
import org.sendwarehouse.warehouse.WorkedQuery;

/**
 * The documentation of a published warehouse as pages that are read from a folder, without a server: what is published,
 * every table, indicator, feed, rule and question, and how they hang together. No row about a person is read for it.
 */
public final class Site implements VersionPart {
    /** Its folder in a published version. */
    public static final String FOLDER = "site";

    private static final String ASSETS = "assets";
    private static final List<String> AS_THEY_ARE = List.of("site.css", "search.js");

    private final Supplier<Contracts> contracts;
    private final Supplier<ModelCatalogue> catalogue;

    /**
     * Makes sites by these definitions, which are read when the first is made.
     *
     * @param catalogue the definitions of the tables, which say what of them is not published
     */
    public Site(Supplier<Contracts> contracts, Supplier<ModelCatalogue> catalogue) {
        this.contracts = contracts;
        this.catalogue = catalogue;
    }

    @Override
    public void write(Connection published, Path version) throws SQLException, IOException {
        writeTo(published, version.resolve(FOLDER));
    }

    /**
     * Writes the site into a folder, which may not be there yet.
     *
     * @return how many pages it has
     */
    public int writeTo(Connection published, Path folder) throws SQLException, IOException {
        Words words = Words.shipped();
        Contents contents = Contents.read(published, contracts.get());
        List<WorkedQuery> queries = WorkedQuery.shipped();
        NamedInModels named =
                new NamedInModels(catalogue.get(), contents.indicators().keySet());
        TablePages tables = new TablePages(contents, catalogue.get(), words);
        Star star = new Star(contents.book());
        ListPages lists = new ListPages(contents, words, star);
        List<Page> pages = new ArrayList<>();
        pages.add(lists.start(queries));
        pages.addAll(tables.pages());
        pages.addAll(new IndicatorPages(contents, named, words, star).pages());
        pages.addAll(new FeedPages(contents, named, words, star).pages());
        pages.addAll(lists.pages(queries));
        pages.add(new ReconciliationPage(words).page(published));
        pages.add(lists.letters(pages));

        SiteTemplates templates = new SiteTemplates();
        for (Page page : pages) {
            Path file = folder.resolve(page.path());
            OwnerOnly.createDirectories(parent(file));
            Files.writeString(file, templates.fill(page.template(), whole(page, contents, words)));
        }
        Path assets = folder.resolve(ASSETS);
        OwnerOnly.createDirectories(assets);
        for (String name : AS_THEY_ARE) {
            Files.writeString(assets.resolve(name), Definitions.text("report-templates/site/" + name));
        }
        SearchIndex search = new SearchIndex(words);
        search.pages(pages);
        search.things(contents, tables, queries);
        Files.writeString(assets.resolve("search-index.js"), search.script());
        return pages.size();
    }

    private static Path parent(Path file) {
        return java.util.Objects.requireNonNull(file.getParent(), "a page lies in a folder");
    }

    /** A page's own fields, and what stands at the head and the foot of every page. */
    private static Map<String, Object> whole(Page page, Contents contents, Words words) {
        Map<String, Object> whole = new LinkedHashMap<>(page.fields());
        whole.put("root", "../".repeat(page.path().split("/", -1).length - 1));
        whole.put("title", page.title());
        whole.put("about", page.about());
        whole.put("kind", page.kind());
        whole.put("fixed", page.path().indexOf('/') < 0);
        whole.put(
                "nav",
                words.pages().stream()
                        .filter(fixed -> !fixed.nav().isEmpty())
                        .map(fixed -> Map.of(
                                "text",
                                fixed.nav(),
                                "href",
                                fixed.code() + ".html",
                                "here",
                                fixed.code().equals(page.section())))
                        .toList());
        whole.put("run", contents.run().text(0));
        whole.put("asAt", Figures.day(contents.run().text(1)));
        whole.put("laNumber", contents.run().text(2));
        whole.put("areaCode", contents.run().text(3));
        whole.put("area", contents.run().text(4));
        whole.put("synthetic", contents.synthetic());
        whole.put("software", contents.run().text(6));
        return whole;
    }
}
