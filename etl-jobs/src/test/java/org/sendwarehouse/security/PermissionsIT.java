package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;

/**
 * What a night writes is its owner's alone, by the program's own doing: the tests run with whatever mask the machine has,
 * usually one that lets others read. What people put into inbox and reference keeps the permissions they gave it.
 */
class PermissionsIT {
    /** Folders whose content others put there. */
    private static final List<String> GIVEN = List.of("inbox", "reference");

    @Test
    void every_folder_and_file_of_a_home_is_its_owners_alone() throws IOException {
        Home home = SmallHome.first().home();
        List<String> open = new ArrayList<>();
        int looked = 0;
        try (Stream<Path> all = Files.walk(home.root())) {
            for (Path path : all.toList()) {
                Path below = home.root().relativize(path);
                if (Files.isSymbolicLink(path)
                        || (below.getNameCount() > 1
                                && GIVEN.contains(below.getName(0).toString()))) {
                    continue;
                }
                looked++;
                String permissions =
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
                if (!permissions.equals(Files.isDirectory(path) ? "rwx------" : "rw-------")) {
                    open.add(permissions + " " + below);
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(looked).isGreaterThan(300);
    }

    @Test
    void no_link_leads_out_of_the_home() throws IOException {
        Path root = SmallHome.first().home().root().toRealPath();
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> links = all.filter(Files::isSymbolicLink).toList();
            assertThat(links).isNotEmpty();
            for (Path link : links) {
                assertThat(link.toRealPath()).startsWith(root);
            }
        }
    }

    @Test
    void nothing_starts_under_a_key_that_others_can_read(@TempDir Path folder) throws IOException {
        Home home = new Home(folder.resolve("home"));
        assertThat(Run.of("init", "--home=" + home.root()).exitCode()).isZero();
        for (Path key : List.of(PseudonymKey.file(home), home.keys().resolve("archive.key"))) {
            assertThat(key).exists();
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
            Run night = Run.of("nightly", "--date=2026-04-30", "--home=" + home.root());
            assertThat(night.exitCode()).as(night.toString()).isNotZero();
            assertThat(night.err() + night.out())
                    .contains("chmod 600 keys/" + key.getFileName())
                    .doesNotContain("\tat ");
            assertThat(home.current()).doesNotExist();
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
