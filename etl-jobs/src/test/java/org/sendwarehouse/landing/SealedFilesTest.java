package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.identity.ArchiveKey;

/** Files of many segments, long enough that the cipher is practised before them. */
class SealedFilesTest {
    private static final int LONG = 14 << 20;

    @Test
    void a_long_file_comes_out_as_it_went_in_and_a_changed_one_does_not(@TempDir Path folder) throws IOException {
        SealedFiles files = new SealedFiles(
                ArchiveKey.load(new Door(folder.resolve("home")).home()).cipher());
        byte[] content = new byte[LONG];
        new Random(1).nextBytes(content);
        Path plain = Files.write(folder.resolve("plain"), content);
        Path sealed = folder.resolve("sealed");

        files.write(plain, sealed, "bond");

        assertThat(files.hash(sealed, "bond")).isEqualTo(Hashes.ofFile(plain));
        Path opened = Files.createFile(folder.resolve("opened"));
        files.read(sealed, opened, "bond");
        assertThat(Files.mismatch(plain, opened)).isEqualTo(-1);
        assertThatThrownBy(() -> files.hash(sealed, "another")).isInstanceOf(IOException.class);
        byte[] changed = Files.readAllBytes(sealed);
        changed[LONG / 2] ^= 1;
        Files.write(sealed, changed);
        assertThatThrownBy(() -> files.hash(sealed, "bond")).isInstanceOf(IOException.class);
    }
}
