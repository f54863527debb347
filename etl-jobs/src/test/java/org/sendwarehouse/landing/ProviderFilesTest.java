package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.landing.CheckReport.CheckedDelivery;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.sendwarehouse.receive.template.FeedFiles;
import org.sendwarehouse.receive.template.SyntheticRows;

/** What a provider is given of each feed passes the door that it was made for. */
class ProviderFilesTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);

    static Stream<String> feeds() {
        return Door.CONTRACTS.fromOutside().all().stream()
                .filter(FeedFiles::hasTemplate)
                .map(Contract::id);
    }

    private static Contract contract(String id) {
        return Door.CONTRACTS.contract(id.substring(0, id.indexOf('.')), id.substring(id.indexOf('.') + 1));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void templates_and_synthetic_files_are_recognised_and_no_invented_row_is_rejected(String id, @TempDir Path folder)
            throws IOException {
        Contract contract = contract(id);
        int checked = 0;
        for (Path file : new FeedFiles(40, AS_OF, 7).write(contract, folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(".md")) {
                continue;
            }
            CheckReport report = new DeliveryChecker(Door.CONTRACTS).check(file);
            assertThat(report.deliveries()).as(name).hasSize(1);
            CheckedDelivery delivery = report.deliveries().get(0);
            assertThat(delivery.contract()).as(name + ": " + delivery.refusal()).isEqualTo(id);
            if (name.contains("template")) {
                assertThat(delivery.refusal()).as(name).startsWith("There is a header but no row.");
            } else {
                assertThat(delivery.faults()).as(name).isEmpty();
                assertThat(delivery.refusal()).as(name).isEmpty();
                assertThat(delivery.unusableIdentifiers()).as(name).isEmpty();
                TableBooks books = delivery.books().get(0);
                assertThat(books.accepted()).as(name).isPositive();
                assertThat(books.accepted() + books.filtered()).as(name).isEqualTo(books.read());
                checked++;
            }
        }
        int formats = contract.accepts().formats().size();
        assertThat(checked)
                .isEqualTo(formats * Math.max(1, contract.questionnaires().size()));
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_keys_are_unique(@TempDir Path folder) throws IOException {
        Contract pupil = contract("synergy.pupil");
        List<Path> first = new FeedFiles(200, AS_OF, 7).write(pupil, folder.resolve("one"));
        List<Path> second = new FeedFiles(200, AS_OF, 7).write(pupil, folder.resolve("two"));
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i)).hasSameBinaryContentAs(second.get(i));
        }
        List<List<String>> rows = SyntheticRows.of(pupil, 200, AS_OF, 7);
        assertThat(rows).hasSize(200);
        Set<List<String>> keys = new HashSet<>();
        List<String> header = SyntheticRows.header(pupil);
        rows.forEach(row -> keys.add(List.of(
                row.get(header.indexOf("pupil_id")),
                row.get(header.indexOf("urn")),
                row.get(header.indexOf("entry_date")))));
        assertThat(keys).hasSize(200);
    }

    @Test
    void a_synthetic_workbook_lands(@TempDir Path folder) throws IOException {
        List<Path> written = new FeedFiles(20, AS_OF, 7).write(contract("liquidlogic.ehc_advice"), folder);
        Path workbook = written.stream()
                .filter(f -> f.toString().endsWith("2026-04-30.xlsx"))
                .findFirst()
                .orElseThrow();
        Door door = new Door(folder.resolve("home"));
        door.put("liquidlogic/" + workbook.getFileName(), Files.readAllBytes(workbook));
        LandedDelivery landed = door.night("2026-04-30").get(0);
        assertThat(landed.tables().get(0).accepted()).as(landed.reason()).isEqualTo(20);
    }
}
