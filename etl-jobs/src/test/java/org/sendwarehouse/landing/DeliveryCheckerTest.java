package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.CheckReport.CheckedDelivery;
import org.sendwarehouse.landing.CheckReport.Fault;
import org.sendwarehouse.receive.Shape;

class DeliveryCheckerTest {
    private final Path folder;
    private final DeliveryChecker checker = new DeliveryChecker(Door.CONTRACTS);

    DeliveryCheckerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_provider_learns_what_is_wrong_without_key_or_writing() throws IOException {
        List<String> rows = new ArrayList<>(Arrays.asList(Casework.adviceRows(150)));
        rows.add("B1,R1,P1,dragon,other,requested,N,2026-02-27,,,,");
        rows.add("B2,R1,P1,griffin,other,requested,N,2026-02-27,,,,");
        Path file = Files.writeString(folder.resolve("mine.csv"), Casework.advice(rows.toArray(String[]::new)));
        CheckReport report = checker.check(file);
        CheckedDelivery delivery = report.deliveries().get(0);
        assertThat(delivery.contract()).isEqualTo("liquidlogic.ehc_advice");
        assertThat(delivery.wouldLand()).isTrue();
        assertThat(delivery.books().get(0).read()).isEqualTo(152);
        assertThat(delivery.books().get(0).accepted()).isEqualTo(150);
        Fault fault = delivery.faults().get(0);
        assertThat(fault.count()).isEqualTo(2);
        assertThat(fault.column()).isEqualTo("agency_code");
        assertThat(fault.lines()).containsExactly(152L, 153L);
        assertThat(fault.message()).contains("ep, school");
        assertThat(Door.files(folder)).containsExactly(file);
    }

    @Test
    void a_header_that_does_not_fit_is_told_in_full() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.csv"), Casework.ADVICE_HEADER.replace("due_date", "due") + "\nA\n");
        CheckReport report = checker.check(file);
        assertThat(report.wouldLand()).isFalse();
        assertThat(report.deliveries().get(0).refusal())
                .contains("Missing: due_date.")
                .contains("Unknown: due.");
    }

    @Test
    void a_file_of_a_set_is_checked_with_the_rest_of_its_folder() throws IOException {
        for (int i = 1; i <= 5; i++) {
            String name = "sen2_2025_m" + i + ".csv";
            Files.write(folder.resolve(name), Door.resource("/sen2/modules/" + name));
        }
        Files.writeString(folder.resolve("notes.txt"), "not a delivery");
        CheckReport report = checker.check(folder.resolve("sen2_2025_m3.csv"));
        assertThat(report.wouldLand()).isTrue();
        assertThat(report.deliveries()).hasSize(1);
        assertThat(report.deliveries().get(0).shape()).isEqualTo(Shape.MODULES);
        Files.delete(folder.resolve("sen2_2025_m4.csv"));
        assertThat(checker.check(folder.resolve("sen2_2025_m3.csv"))
                        .incomplete()
                        .get(0)
                        .reason())
                .contains("m4");
    }

    @Test
    void a_return_that_is_cut_off_is_told_with_the_line() throws IOException {
        String text = new String(Door.resource("/sen2/return.xml"), java.nio.charset.StandardCharsets.UTF_8);
        Path file = Files.writeString(folder.resolve("r.xml"), text.substring(0, text.indexOf("<LastReview>")));
        assertThat(checker.check(file).deliveries().get(0).refusal()).contains("Line 56.");
    }

    @Test
    void what_is_no_feed_is_told_so() throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "hotel,stars\nSea View,3\n");
        assertThat(checker.check(file).wouldLand()).isFalse();
        assertThat(checker.check(file).deliveries().get(0).refusal()).contains("fits no feed");
    }
}
