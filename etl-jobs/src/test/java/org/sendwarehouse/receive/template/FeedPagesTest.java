package org.sendwarehouse.receive.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;

class FeedPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "feeds");
    private static final Contracts CONTRACTS = Contracts.load().fromOutside();
    private static final String AGAIN = "Write the pages anew: ./send-warehouse templates --pages docs/feeds";

    @Test
    void the_committed_pages_say_what_the_contracts_say() throws IOException {
        assertThat(PAGES.resolve("README.md")).as(AGAIN).hasContent(FeedPage.index(CONTRACTS));
        for (Contract contract : CONTRACTS.all()) {
            assertThat(PAGES.resolve(contract.id() + ".md")).as(AGAIN).hasContent(FeedPage.of(contract));
        }
    }

    @Test
    void there_is_no_page_of_a_feed_that_is_no_more() throws IOException {
        Set<String> expected = new TreeSet<>(Set.of("README.md"));
        CONTRACTS.all().forEach(c -> expected.add(c.id() + ".md"));
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(f -> String.valueOf(f.getFileName()))).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[A-Z]{4}$",
                "^[0-9]{6}$",
                "(W|E)[0-9]{2,3}x?",
                "^20[0-9]{2}/[0-9]{2}$",
                "[a-z][a-z0-9_]{0,59}",
                "AFI[1-4]-[0-9]+(\\.[0-9]+)*(-[a-z])?"
            })
    void texts_for_a_pattern_match_it(String pattern) {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            assertThat(PatternText.of(pattern, random)).matches(Pattern.compile(pattern));
        }
    }
}
