package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.landing.Originals;
import org.sendwarehouse.receive.Workbook;

/** What holds a child or a key says nothing of it when it is made into text, as a log or a debugger would. */
class MaskedTextTest {
    @Test
    void people_and_rows_are_not_told() {
        String person = new Originals.Person(Map.of("token_upn", "tok"), Map.of(Identity.UPN, Canaries.UPN)).toString();
        assertThat(person).isEqualTo("Person[UPN]");
        assertThat(new Workbook.Top("Data", List.of(List.of(Canaries.SURNAME, Canaries.UPN)), List.of(1L)).toString())
                .isEqualTo("Top[Data, 1 rows]");
    }

    @Test
    void a_key_is_told_by_its_name_only(@TempDir Path folder) throws Exception {
        Home home = new Home(folder).create();
        PseudonymKey key = PseudonymKey.init(home);
        String secret = Files.readString(PseudonymKey.file(home)).strip();
        assertThat(key.toString()).isEqualTo("pseudonym key " + key.id());
        assertThat(secret).doesNotContain(key.id());
    }
}
