package org.sendwarehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.identity.CheckCharacters;
import org.sendwarehouse.landing.CheckReport.CheckedDelivery;
import org.sendwarehouse.landing.DeliveryChecker;

/** What the sample writes for the feeds beyond casework is what their contracts ask for. */
class FeedFilesTest {
    private static final List<String> SOURCES = List.of(
            "synergy", "health", "audits", "returns", "workforce", "governance", "finance", "surveys", "ons", "nhs");

    private static final List<CheckedDelivery> CHECKED = new ArrayList<>();

    @BeforeAll
    static void writeSmall(@TempDir Path folder) throws IOException {
        SyntheticPartnership.write(
                folder.resolve("inbox"),
                SampleOptions.standard().withScale(0.02).withEveryFeed());
        for (String source : SOURCES) {
            Path inbox = folder.resolve("inbox").resolve(source);
            if (inbox.toFile().exists()) {
                CHECKED.addAll(
                        new DeliveryChecker(Contracts.load()).check(inbox).deliveries());
            }
        }
    }

    @Test
    void everyFileIsRecognisedAndNoRowIsRejected() {
        assertThat(CHECKED).isNotEmpty().allSatisfy(delivery -> {
            assertThat(delivery.refusal()).as(delivery.files().toString()).isEmpty();
            assertThat(delivery.faults()).as(delivery.files().toString()).isEmpty();
            assertThat(delivery.books())
                    .as(delivery.files().toString())
                    .anySatisfy(books -> assertThat(books.accepted()).isPositive());
        });
    }

    @Test
    void everyContractOfTheProductHasADelivery() {
        Set<String> delivered = new TreeSet<>();
        CHECKED.forEach(delivery -> delivered.add(delivery.contract()));
        Set<String> contracts = new TreeSet<>();
        Contracts.load().all().stream()
                .filter(contract -> SOURCES.contains(contract.source()))
                .forEach(contract -> contracts.add(contract.id()));
        assertThat(delivered).isEqualTo(contracts);
    }

    @Test
    void nhsNumbersAreNobodysAndCarryTheirCheckDigit() {
        Set<String> numbers = new TreeSet<>();
        for (int person = 0; person < 20_000; person++) {
            String number = NhsNumbers.of(person);
            assertThat(CheckCharacters.isNhsNumber(number)).as(number).isTrue();
            assertThat(number).startsWith("99");
            assertThat(numbers.add(number)).as(number).isTrue();
        }
        // worked by hand: 9*10 + 9*9 + 0 ... = 171, 171 mod 11 = 6, 11 - 6 = 5
        assertThat(NhsNumbers.withCheckDigit(990_000_000)).isEqualTo("9900000005");
    }
}
