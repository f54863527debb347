package org.sendwarehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;

class PseudonymiserTest {
    private final Pseudonymiser pseudonymiser;

    PseudonymiserTest(@TempDir Path folder) throws IOException {
        Home home = new Home(folder);
        PseudonymKey.init(home);
        Files.writeString(PseudonymKey.file(home), "00".repeat(31) + "01\n");
        pseudonymiser = new Pseudonymiser(PseudonymKey.load(home));
    }

    @Test
    void a_token_is_the_published_hmac_shortened_to_16_bytes() {
        // Computed apart, with Python's hmac: sha256 over 4-byte length, domain and value under the key 00…01.
        assertThat(pseudonymiser.token("upn", "A840200004001")).isEqualTo("c45015238cba463148f4cea146985714");
    }

    @Test
    void equal_text_in_two_domains_gives_unrelated_tokens() {
        assertThat(pseudonymiser.token("upn", "X")).isNotEqualTo(pseudonymiser.token("uln", "X"));
        assertThat(pseudonymiser.token("ab", "c")).isNotEqualTo(pseudonymiser.token("a", "bc"));
    }

    @Test
    void boundaries_between_values_count() {
        assertThat(pseudonymiser.token("name", new String[] {"ANN", "ELEE"}))
                .isNotEqualTo(pseudonymiser.token("name", new String[] {"ANNE", "LEE"}));
    }

    @Test
    void many_values_give_as_many_tokens_before_and_after_they_leave_the_cache() {
        String first = pseudonymiser.token("d", "0");
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            tokens.add(pseudonymiser.token("d", Integer.toString(i)));
        }
        assertThat(tokens).hasSize(100_000);
        assertThat(pseudonymiser.token("d", "0")).isEqualTo(first);
    }
}
