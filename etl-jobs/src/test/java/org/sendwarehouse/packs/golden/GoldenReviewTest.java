package org.sendwarehouse.packs.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review sees what a person would: a word, a moved line, a page more; and not the smoothing of letters. */
class GoldenReviewTest {
    @Test
    void a_changed_word_and_a_moved_block_are_said_and_drawn(@TempDir Path folder) throws Exception {
        GoldenPack before = new GoldenPack(List.of("H1 | Title", "P | rose"), List.of(page(20, 0)));
        GoldenPack after = new GoldenPack(List.of("H1 | Title", "P | fell & <b>"), List.of(page(60, 0), page(0, 0)));
        GoldenReview review = new GoldenReview();
        assertThat(review.compare("board", before, after))
                .containsExactly(
                        "board, structure line 2: [P | rose] is now [P | fell & <b>]",
                        "board, page 1 differs in 10 places",
                        "board, page 2 is new");
        review.write(folder.resolve("index.html"));
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("3 changes", "<del>- P | rose</del>", "fell &amp; &lt;b&gt;", "difference");
    }

    @Test
    void letters_smoothed_otherwise_are_no_change() throws Exception {
        GoldenPack before = new GoldenPack(List.of(), List.of(page(20, 0)));
        GoldenPack after = new GoldenPack(List.of(), List.of(page(20, PageDifference.TOLERANCE)));
        assertThat(new GoldenReview().compare("board", before, after)).isEmpty();
    }

    @Test
    void what_is_written_is_read_again_without_a_change(@TempDir Path folder) throws Exception {
        GoldenPack pack = new GoldenPack(List.of("P | Żółć"), List.of(page(20, 0), page(40, 0)));
        pack.write(folder);
        assertThat(new GoldenReview().compare("board", GoldenPack.read(folder), pack))
                .isEmpty();
        new GoldenPack(List.of("P | Żółć"), List.of(page(20, 0))).write(folder);
        assertThat(GoldenPack.read(folder).pages()).hasSize(1);
    }

    /** A page of 80 by 80 with a bar 8 high at this height. */
    private static BufferedImage page(int top, int lighter) {
        BufferedImage page = new BufferedImage(80, 80, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 80; x++) {
                boolean bar = y >= top && y < top + 4 && x < 40;
                page.getRaster().setSample(x, y, 0, bar ? lighter : Color.WHITE.getRed());
            }
        }
        return page;
    }
}
