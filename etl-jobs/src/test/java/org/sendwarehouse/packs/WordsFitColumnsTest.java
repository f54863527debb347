package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.awt.font.FontRenderContext;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JRTemplate;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.TableTemplate.Column;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.style.Typeface;
import org.sendwarehouse.packs.text.Messages;

/**
 * No word of a table is broken over two lines: each is measured in its type against its column. The words are those of every
 * group's pack, of the headings, and the longest that the shipped plan, catalogue, dates and statuses can bring.
 */
class WordsFitColumnsTest {
    private static final Palette PALETTE = Palette.shipped();
    private static final Messages WORDS = Messages.english();
    private static final Templates TEMPLATES = Templates.of(PALETTE);
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
    private static final Pattern PIECE = Pattern.compile("<(/?)(b|style)([^>]*)>|([^<]+)");
    private static final Pattern BREAK = Pattern.compile("[ \\n]+|(?<=[-–/])");
    private static final Pattern SIZE = Pattern.compile("size=\"([0-9.]+)\"");

    /** Where the words of a column come from: a shipped list and its column. */
    private static final Map<String, String> LISTS = Map.of(
            "action", "action title",
            "role", "action lead_role",
            "owner", "action lead_role",
            "promise", "milestone title",
            "due", "action finish_printed");

    private final Set<String> broken = new TreeSet<>();

    @Test
    void every_word_that_a_group_is_shown_fits_its_column() throws Exception {
        try (Connection published = PackFixture.published()) {
            for (GroupDefinition group : GovernanceGroups.shipped()) {
                Layout layout = Layout.read(group.layout());
                PackContext pack = new PackContext(
                        new Marts(published, group.scope()),
                        PackRequest.of(group, PackFixture.MEETING),
                        layout,
                        WORDS,
                        PALETTE,
                        Map.of());
                List<JRTemplate> sheets = TEMPLATES.styles(layout.look().styles());
                for (Block block : Composer.compose(pack, TEMPLATES).blocks()) {
                    TableTemplate table = TEMPLATES.table(block.template());
                    if (table != null) {
                        table.columns().forEach(column -> {
                            headingFits(table, column, sheets);
                            block.rows()
                                    .forEach(row -> fits(
                                            table,
                                            column,
                                            sheets,
                                            String.valueOf(
                                                    table.withoutGaps(row).get(column.field()))));
                        });
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void the_longest_words_that_definitions_can_bring_fit_every_table() {
        List<JRTemplate> sheets = TEMPLATES.styles(List.of());
        for (TableTemplate table : tables()) {
            for (Column column : table.columns()) {
                headingFits(table, column, sheets);
                if (column.type() == TableTemplate.Type.STATUS) {
                    PALETTE.statuses().values().forEach(look -> fits(table, column, sheets, look.word()));
                    fits(
                            table,
                            column,
                            sheets,
                            "missed, <style size=\"8.5\">met since 31 May 2026</style>"
                                    .replace("since ", "since\u00A0")
                                    .replace("met since", "met\u00A0since")
                                    .replace("31 May 2026", "31\u00A0May\u00A02026"));
                    assertThat(width("not\u00A0measured", 10, false))
                            .as("%s: not measured on one line", table.name())
                            .isLessThanOrEqualTo(column.width() - 9 - 13);
                }
                if (List.of("due", "delivered", "answered", "closing").contains(column.name())) {
                    fits(table, column, sheets, "31\u00A0May\u00A02026");
                }
                words(column.name()).forEach(text -> fits(table, column, sheets, text));
            }
        }
        assertThat(broken).isEmpty();
    }

    /** The test would see a word that is too long. */
    @Test
    void a_word_wider_than_its_column_is_found() {
        TableTemplate ledger = Objects.requireNonNull(TEMPLATES.table("ledger"));
        fits(ledger, ledger.columns().get(5), TEMPLATES.styles(List.of()), "immeasurable");
        assertThat(broken).containsExactly("ledger.lead: immeasurable");
    }

    private static List<TableTemplate> tables() {
        return TEMPLATES.names().stream()
                .map(TEMPLATES::table)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> words(String column) {
        String list = LISTS.get(column);
        if (list == null) {
            return List.of();
        }
        int space = list.indexOf(' ');
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(Definitions.text("warehouse-sql/reference/" + list.substring(0, space) + ".csv"))) {
            return csv.stream()
                    .map(row -> row.getField(list.substring(space + 1)))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void headingFits(TableTemplate table, Column column, List<JRTemplate> sheets) {
        if (WORDS.has(column.name() + ".heading")) {
            JRStyle style = style(column.type() == TableTemplate.Type.NUMBER ? "ThRight" : "Th", sheets);
            check(
                    table,
                    column,
                    WORDS.say(column.name() + ".heading"),
                    column.width() - style.getLineBox().getRightPadding(),
                    0,
                    size(style, sheets),
                    true);
        }
    }

    private void fits(TableTemplate table, Column column, List<JRTemplate> sheets, String text) {
        JRStyle style = style(column.type() == TableTemplate.Type.NUMBER ? "TdRight" : "Td", sheets);
        boolean status = column.type() == TableTemplate.Type.STATUS;
        int room = column.width() - (status ? 9 : style.getLineBox().getRightPadding());
        float size = size(style, sheets);
        if (!status && column.type() != TableTemplate.Type.STYLED) {
            check(table, column, text, room, 0, size, false);
            return;
        }
        float now = size;
        boolean bold = false;
        int indent = status ? 13 : 0;
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            if (piece.group(4) != null) {
                check(table, column, unescaped(piece.group(4)), room, indent, now, bold);
                indent = 0;
            } else if ("b".equals(piece.group(2))) {
                bold = piece.group(1).isEmpty();
            } else {
                Matcher sized = SIZE.matcher(piece.group(3));
                now = sized.find() ? Float.parseFloat(sized.group(1)) : size;
            }
        }
    }

    private void check(
            TableTemplate table, Column column, String text, int room, int indent, float size, boolean bold) {
        int left = room - indent;
        for (String word : BREAK.split(text, -1)) {
            if (width(word, size, bold) > left) {
                broken.add(table.name() + "." + column.name() + ": " + word);
            }
            left = room;
        }
    }

    private static double width(String word, float size, boolean bold) {
        return Typeface.font(TEMPLATES.context(), size, bold)
                .getStringBounds(word, METRICS)
                .getWidth();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    /** Of the last sheet that has it. */
    private static JRStyle style(String name, List<JRTemplate> sheets) {
        Map<String, JRStyle> styles = new TreeMap<>();
        for (JRTemplate sheet : sheets) {
            for (JRStyle style : sheet.getStyles()) {
                styles.put(style.getName(), style);
            }
        }
        return Objects.requireNonNull(styles.get(name));
    }

    /** Its own size, or that of the style it is made from. */
    private static float size(JRStyle style, List<JRTemplate> sheets) {
        if (style.getFontSize() != null) {
            return style.getFontSize();
        }
        return size(style.getStyle() != null ? style.getStyle() : style(style.getStyleNameReference(), sheets), sheets);
    }
}
