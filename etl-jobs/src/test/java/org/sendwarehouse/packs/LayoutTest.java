package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.home.Definitions;

class LayoutTest {
    private static final String AREA = """
            title: $title
            parameters: {title: Actions, areas: null}
            blocks:
              - {kind: actions, areas: $areas, style: plain}
            """;

    private static Layout read(String sections) {
        return Layout.read("{title: T, subject: S, sections: " + sections + "}", name -> AREA);
    }

    @Test
    void a_section_is_used_again_with_other_values() {
        Layout layout = read("""
                [{section: area, as: one, areas: [AFI1]}, {section: area, as: two, areas: [AFI2, AFI3], title: More}]""");

        assertThat(layout.sections())
                .containsExactly(
                        Map.entry("one", section("Actions", List.of("AFI1"))),
                        Map.entry("two", section("More", List.of("AFI2", "AFI3"))));
    }

    private static Section section(String title, List<String> areas) {
        return new Section(
                title, false, 0, 0, title, List.of(Map.of("kind", "actions", "areas", areas, "style", "plain")));
    }

    @Test
    void a_layout_may_force_a_section_onto_a_new_page_or_ask_for_other_room() {
        Layout layout = read("""
                [{section: area, as: one, areas: [], new_page: true}, {section: area, as: two, areas: [], room: 300}]""");

        assertThat(layout.sections().values())
                .extracting(Section::newPage, Section::room)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, 0), org.assertj.core.groups.Tuple.tuple(false, 300));
    }

    @Test
    void what_a_layout_can_spare_goes_in_its_order_and_is_named() {
        Layout layout = read("""
                [{section: area, as: must, areas: []}, {section: area, as: second, areas: [], spare: 2, called: the second},
                {section: area, as: first, areas: [], spare: 1}]""");

        Layout shorter = layout.shorter().orElseThrow();
        Layout shortest = shorter.shorter().orElseThrow();

        assertThat(shorter.sections()).containsOnlyKeys("must", "second");
        assertThat(shortest.sections()).containsOnlyKeys("must");
        assertThat(shortest.leftOut()).containsExactly("Actions", "the second");
        assertThat(shortest.shorter()).isEmpty();
    }

    @Test
    void a_value_that_is_missing_unknown_or_for_a_section_of_the_same_name_is_refused() {
        assertThatThrownBy(() -> read("[area]")).hasMessage("The section 'area' needs a value for areas");
        assertThatThrownBy(() -> read("[{section: area, areas: [AFI1], colour: red}]"))
                .hasMessage("The section 'area' has no parameter 'colour'; it has [areas, title]");
        assertThatThrownBy(() -> read("[{section: area, areas: [AFI1]}, {section: area, areas: [AFI2]}]"))
                .hasMessageContaining("two sections 'area'");
    }

    static List<String> layouts() {
        return Definitions.list("report-templates/layouts/*.yaml").stream()
                .map(file -> file.name().replace(".yaml", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void every_shipped_layout_can_be_read_and_names_only_kinds_of_blocks_that_exist(String name) {
        for (Section section : Layout.read(name).sections().values()) {
            assertThat(section.blocks())
                    .allSatisfy(block -> assertThat(BlockKinds.names()).contains(new Options(block).text("kind")));
        }
    }
}
