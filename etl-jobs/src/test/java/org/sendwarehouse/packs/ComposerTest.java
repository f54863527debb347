package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.font.FontRenderContext;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.style.Typeface;
import org.sendwarehouse.packs.text.Messages;

/** Which blocks a layout gives a group, and the line at the foot of its pages. */
class ComposerTest {
    private static final Templates TEMPLATES = Templates.of(Palette.shipped());

    private static Composer.Composed compose(String section, Map<String, Integer> pages) throws Exception {
        try (Connection published = PackFixture.published()) {
            Layout layout = Layout.read(
                    "{title: T, subject: S, sections: [s, t]}",
                    name -> "s".equals(name)
                            ? section
                            : "{title: Second, room: 120, blocks: [{kind: paragraph, message: inclusion.intro}]}");
            return Composer.compose(
                    pack(published, layout, PackRequest.of(PackFixture.board(), PackFixture.MEETING), pages),
                    TEMPLATES);
        }
    }

    private static PackContext pack(
            Connection published, Layout layout, PackRequest request, Map<String, Integer> pages) {
        return new PackContext(
                new Marts(published, request.group().scope()),
                request,
                layout,
                Messages.english(),
                Palette.shipped(),
                pages);
    }

    @Test
    void a_heading_with_nothing_under_it_is_left_out() throws Exception {
        assertThat(compose("""
                title: First
                blocks:
                  - {kind: heading, level: 2, message: decisions.heading}
                  - {kind: ledger, areas: [AFI9]}
                  - {kind: heading, level: 2, message: actions.heading}
                  - {kind: heading, level: 3, message: key.heading}
                  - {kind: actions, areas: [AFI9]}
                """, Map.of()).ids()).containsExactly("t", "t.1");
        assertThat(compose("""
                title: First
                blocks:
                  - {kind: heading, level: 2, message: decisions.heading}
                  - {kind: heading, level: 3, message: key.heading}
                  - {kind: paragraph, message: inclusion.intro}
                """, Map.of()).ids()).containsExactly("s", "s.1", "s.2", "s.3", "t", "t.1");
    }

    @Test
    void what_introduces_a_lower_heading_is_kept_with_it() throws Exception {
        Composer.Composed composed = compose("""
                title: First
                blocks:
                  - {kind: paragraph, message: inclusion.intro}
                  - {kind: heading, level: 2, message: decisions.heading}
                  - {kind: paragraph, message: inclusion.intro}
                  - {kind: heading, level: 2, message: actions.heading}
                  - {kind: paragraph, message: inclusion.intro}
                """, Map.of());
        assertThat(composed.blocks())
                .extracting(Block::id, block -> block.keep().isWithNext())
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("s", true),
                        org.assertj.core.groups.Tuple.tuple("s.1", true),
                        org.assertj.core.groups.Tuple.tuple("s.2", true),
                        org.assertj.core.groups.Tuple.tuple("s.3", false));
        assertThat(composed.room()).containsEntry("t", 120);
        assertThat(composed.startsPage()).isEmpty();
    }

    @Test
    void contents_stand_in_packs_of_five_pages_and_more_and_name_what_is_there() throws Exception {
        String section = "{blocks: [{kind: heading, message: contents.heading}, {kind: contents}]}";
        assertThat(compose(section, Map.of(PackContext.END, 4, "t", 2)).ids()).containsExactly("t", "t.1");
        Composer.Composed five = compose(section, Map.of(PackContext.END, 5, "t", 2));
        assertThat(five.ids()).containsExactly("s.1", "s.2", "t", "t.1");
        assertThat(five.blocks().get(1).rows())
                .extracting(row -> row.get("text"))
                .containsExactly("Second");
        assertThat(compose(section, Map.of(PackContext.END, 5)).ids()).contains("s.2");
    }

    @Test
    void a_mark_is_explained_once_under_the_first_table_that_prints_it() throws Exception {
        String ledgers = "{title: First, blocks: [{kind: promises}, {kind: promises}%s]}";
        Composer.Composed composed = compose(ledgers.formatted(""), Map.of());
        assertThat(composed.ids()).containsSequence("s.1", "s.1-marks", "s.2", "t");
        assertThat(composed.blocks().get(2).parameters().get("text")).isEqualTo("[x] not available.");
        assertThat(compose(ledgers.formatted(", {kind: status-key}"), Map.of()).ids())
                .doesNotContain("s.1-marks");
    }

    @Test
    void the_foot_is_one_line_however_long_the_name_of_the_group() throws Exception {
        try (Connection published = PackFixture.published()) {
            for (String name :
                    List.of("Board", "Children and Young People's Overview and Scrutiny Committee of two counties")) {
                for (boolean draft : List.of(false, true)) {
                    GroupDefinition board = PackFixture.board();
                    GroupDefinition group = new GroupDefinition(
                            board.code(),
                            name,
                            board.layer(),
                            board.audience(),
                            board.scope(),
                            board.layout(),
                            30,
                            board.meets(),
                            board.recipients());
                    PackContext pack = pack(
                            published,
                            Layout.read("board"),
                            new PackRequest(group, PackFixture.MEETING, null, null, draft),
                            Map.of());
                    String foot = Foot.line(pack, TEMPLATES.context());
                    assertThat(Typeface.font(TEMPLATES.context(), 8, false)
                                    .getStringBounds(foot, new FontRenderContext(null, true, true))
                                    .getWidth())
                            .isLessThanOrEqualTo(428);
                    assertThat(foot)
                            .contains("19 May 2026", "data as at 30 April 2026")
                            .contains(draft ? "DRAFT" : "Internal: not for publication")
                            .contains(name.length() > 20 ? "· Children" : name);
                    assertThat(Foot.whole(pack)).contains(name);
                }
            }
        }
    }
}
