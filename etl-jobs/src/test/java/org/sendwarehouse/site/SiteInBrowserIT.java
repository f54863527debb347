package org.sendwarehouse.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.sendwarehouse.cli.SmallHome;

/** The site as a reader without a server opens it: in Chromium, from its folder, with nothing else in reach. */
class SiteInBrowserIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final int NARROW = 320;
    private static final int USUAL = 1280;

    private static ChromeDriver browser;
    private static Path site;

    @BeforeAll
    static void open(@TempDir Path profile) throws IOException {
        assumeThat(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER))
                .as("Chromium and its driver are not installed: apt-get install chromium chromium-driver")
                .isTrue();
        site = SmallHome.first().home().current().resolve(Site.FOLDER).toRealPath();
        ChromeOptions options = new ChromeOptions();
        // Both programs are named, so that nothing is looked for or downloaded.
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1280,900",
                "--user-data-dir=" + profile.resolve("chromium"));
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static void read(String page) {
        browser.get(site.resolve(page).toUri().toString());
    }

    private static void wide(int pixels) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "tables.html",
                "schemas/marts.html",
                "tables/warehouse.fact_ehc_request.html",
                "tables/staging.stg_synergy__transport.html",
                "indicators.html",
                "indicators/ehcp_20_week_pct.html",
                "feeds.html",
                "feeds/liquidlogic.ehc_advice.html",
                "rules.html",
                "reconciliation.html",
                "queries.html",
                "packs.html",
                "lineage.html",
                "bus-matrix.html",
                "columns.html",
                "a-z.html"
            })
    void a_page_of_each_kind_is_accessible_fits_a_narrow_screen_and_says_nothing_on_the_console(String page) {
        wide(NARROW);
        read(page);
        // Once it is drawn at the width that was asked for: before, either width may be the old one's.
        assertThat(browser.executeAsyncScript("const done = arguments[0]; const page = document.documentElement;"
                        + " requestAnimationFrame(() => requestAnimationFrame(() => done(page.scrollWidth <= page.clientWidth"
                        + " ? 'fits' : page.scrollWidth + ' of ' + page.clientWidth)))"))
                .isEqualTo("fits");
        assertThat(console()).isEmpty();

        wide(USUAL);
        read(page);
        Results found = new AxeBuilder().analyze(browser);
        assertThat(found.getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().get(0).getHtml())
                .isEmpty();
        assertThat(found.getPasses()).isNotEmpty();
        // What the checker itself tried to read is none of the page's.
        console();
    }

    private static List<String> console() {
        return browser.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Test
    void typing_a_part_of_a_name_finds_the_table_and_the_keyboard_alone_opens_it() {
        wide(USUAL);
        read("indicators/ehcp_20_week_pct.html");
        WebElement body = browser.findElement(By.tagName("body"));
        body.sendKeys(Keys.TAB);
        assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Skip to content");
        browser.switchTo().activeElement().sendKeys(Keys.TAB);
        browser.switchTo().activeElement().sendKeys(Keys.TAB);
        WebElement search = browser.switchTo().activeElement();
        assertThat(search.getDomAttribute("id")).isEqualTo("search");

        search.sendKeys("fact_ehc_req");
        await(() -> !found().isEmpty());
        assertThat(found().get(0)).startsWith("warehouse.fact_ehc_request\n").contains("Table.");
        assertThat(browser.findElement(By.id("search-said")).getText()).contains("found");

        search.sendKeys(Keys.ARROW_DOWN);
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        await(() -> "warehouse.fact_ehc_request"
                .equals(browser.findElement(By.tagName("h1")).getText()));
    }

    @Test
    void a_word_of_a_description_is_found_and_escape_clears_the_search() {
        wide(USUAL);
        read("index.html");
        WebElement search = browser.findElement(By.id("search"));
        search.sendKeys("within 20 weeks");
        await(() -> found().stream().anyMatch(entry -> entry.contains("Plans issued within 20 weeks")));
        search.sendKeys(Keys.ESCAPE);
        assertThat(found()).isEmpty();
        search.sendKeys("zzzz");
        await(() -> browser.findElement(By.id("search-said")).getText().startsWith("Nothing found."));
        assertThat(console()).isEmpty();
    }

    private static List<String> found() {
        return browser.findElements(By.cssSelector("#search-found li")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static void await(java.util.concurrent.Callable<Boolean> come) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(come);
    }
}
