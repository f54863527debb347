package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The bill of materials that the build writes names every library the product ships, and each comes under a licence that
 * {@code docs/security/licences.yaml} allows. Writes the report {@code target/licences.md}.
 */
class LicencesIT {
    private static final Path BILL = Path.of("target/send-warehouse.cdx.json");
    private static final Path TOP = Path.of("..");
    private static final Path ALLOWED = Path.of("../docs/security/licences.yaml");
    private static final Path REPORT = Path.of("target/licences.md");
    private static final String OURS = "org.sendwarehouse";

    /** A library and the licences among which its user may choose. */
    private record Component(String group, String name, String version, Set<String> licences) {
        String id() {
            return group + ":" + name;
        }
    }

    /** The plugin that writes the bill is passed over by a build that is offline. */
    @BeforeEach
    void theBillIsOfThisBuild() throws IOException {
        assumeTrue(
                Files.exists(BILL),
                "There is no bill of materials; Maven writes it when it is not offline (without -o)");
        List<Path> changed = BillFreshness.changedSince(BILL, TOP);
        assumeTrue(
                changed.isEmpty(),
                "The bill of materials is older than " + changed
                        + "; Maven writes it when it is not offline (without -o)");
    }

    private static List<Component> components() throws IOException {
        JsonNode bill = JsonMapper.shared().readTree(Files.readString(BILL));
        assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
        List<Component> components = new ArrayList<>();
        for (JsonNode component : bill.path("components")) {
            Set<String> licences = new TreeSet<>();
            for (JsonNode entry : component.path("licenses")) {
                entry.path("license").path("id").asStringOpt().ifPresent(licences::add);
                entry.path("license").path("name").asStringOpt().ifPresent(licences::add);
                entry.path("expression").asStringOpt().ifPresent(expression -> {
                    for (String one : expression.replaceAll("[()]", "").split(" OR ", -1)) {
                        licences.add(one.strip());
                    }
                });
            }
            components.add(new Component(
                    component.path("group").asString(),
                    component.path("name").asString(),
                    component.path("version").asString(),
                    licences));
        }
        return components;
    }

    private static Map<String, String> allowed() throws IOException {
        Map<String, String> allowed = new HashMap<>();
        for (JsonNode entry :
                YAMLMapper.shared().readTree(Files.readString(ALLOWED)).path("allowed")) {
            assertThat(entry.path("why").asString()).as(entry.toString()).isNotBlank();
            for (JsonNode name : entry.path("names")) {
                allowed.put(name.asString(), entry.path("why").asString());
            }
        }
        return allowed;
    }

    @Test
    void the_bill_names_every_library_that_ships_and_no_other() throws IOException {
        List<String> shipped;
        try (Stream<Path> files = Files.list(Path.of("target/lib"))) {
            shipped = files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
        List<String> named = components().stream()
                .map(c -> c.name() + "-" + c.version() + ".jar")
                .sorted()
                .toList();
        assertThat(named).hasSizeGreaterThan(100).isEqualTo(shipped);
    }

    @Test
    void every_library_comes_under_a_licence_that_is_allowed() throws IOException {
        Map<String, String> allowed = allowed();
        Map<String, List<String>> byLicence = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        for (Component component : components()) {
            if (component.group().equals(OURS)) {
                continue;
            }
            List<String> taken =
                    component.licences().stream().filter(allowed::containsKey).toList();
            if (taken.isEmpty()) {
                refused.add(component.id() + " " + component.licences());
            } else {
                byLicence
                        .computeIfAbsent(String.join(" or ", taken), k -> new ArrayList<>())
                        .add(component.id() + " " + component.version());
            }
        }
        List<String> report = new ArrayList<>(List.of("# Licences of the libraries", ""));
        byLicence.forEach((licence, names) -> {
            report.add("## " + licence);
            report.add("");
            names.stream().sorted().forEach(name -> report.add("- " + name));
            report.add("");
        });
        Files.write(REPORT, report);
        assertThat(refused)
                .as("libraries under no licence of docs/security/licences.yaml; read the licence, then add it with the"
                        + " reason, or leave the library out")
                .isEmpty();
    }

    @Test
    void no_licence_is_allowed_that_nothing_comes_under() throws IOException {
        Set<String> used =
                components().stream().flatMap(c -> c.licences().stream()).collect(Collectors.toSet());
        assertThat(allowed().keySet()).isSubsetOf(used);
    }
}
