package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.RenderedLayouts.Rendered;
import org.springframework.util.FileSystemUtils;

/** The same run gives the same bytes: in another process, on the other side of the world, in another language. */
class EveryLayoutRepeatsTest {
    private static final Path ELSEWHERE = Path.of("target", "packs-elsewhere");

    /** Renders every pack below a folder. */
    public static final class Elsewhere {
        public static void main(String[] folder) throws Exception {
            for (GroupDefinition group : RenderedLayouts.groups()) {
                RenderedLayouts.render(group, Path.of(folder[0]));
            }
            System.exit(0);
        }
    }

    @BeforeAll
    static void render() throws Exception {
        FileSystemUtils.deleteRecursively(ELSEWHERE);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Elsewhere.class.getName(),
                        ELSEWHERE.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/packs-elsewhere.log"))
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void every_file_of_every_pack_has_the_same_bytes() throws Exception {
        for (Rendered pack : RenderedLayouts.all()) {
            for (Path file : pack.pack().files()) {
                assertThat(ELSEWHERE.resolve(pack.group().code()).resolve(file.getFileName()))
                        .hasSameBinaryContentAs(file);
            }
            try (Stream<Path> files = Files.list(ELSEWHERE.resolve(pack.group().code()))) {
                assertThat(files.map(file -> String.valueOf(file.getFileName())))
                        .containsExactlyInAnyOrderElementsOf(names(pack));
            }
        }
    }

    private static List<String> names(Rendered pack) {
        return pack.pack().files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }
}
