package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.warehouse.Manifest;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** The open data as a night publishes them. */
@Timeout(600)
class SampleOpenDataIT {
    private static Path folder() {
        return SmallHome.first().home().published().resolve("open-data");
    }

    @Test
    void every_file_is_sound_and_tells_nothing_beside_the_public_file() throws IOException, SQLException {
        List<OpenTable> tables = OpenTable.in(folder());
        assertThat(tables.stream().map(table -> String.valueOf(table.csv().getFileName())))
                .contains(
                        "ehc_plan_requests.csv",
                        "ehc_plans_maintained.csv",
                        "high_needs_funding.csv",
                        "school_suspensions_terms.csv");
        for (OpenTable table : tables) {
            assertThat(table.faults()).as(table.csv().toString()).isEmpty();
        }
        assertThat(OpenStrangers.in(folder(), folder().resolveSibling("warehouse-public.duckdb")))
                .isEmpty();
        Set<String> symbols = tables.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(List::stream)
                .filter(cell -> cell.length() == 1 && Character.isLetter(cell.charAt(0)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(symbols).contains("c", "x");
    }

    @Test
    void every_file_is_in_the_manifest_with_its_hash() throws IOException {
        PublishedWarehouse published = PublishedWarehouse.open(SmallHome.first().home());
        List<String> listed = published.manifest().files().stream()
                .map(Manifest.PublishedFile::path)
                .filter(path -> path.startsWith("open-data/"))
                .toList();
        try (Stream<Path> files = Files.list(published.folder().resolve("open-data"))) {
            assertThat(files.map(file -> "open-data/" + file.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
        for (Manifest.PublishedFile file : published.manifest().files()) {
            if (listed.contains(file.path())) {
                assertThat(Hashes.ofFile(published.folder().resolve(file.path())))
                        .isEqualTo(file.sha256());
            }
        }
    }
}
