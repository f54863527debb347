package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.packs.GroupDefinition.Audience;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packs of all groups, made by the command from a warehouse that a night built: each keeps to its pages, its scope and
 * what its audience is given, and the same warehouse gives the same packs again.
 */
@Timeout(900)
class AllPacksIT {
    /** Sheets whose cells are rows of marts or of figures; the others say what the workbook is. */
    private static final Pattern DATA = Pattern.compile("Decisions|Promises|Actions|Feeds|Rules|Measures|Figure \\d+");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\d,.])\\d[\\d,]*\\.\\d+(?!\\d|[,.]\\d)");
    private static final Pattern SHARE = Pattern.compile("(?<![\\d,.])\\d[\\d,]* of \\d[\\d,]*");

    private static final Map<String, String> KEYS =
            Map.of("Promises", "promise_key", "Actions", "action_key", "Measures", "indicator_code");

    private static Path folder = Path.of("");
    private static SmallHome small;
    private static Connection inside;

    @BeforeAll
    static void render(@TempDir Path temporary) throws Exception {
        folder = temporary;
        small = rendered("home");
        inside = database("warehouse.duckdb");
    }

    @AfterAll
    static void close() throws SQLException {
        inside.close();
    }

    /** Every pack anew, from the warehouse of the first night, in a home of its own. */
    private static SmallHome rendered(String name) throws IOException {
        SmallHome home = SmallHome.first().copy(folder.resolve(name));
        FileSystemUtils.deleteRecursively(home.home().packs());
        Files.delete(home.home().state().resolve("distribution.jsonl"));
        Run run = home.run("packs", "--as-at=" + SmallHome.FIRST);
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        return home;
    }

    private static Connection database(String name) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        return DriverManager.getConnection(
                "jdbc:duckdb:" + small.home().current().resolve(name), properties);
    }

    private static Path pack(GroupDefinition group) throws IOException {
        try (Stream<Path> meetings = Files.list(small.home().packs().resolve(group.code()))) {
            List<Path> all = meetings.toList();
            assertThat(all).as("meetings of %s", group.code()).hasSize(1);
            return all.get(0);
        }
    }

    private static List<Path> files(GroupDefinition group) throws IOException {
        try (Stream<Path> files = Files.list(pack(group))) {
            return files.sorted().toList();
        }
    }

    private static List<Path> documents(GroupDefinition group) throws IOException {
        return files(group).stream()
                .filter(file -> file.toString().endsWith(".pdf"))
                .toList();
    }

    /** What readers are told; the marks between the words, such as the widths of columns, are no figures. */
    private static String words(GroupDefinition group) throws IOException {
        return PackWords.of(files(group)).replaceAll("(?s)<style.*?</style>|<[^>]*>", " ");
    }

    @Test
    void every_group_has_a_pack_within_its_pages() throws IOException {
        List<String> over = new ArrayList<>();
        for (GroupDefinition group : GovernanceGroups.shipped()) {
            JsonNode manifest =
                    JsonMapper.shared().readTree(Files.readString(pack(group).resolve("manifest.json")));
            try (PDDocument document =
                    Loader.loadPDF(pack(group).resolve(group.code() + ".pdf").toFile())) {
                int pages = document.getNumberOfPages();
                assertThat(manifest.path("pages").asInt()).as(group.code()).isEqualTo(pages);
                if (pages > group.pageBudget()) {
                    over.add(group.code() + " has " + pages + " pages of " + group.pageBudget());
                }
            }
            assertThat(manifest.path("audience").asString(""))
                    .isEqualTo(group.audience().word());
            assertThat(manifest.path("data_as_at").asString("")).isEqualTo(SmallHome.FIRST.toString());
            assertThat(manifest.path("draft").asBoolean()).isFalse();
        }
        assertThat(over).isEmpty();
        try (Stream<Path> groups = Files.list(small.home().packs())) {
            assertThat(groups.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(GovernanceGroups.shipped().stream()
                            .map(GroupDefinition::code)
                            .toList());
        }
    }

    @Test
    void no_pack_holds_a_row_or_a_title_outside_its_scope() throws Exception {
        Map<String, Set<String>> titles = PlanScope.titles(inside);
        // Rules and feeds have words of their own, which are for everybody.
        String ofRules = PackWords.squeezed(String.join(
                " ",
                SmallHome.query(
                        inside,
                        "select title || ' ' || coalesce(advice, '') from marts.data_quality_rule"
                                + " union all select title from marts.data_quality_feed")));
        titles.keySet().removeIf(ofRules::contains);
        Set<String> named = new HashSet<>();
        for (GroupDefinition group : GovernanceGroups.shipped()) {
            PlanScope may = PlanScope.of(group.scope(), inside, "");
            for (Map.Entry<String, String> sheet : KEYS.entrySet()) {
                Set<String> keys = new TreeSet<>(column(group, sheet.getKey(), sheet.getValue()));
                assertThat(may.all())
                        .as("%s of %s", sheet.getKey(), group.code())
                        .containsAll(keys);
            }
            String words = PackWords.of(documents(group));
            for (Map.Entry<String, Set<String>> title : titles.entrySet()) {
                if (words.contains(title.getKey())) {
                    named.add(title.getKey());
                    assertThat(title.getValue())
                            .as(group.code() + " names '" + title.getKey() + "'")
                            .containsAnyElementsOf(may.all());
                }
            }
        }
        assertThat(named).as("the search finds what is there").hasSizeGreaterThan(titles.size() / 2);
    }

    /** Every number of a workbook stands in the file that its audience is given. */
    @Test
    void workbooks_outside_hold_no_number_that_their_audience_is_not_given() throws Exception {
        int numbers = 0;
        for (Audience audience : List.of(Audience.PARTNERSHIP, Audience.PUBLIC)) {
            Set<BigDecimal> given;
            try (Connection file = given(audience)) {
                given = numbers(file);
            }
            for (GroupDefinition group : groups(audience)) {
                Map<String, BigDecimal> printed = numbers(group);
                numbers += printed.size();
                printed.values().removeIf(given::contains);
                assertThat(printed).as(group.code()).isEmpty();
            }
        }
        assertThat(numbers).isGreaterThan(1000);
        // What is given inside would be found: the board's workbook holds numbers that nobody outside is given.
        Map<String, BigDecimal> board = numbers(board());
        try (Connection file = given(Audience.PARTNERSHIP)) {
            board.values().removeIf(numbers(file)::contains);
        }
        assertThat(board).hasSizeGreaterThan(100);
    }

    /** Counts and shares that are withheld are nowhere in what can be read, not even in a picture's description. */
    @Test
    void no_text_outside_tells_a_figure_that_is_withheld() throws Exception {
        for (Audience audience : List.of(Audience.PARTNERSHIP, Audience.PUBLIC)) {
            Set<String> withheld = written(inside);
            try (Connection file = given(audience)) {
                withheld.removeAll(written(file));
            }
            assertThat(withheld).hasSizeGreaterThan(100);
            for (GroupDefinition group : groups(audience)) {
                assertThat(found(withheld, words(group))).as(group.code()).isEmpty();
            }
            assertThat(found(withheld, words(board())))
                    .as("the search finds what is there")
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void the_same_warehouse_gives_the_same_bytes_again() throws IOException {
        Map<String, String> once = hashes(small);
        assertThat(hashes(rendered("again"))).isEqualTo(once);
        assertThat(once).hasSizeGreaterThan(3 * GovernanceGroups.shipped().size() - 1);
    }

    private static Map<String, String> hashes(SmallHome home) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home.home().packs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(home.home().packs().relativize(file).toString(), Hashes.ofFile(file));
            }
        }
        return hashes;
    }

    private static GroupDefinition board() {
        return GovernanceGroups.shipped().stream()
                .filter(group -> group.code().equals("board"))
                .findFirst()
                .orElseThrow();
    }

    private static List<GroupDefinition> groups(Audience audience) {
        List<GroupDefinition> groups = GovernanceGroups.shipped().stream()
                .filter(group -> group.audience() == audience)
                .toList();
        assertThat(groups).isNotEmpty();
        return groups;
    }

    private static Connection given(Audience audience) throws SQLException {
        return database("warehouse-" + audience.word() + ".duckdb");
    }

    /** Every number in any table of the marts. */
    private static Set<BigDecimal> numbers(Connection file) throws SQLException {
        Set<BigDecimal> numbers = new HashSet<>();
        for (String column : SmallHome.query(
                file,
                "select 'select distinct ' || column_name || ' from marts.' || table_name from duckdb_columns()"
                        + " where schema_name = 'marts' and regexp_matches(data_type, 'INT|DECIMAL|DOUBLE')"
                        + " order by 1")) {
            for (String number : SmallHome.query(file, column)) {
                if (!number.equals("null")) {
                    numbers.add(comparable(new BigDecimal(number)));
                }
            }
        }
        return numbers;
    }

    /** The numbers in a workbook's sheets of data, by where they stand. */
    private static Map<String, BigDecimal> numbers(GroupDefinition group) throws IOException {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        try (ReadableWorkbook workbook = workbook(group)) {
            for (Sheet sheet : workbook.getSheets()
                    .filter(each -> DATA.matcher(each.getName()).matches())
                    .toList()) {
                List<Row> rows = sheet.read();
                for (Row row : rows.subList(1, rows.size())) {
                    for (Cell cell : row) {
                        String header = rows.get(0).getCellText(cell == null ? 0 : cell.getColumnIndex());
                        // Dates are numbers to a workbook.
                        if (cell != null
                                && cell.getType() == CellType.NUMBER
                                && !header.matches(".*(date|_start|_end|as_at|as_of|due|since|day)")) {
                            numbers.put(
                                    sheet.getName() + " " + cell.getAddress() + " " + header,
                                    comparable(cell.asNumber()));
                        }
                    }
                }
            }
        }
        return numbers;
    }

    /** The texts of a column of a sheet; none where the sheet has no such column, for it then says that it is empty. */
    private static List<String> column(GroupDefinition group, String name, String column) throws IOException {
        try (ReadableWorkbook workbook = workbook(group)) {
            List<Row> rows = workbook.findSheet(name).orElseThrow().read();
            List<String> headers = new ArrayList<>();
            rows.get(0).forEach(cell -> headers.add(cell.getText()));
            int at = headers.indexOf(column);
            return at < 0
                    ? List.of()
                    : rows.subList(1, rows.size()).stream()
                            .map(row -> row.getCellText(at))
                            .toList();
        }
    }

    private static ReadableWorkbook workbook(GroupDefinition group) throws IOException {
        return new ReadableWorkbook(pack(group).resolve(group.code() + ".xlsx").toFile());
    }

    /** A double as written and as read differ in their last digits. */
    private static BigDecimal comparable(BigDecimal number) {
        BigDecimal rounded = number.round(new MathContext(10)).stripTrailingZeros();
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
    }

    /**
     * How packs write the figures of a file: both counts of a share, and every share and mean with its decimal. Shares of
     * few and values below ten are left out: packs count promises, and number themes, in the same way.
     */
    private static Set<String> written(Connection file) throws SQLException {
        Set<String> written = new TreeSet<>(SmallHome.query(
                file,
                "select distinct format('{:,d} of {:,d}', numerator, denominator) from marts.evidence"
                        + " where numerator is not null and denominator > 100"));
        for (String column : SmallHome.query(
                file,
                "select 'select distinct printf(''%.1f'', ' || column_name || ') from marts.' || table_name || ' where '"
                        + " || column_name || ' is not null' from duckdb_columns() where schema_name = 'marts'"
                        + " and regexp_matches(data_type, 'DECIMAL|DOUBLE') order by 1")) {
            written.addAll(SmallHome.query(file, column).stream()
                    .map(number -> number.replaceFirst("^-", ""))
                    .filter(number -> number.length() > 3 && !number.endsWith(".0"))
                    .toList());
        }
        return written;
    }

    private static Set<String> found(Set<String> tokens, String words) {
        Set<String> found = new TreeSet<>();
        for (Pattern pattern : List.of(NUMBER, SHARE)) {
            pattern.matcher(words).results().map(MatchResult::group).forEach(found::add);
        }
        found.retainAll(tokens);
        return found;
    }
}
