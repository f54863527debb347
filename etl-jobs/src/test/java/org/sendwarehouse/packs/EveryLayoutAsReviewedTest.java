package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.RenderedLayouts.Rendered;
import org.sendwarehouse.packs.golden.GoldenPack;
import org.sendwarehouse.packs.golden.GoldenReview;

/**
 * Every layout looks and reads as it did when a person last looked at it. What changed is shown side by side in
 * {@code target/golden-review/index.html}; {@code -Dgolden.write=true} makes what is there now the reference.
 */
class EveryLayoutAsReviewedTest {
    private static final Path REFERENCES = Path.of("src", "test", "resources", "packs", "golden");
    private static final Path REVIEW = Path.of("target", "golden-review", "index.html");

    @Test
    void every_layout_is_as_it_was_reviewed() throws Exception {
        boolean write = Boolean.getBoolean("golden.write");
        GoldenReview review = new GoldenReview();
        List<String> changes = new ArrayList<>();
        List<String> layouts = new ArrayList<>();
        for (Rendered pack : RenderedLayouts.onePerLayout()) {
            String layout = pack.group().layout();
            layouts.add(layout);
            String outline;
            try (PDDocument document = Loader.loadPDF(pack.document().toFile())) {
                outline = StructureTree.of(document).outline();
            }
            GoldenPack now = GoldenPack.of(pack.document(), outline);
            changes.addAll(review.compare(layout, GoldenPack.read(REFERENCES.resolve(layout)), now));
            if (write) {
                now.write(REFERENCES.resolve(layout));
            }
        }
        review.write(REVIEW);
        if (!write) {
            assertThat(changes).as("see %s", REVIEW.toAbsolutePath()).isEmpty();
        }
        try (Stream<Path> references = Files.list(REFERENCES)) {
            assertThat(references.map(folder -> String.valueOf(folder.getFileName())))
                    .as("a reference for every layout, and none for what is gone")
                    .containsExactlyInAnyOrderElementsOf(layouts);
        }
    }
}
