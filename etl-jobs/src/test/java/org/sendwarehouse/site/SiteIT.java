package org.sendwarehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.warehouse.Manifest;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** The pages that a night writes beside its data: whole, linked, and of everything that is published. */
class SiteIT {
    private static final SmallHome HOME = SmallHome.first();
    private static final Path SITE = HOME.home().current().resolve(Site.FOLDER);
    private static final Map<String, Document> PAGES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (Path file : files(SITE)) {
            String name = SITE.relativize(file).toString();
            if (name.endsWith(".html")) {
                PAGES.put(name, Jsoup.parse(Files.readString(file)));
            }
        }
        assertThat(PAGES).isNotEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.toRealPath())) {
            Path real = folder.toRealPath();
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.resolve(real.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_page_has_its_language_a_title_one_heading_and_the_landmarks() {
        PAGES.forEach((name, page) -> {
            assertThat(page.select("html").attr("lang")).as(name).isEqualTo("en-GB");
            assertThat(page.title()).as(name).endsWith(" – SEND warehouse, County Durham");
            assertThat(page.select("h1")).as(name).hasSize(1);
            assertThat(page.select("h1").text()).as(name).isNotEmpty();
            assertThat(page.select("header")).as(name).hasSize(1);
            assertThat(page.select("main")).as(name).hasSize(1);
            assertThat(page.select("footer")).as(name).hasSize(1);
            assertThat(page.select("a.skip").attr("href")).as(name).isEqualTo("#content");
            assertThat(page.select("noscript a").attr("href")).as(name).endsWith("a-z.html");
            assertThat(page.select("main > .synthetic").text()).as(name).startsWith("Synthetic data.");
        });
    }

    @Test
    void headings_are_in_order_and_tables_have_captions_and_scopes() {
        PAGES.forEach((name, page) -> {
            int before = 1;
            for (Element heading : page.select("main h1, main h2, main h3, main h4")) {
                int level = Integer.parseInt(heading.tagName().substring(1));
                assertThat(level).as("%s: %s", name, heading.text()).isLessThanOrEqualTo(before + 1);
                before = level;
            }
            for (Element table : page.select("table")) {
                assertThat(table.select("caption").text()).as(name).isNotEmpty();
                assertThat(table.select("th:not([scope])")).as(name).isEmpty();
            }
        });
    }

    @Test
    void every_link_leads_somewhere_and_no_id_stands_twice() {
        Map<String, Set<String>> ids = new TreeMap<>();
        PAGES.forEach((name, page) -> {
            Set<String> own = new HashSet<>();
            for (Element element : page.select("[id]")) {
                assertThat(own.add(element.id()))
                        .as("%s: %s", name, element.id())
                        .isTrue();
            }
            ids.put(name, own);
        });
        Set<String> broken = new TreeSet<>();
        PAGES.forEach((name, page) -> {
            for (Element link : page.select("a[href]")) {
                String href = link.attr("href");
                int anchor = href.indexOf('#');
                String file = anchor < 0 ? href : href.substring(0, anchor);
                String target = file.isEmpty() ? name : resolved(name, file);
                Set<String> there = ids.get(target);
                if (there == null || (anchor >= 0 && !there.contains(href.substring(anchor + 1)))) {
                    broken.add(name + " -> " + href);
                }
            }
            page.select("[aria-labelledby], [aria-describedby]").forEach(element -> assertThat(ids.get(name))
                    .as(name)
                    .contains(element.attr("aria-labelledby") + element.attr("aria-describedby")));
        });
        assertThat(broken).isEmpty();
    }

    private static String resolved(String page, String href) {
        Path folder = Path.of(page).getParent();
        return (folder == null ? Path.of(href) : folder.resolve(href))
                .normalize()
                .toString();
    }

    @Test
    void nothing_is_loaded_from_elsewhere() throws IOException {
        PAGES.forEach((name, page) -> {
            for (Element element : page.select("[src], link[href]")) {
                String source = element.hasAttr("src") ? element.attr("src") : element.attr("href");
                if (!source.equals("data:,")) {
                    assertThat(SITE.resolve(resolved(name, source))).as(name).exists();
                }
            }
            assertThat(page.select("[style], style, iframe, object, embed, form[action]"))
                    .as(name)
                    .isEmpty();
        });
        for (String asset : List.of("site.css", "search.js")) {
            assertThat(Files.readString(SITE.resolve("assets/" + asset))).doesNotContain("http", "url(", "@import");
        }
    }

    @Test
    void every_published_table_column_indicator_feed_rule_and_question_is_there() throws IOException, SQLException {
        String index = Files.readString(SITE.resolve("assets/search-index.js"));
        List<String> tables = new ArrayList<>();
        for (String row : HOME.query(
                "select schema_name || '.' || table_name, column_name, replace(comment, '\n', ' ') from duckdb_columns() where"
                        + " database_name = current_database() and not internal"
                        + " and (schema_name, table_name) in (select schema_name, table_name from duckdb_tables())")) {
            String[] parts = row.split("\\|", 3);
            tables.add(parts[0]);
            assertThat(element("tables/" + parts[0] + ".html", "column-" + parts[1])
                            .text())
                    .as(row)
                    .contains(parts[2].strip().replaceAll("\\s+", " "));
            assertThat(index).contains("\"" + parts[0] + "." + parts[1] + "\"");
        }
        assertThat(tables).isNotEmpty();
        assertThat(page("schemas/labelled.html").select("tbody tr th").eachText())
                .containsExactlyElementsOf(
                        HOME.query("select view_name from duckdb_views() where not internal order by view_name"));
        assertThat(page("reconciliation.html")
                        .select("table:has(caption#years) tbody tr")
                        .eachText())
                .isNotEmpty()
                .containsExactlyElementsOf(HOME.query("""
                        select concat_ws(' ', dataset, time_period, format('{:,}', count(*)),
                            format('{:,}', count(*) filter (where verdict = 'equal')),
                            format('{:,}', count(*) filter (where verdict = 'explained')),
                            format('{:,}', count(*) filter (where ends_with(verdict, 'explained') and verdict <> 'explained')),
                            format('{:,}', count(*) filter (where not ends_with(verdict, 'explained') and verdict <> 'equal')))
                        from marts.reconciliation group by dataset, time_period order by dataset, time_period desc"""));
        for (String indicator : HOME.query("select indicator_code, title from marts.indicator")) {
            String[] parts = indicator.split("\\|", 2);
            assertThat(page("indicators/" + parts[0] + ".html").select("h1").text())
                    .isEqualTo(parts[1]);
        }
        Contracts.load().all().forEach(feed -> assertThat(
                        page("feeds/" + feed.id() + ".html").select("h1").text())
                .isEqualTo(feed.title()));
        for (String rule : HOME.query("select rule_code from marts.data_quality_rule")) {
            assertThat(page("rules.html").getElementById(rule)).as(rule).isNotNull();
        }
    }

    private static Document page(String name) {
        return Objects.requireNonNull(PAGES.get(name), name);
    }

    private static Element element(String page, String id) {
        return Objects.requireNonNull(page(page).getElementById(id), id);
    }

    @Test
    void row_counts_and_test_results_are_those_of_the_manifest_and_of_the_file() throws SQLException {
        for (Manifest.Table table :
                PublishedWarehouse.open(HOME.home()).manifest().tables()) {
            Document page = page("tables/" + table.schema() + "." + table.name() + ".html");
            assertThat(page.select(".facts").text())
                    .as(table.name())
                    .contains(" Rows " + Figures.count(table.rows()) + " ");
        }
        List<String> failed = new ArrayList<>();
        PAGES.forEach((name, page) -> page.select("tr.failed th").forEach(test -> failed.add(test.text())));
        assertThat(failed)
                .containsExactlyInAnyOrderElementsOf(
                        HOME.query("select test from audit.model_test where result = 'failed'"));
    }

    @Test
    void a_figure_that_a_pack_would_not_print_is_not_shown() throws SQLException {
        int hidden = 0;
        for (String row : HOME.query("""
                select distinct indicator_code, count(*) over (partition by indicator_code)
                from marts.evidence
                inner join audit.run using (area_code)
                inner join reference.ref_indicators as catalogue on catalogue.code = indicator_code
                where breakdown = 'all' and period_type = judged_by and data_status in ('too few', 'suppressed')
                order by all""")) {
            String[] parts = row.split("\\|", 2);
            Document page = page("indicators/" + parts[0] + ".html");
            List<String> shown = page.select("table:has(#series) tr, table:has(#earlier) tr").stream()
                    .filter(line ->
                            line.text().endsWith("too few") || line.text().endsWith("suppressed"))
                    .map(line -> line.select("td").get(1).text())
                    .toList();
            assertThat(shown).as(row).hasSize(Integer.parseInt(parts[1])).containsOnly("not shown");
            hidden += shown.size();
        }
        assertThat(hidden).isPositive();
    }

    @Test
    void a_feed_is_followed_column_by_column_to_the_tables_that_name_it_and_on_to_indicators_and_packs() {
        Element landed = element("feeds/synergy.transport.html", "column-transport-independent_travel_trained_date");
        assertThat(landed.select("a").eachText()).containsExactly("staging.stg_synergy__transport");

        Document indicator = page("indicators/ehcp_20_week_pct.html");
        assertThat(indicator.select(".layers > div").stream()
                        .map(layer -> layer.select("h3").text() + ": "
                                + String.join(", ", layer.select("li").eachText()))
                        .limit(4))
                .containsExactly(
                        "Feeds: liquidlogic.ehc_request, liquidlogic.sen2",
                        "Tables: warehouse.fact_ehc_request",
                        "Counted in: evidence.ehc_timeliness_event",
                        "Indicator: Plans issued within 20 weeks");
        assertThat(indicator.select("table:has(#shown) tbody tr").eachText())
                .contains(
                        "SEND action plan: where we stand AFI1: plan quality and timeliness SEND Strategic Partnership");
        assertThat(indicator.select("svg[aria-hidden] text").eachText()).contains("liquidlogic.sen2");
    }

    @Test
    void the_command_writes_the_same_bytes_and_the_manifest_names_them(@TempDir Path folder) throws IOException {
        Path to = folder.resolve("docs");
        Run run = HOME.run("docs", "--to", to.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(PAGES.size() + " pages. Open " + to.resolve("index.html"));
        assertThat(contents(to)).isEqualTo(contents(SITE));
        Map<String, String> manifest = new TreeMap<>();
        PublishedWarehouse.open(HOME.home()).manifest().files().stream()
                .filter(file -> file.path().startsWith("site/"))
                .forEach(file -> manifest.put(file.path().substring("site/".length()), file.sha256()));
        assertThat(manifest).isEqualTo(contents(SITE));

        Run again = HOME.run("docs", "--to", to.toString());
        assertThat(again.exitCode()).isEqualTo(5);
        assertThat(again.err()).contains("is not empty. Name an empty folder");
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(folder)) {
            contents.put(folder.relativize(file).toString(), Hashes.ofFile(file));
        }
        return contents;
    }
}
