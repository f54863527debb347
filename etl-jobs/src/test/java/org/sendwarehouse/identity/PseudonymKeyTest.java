package org.sendwarehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;

class PseudonymKeyTest {
    private final Path folder;

    PseudonymKeyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_new_key_is_made_once_and_only_its_owner_can_read_it() throws IOException {
        Home home = new Home(folder);
        String id = PseudonymKey.init(home).id();
        assertThat(Files.getPosixFilePermissions(PseudonymKey.file(home)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(PseudonymKey.file(home))).matches("[0-9a-f]{64}\n");
        assertThat(PseudonymKey.init(home).id()).isEqualTo(id).matches("[0-9a-f]{12}");
    }

    @Test
    void a_missing_key_stops_the_run_and_says_what_to_do() {
        assertThatThrownBy(() -> PseudonymKey.load(new Home(folder)))
                .isInstanceOf(PseudonymKeyException.class)
                .hasMessageContaining("send-warehouse init");
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        Home home = new Home(folder);
        PseudonymKey.init(home);
        Files.setPosixFilePermissions(PseudonymKey.file(home), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> PseudonymKey.load(home))
                .isInstanceOf(PseudonymKeyException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_key_of_the_wrong_length_is_refused_without_being_shown() throws IOException {
        Home home = new Home(folder);
        PseudonymKey.init(home);
        Files.writeString(PseudonymKey.file(home), "deadbeefdeadbeef");
        assertThatThrownBy(() -> PseudonymKey.load(home))
                .isInstanceOf(PseudonymKeyException.class)
                .hasMessageContaining("16 characters")
                .hasMessageNotContaining("deadbeef");
    }
}
