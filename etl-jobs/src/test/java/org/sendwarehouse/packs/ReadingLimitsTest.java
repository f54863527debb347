package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.packs.Layout.ReadingLimits;
import org.sendwarehouse.packs.RenderedLayouts.Rendered;
import org.sendwarehouse.packs.text.ReadingAge;

/** What a layout states of its reading age holds for what is composed: paragraphs and items of lists, not cells. */
class ReadingLimitsTest {
    static List<Rendered> stated() throws Exception {
        return RenderedLayouts.onePerLayout().stream()
                .filter(pack -> Layout.read(pack.group().layout()).readingAge() != null)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("stated")
    void a_pack_can_be_read_at_the_age_that_its_layout_states(Rendered pack) throws Exception {
        ReadingLimits limits =
                Objects.requireNonNull(Layout.read(pack.group().layout()).readingAge());
        ReadingAge age = ReadingAge.of(paragraphs(pack.document()));
        assertThat(age.words()).isGreaterThan(200);
        assertThat(List.of(age.byKincaid(), age.byColemanLiau()))
                .as("%s: %.1f by Kincaid, %.1f by Coleman and Liau", pack, age.byKincaid(), age.byColemanLiau())
                .allMatch(years -> years <= limits.atMost());
        Double least = limits.atLeast();
        if (least != null) {
            assertThat(Math.max(age.byKincaid(), age.byColemanLiau()))
                    .as("%s: %.1f by Kincaid, %.1f by Coleman and Liau", pack, age.byKincaid(), age.byColemanLiau())
                    .isGreaterThanOrEqualTo(least);
        }
    }

    /** Families have both limits; whoever reads a report in public, and whoever prepares for inspectors, an upper one. */
    @Test
    void every_layout_for_readers_outside_states_its_reading_age() {
        for (GroupDefinition group : GovernanceGroups.shipped()) {
            if (group.audience() == GroupDefinition.Audience.PUBLIC || "inspection".equals(group.layout())) {
                assertThat(Layout.read(group.layout()).readingAge())
                        .as(group.layout())
                        .isNotNull();
            }
        }
        assertThat(Layout.read("families").readingAge()).isEqualTo(new ReadingLimits(9.0, 11.0));
    }

    /** The paragraphs and items of lists that stand outside tables. */
    private static List<String> paragraphs(Path document) throws Exception {
        List<String> paragraphs = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(document.toFile())) {
            collect(StructureTree.of(pdf), paragraphs);
        }
        return paragraphs;
    }

    private static void collect(StructureTree.Element element, List<String> paragraphs) {
        if ("Table".equals(element.type())) {
            return;
        }
        boolean holdsParagraphs = element.children().stream().anyMatch(child -> "P".equals(child.type()));
        if (List.of("P", "LBody").contains(element.type()) && !holdsParagraphs) {
            paragraphs.add(element.fullText());
            return;
        }
        element.children().forEach(child -> collect(child, paragraphs));
    }
}
