package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each threat of the model names the test that proves its mitigation, and that test is there. */
class ThreatModelTest {
    private static final Path MODEL = Path.of("../docs/security/threat-model.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Set<String> there;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            there = files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.endsWith(".java"))
                    .map(f -> f.substring(0, f.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        Set<String> named = new TreeSet<>();
        for (Matcher m = TEST.matcher(Files.readString(MODEL)); m.find(); ) {
            named.add(m.group(1));
        }
        assertThat(named).hasSizeGreaterThan(15);
        assertThat(there).containsAll(named);
    }

    @Test
    void every_threat_says_what_proves_its_mitigation() throws IOException {
        List<String> threats = Files.readAllLines(MODEL).stream()
                .filter(line -> line.matches("\\| [STRIDE](, [STRIDE])* \\|.*"))
                .toList();
        assertThat(threats).hasSizeGreaterThan(25);
        for (String threat : threats) {
            String[] cells = threat.split("\\|", -1);
            assertThat(cells).as(threat).hasSize(6);
            assertThat(cells[4].strip()).as(threat).matches("`.*|not tested here: .+|none needed");
        }
    }

    @Test
    void links_of_the_security_pages_lead_somewhere() throws IOException {
        try (Stream<Path> pages = Files.list(MODEL.getParent())) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
                for (Matcher m = LINK.matcher(Files.readString(page)); m.find(); ) {
                    assertThat(page.resolveSibling(m.group(1)))
                            .as(page + " to " + m.group(1))
                            .exists();
                }
            }
        }
    }
}
