package org.sendwarehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.home.Hashes;

class SyntheticPartnershipTest {
    private static final SampleOptions SMALL = SampleOptions.standard().withScale(0.05);

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString(), Hashes.ofFile(file));
            }
        }
        return hashes;
    }

    @Test
    void theSameOptionsGiveTheSameBytesAndAnotherSeedOthers(@TempDir Path folder) throws IOException {
        SyntheticPartnership.write(folder.resolve("a/inbox"), SMALL);
        SyntheticPartnership.write(folder.resolve("b/inbox"), SMALL);
        SyntheticPartnership.write(folder.resolve("c/inbox"), SMALL.withSeed(7));
        assertThat(hashes(folder.resolve("a"))).isEqualTo(hashes(folder.resolve("b")));
        assertThat(hashes(folder.resolve("c")).get("inbox/liquidlogic/ehc_request_2026-04-30.csv"))
                .isNotEqualTo(hashes(folder.resolve("a")).get("inbox/liquidlogic/ehc_request_2026-04-30.csv"));
    }

    @Test
    void theBytesOfTheDemoAreThoseOfThisVersion(@TempDir Path folder) throws IOException {
        SyntheticPartnership.write(folder.resolve("inbox"), SMALL);
        assertThat(hashes(folder.resolve("inbox/liquidlogic")))
                .containsEntry(
                        "ehc_request_2026-04-30.csv",
                        "ccaca3c3f65751c6ca26ac686f0798def995ff42aa944cb15160582f591ff407");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 99, 20261122})
    void thePublishedCountsCanBeMetWithAnySeed(long seed) {
        Plan plan = Plan.of(SampleOptions.standard().withSeed(seed));
        LocalDate census = Labels.census("202425");
        assertThat(plan.partnership().cases.stream().filter(file -> file.activeOn(census)))
                .hasSize(5390);
        assertThat(plan.partnership().cases.stream()
                        .filter(file -> file.issued() && !file.anyFlag())
                        .filter(file -> file.outcomeDay().getYear() == 2024))
                .hasSize(920);
    }

    @Test
    void twoExtractsOfOneCaseNeverContradictEachOther(@TempDir Path folder) throws IOException {
        SyntheticPartnership.write(folder.resolve("inbox"), SMALL);
        Map<String, OperationalExtract.Row> april = new TreeMap<>();
        for (OperationalExtract.Row row :
                OperationalExtract.read(folder.resolve("inbox/liquidlogic/ehc_request_2026-04-30.csv"))) {
            april.put(row.id(), row);
        }
        List<OperationalExtract.Row> march =
                OperationalExtract.read(folder.resolve("inbox/liquidlogic/ehc_request_2026-03-31.csv"));
        assertThat(march).allSatisfy(before -> {
            OperationalExtract.Row after = april.get(before.id());
            assertThat(after).isNotNull();
            if (after != null && before.issued() != null) {
                assertThat(after.issued()).isEqualTo(before.issued());
            }
            assertThat(before.issued() == null || !before.issued().isAfter(LocalDate.of(2026, 3, 31)))
                    .isTrue();
        });
        assertThat(april).hasSizeGreaterThan(march.size());
    }

    @Test
    void aFamilyWhoseRequestWasRefusedMayAskAgain(@TempDir Path folder) throws IOException {
        SyntheticPartnership.write(folder.resolve("inbox"), SMALL);
        Set<String> people = new HashSet<>();
        long again = OperationalExtract.read(folder.resolve("inbox/liquidlogic/ehc_request_2026-04-30.csv")).stream()
                .filter(row -> !people.add(row.person()))
                .count();
        assertThat(again).isPositive();
    }

    @Test
    void identifiersCarryTheirCheckCharacters() {
        // worked by hand: 8*2+0*3+1*4+2*5+0*6+0*7+0*8+0*9+1*10+0*11+0*12+1*13 = 53, 53 mod 23 = 7: H
        assertThat(IdentityPlanner.upnCheckLetter("801200001001")).isEqualTo('H');
        // temporary, last A counts 0: 53 - 13 = 40, 40 mod 23 = 17: U
        assertThat(IdentityPlanner.upnCheckLetter("80120000100A")).isEqualTo('U');
        // 1*10 = 10, 10 - 10 mod 11 = 0
        assertThat(IdentityPlanner.uln(100_000_000)).isEqualTo("1000000000");
        // 1*10 + 7*2 = 24, 24 mod 11 = 2, check digit 8
        assertThat(IdentityPlanner.uln(100_000_007)).isEqualTo("1000000078");
    }

    @Test
    void postcodesLieInAnAreaThatDoesNotExist() {
        assertThat(new PostcodeDirectory().lsoas().keySet())
                .hasSize(330 * 12)
                .allMatch(postcode -> postcode.matches("ZD[0-9]{1,2} [0-9][A-Z]{2}"));
    }
}
