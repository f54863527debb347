package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/**
 * A child whom education and casework know is erased after a night, and all tokens are put under a new key: by command. Four
 * builds are more than every build of the product should take: {@code mvn -pl etl-jobs -am verify -Dit.test=RightsIT
 * -Dtest=NoneSuch -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -Drights.home=true}.
 */
@Timeout(1200)
@EnabledIfSystemProperty(named = "rights.home", matches = "true")
class RightsIT {
    private static final String CHILDREN = "select count(distinct child_key) from warehouse.dim_child";
    private static final String EVIDENCE = "select * exclude (run_id) from marts.evidence order by all";

    private final Path folder;

    RightsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The first pupil whose number casework has as well: number, surname, forename, date of birth. */
    private static List<String> somebody() throws IOException {
        Path synergy = SmallHome.sample().resolve("inbox/synergy");
        Path pupils = SmallHome.files(synergy).stream()
                .filter(file -> file.getFileName().toString().startsWith("pupil_"))
                .findFirst()
                .orElseThrow();
        String casework = Files.readString(
                SmallHome.sample().resolve("inbox/liquidlogic/ehc_request_" + SmallHome.FIRST + ".csv"));
        List<String> lines = Files.readAllLines(pupils);
        List<String> header = List.of(lines.get(0).replace("\uFEFF", "").split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            String upn = cells.get(header.indexOf("upn"));
            long records = lines.stream().filter(other -> other.contains(upn)).count();
            if (!upn.isEmpty() && records == 1 && casework.contains("," + upn + ",")) {
                return List.of(
                        upn,
                        cells.get(header.indexOf("surname")),
                        cells.get(header.indexOf("forename")),
                        cells.get(header.indexOf("birth_date")));
            }
        }
        throw new AssertionError("No pupil is in casework");
    }

    private static Map<String, Long> counts(SmallHome small) {
        Map<String, Long> counts = new TreeMap<>();
        PublishedWarehouse.open(small.home())
                .manifest()
                .tables()
                .forEach(table -> counts.put(table.schema() + "." + table.name(), table.rows()));
        return counts;
    }

    @Test
    void a_child_goes_and_stays_away_and_a_new_key_changes_nothing_but_tokens() throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));
        List<String> child = somebody();
        Path request = Files.writeString(
                folder.resolve("request.csv"), "upn,surname,forename,birth_date\n" + String.join(",", child) + "\n");
        String[] erase = {"erase", "--subject=" + request, "--reason=request 2026-14", "--role=data protection officer"
        };
        long children = Long.parseLong(small.query(CHILDREN).get(0));
        String before = PublishedWarehouse.open(small.home()).runId();

        Run rehearsed = small.run(with(erase, "--dry-run"));
        assertThat(rehearsed.exitCode()).as(rehearsed.err()).isZero();
        assertThat(rehearsed.out())
                .contains("Would go: ")
                .contains("of ehc_request")
                .contains("of pupil");
        assertThat(PublishedWarehouse.open(small.home()).runId()).isEqualTo(before);

        Run erased = small.run(erase);
        assertThat(erased.exitCode()).as(erased.err() + erased.out()).isZero();
        assertThat(erased.out()).contains("nothing is left");
        assertThat(small.query(CHILDREN)).containsExactly(Long.toString(children - 1));
        assertThat(small.home().publishedVersions().toFile().list()).hasSize(1);
        assertThat(PublishedWarehouse.open(small.home()).runId()).isNotEqualTo(before);
        assertThat(Files.readString(small.home().state().resolve("audit.jsonl")))
                .contains("\"erased\"", "request 2026-14", "\"remains\":\"0\"")
                .doesNotContain(child.get(0), child.get(1));
        // Asked again, nobody is found, and nothing changes.
        assertThat(small.run(with(erase, "--dry-run")).out()).contains("No landed row");

        Map<String, Long> counts = counts(small);
        List<String> evidence = small.query(EVIDENCE);
        Run rotated = small.run("rotate-key");
        assertThat(rotated.exitCode()).as(rotated.err() + rotated.out()).isZero();
        assertThat(counts(small)).isEqualTo(counts);
        assertThat(small.query(EVIDENCE)).isEqualTo(evidence);
        assertThat(small.home().publishedVersions().toFile().list()).hasSize(1);

        // The requests again but for the last, under the new key, with the child in them: filtered, and everybody else
        // as
        // before.
        List<String> requests = Files.readAllLines(
                SmallHome.sample().resolve("inbox/liquidlogic/ehc_request_" + SmallHome.FIRST + ".csv"));
        assertThat(requests.get(requests.size() - 1)).doesNotContain(child.get(0));
        Files.write(small.inbox("liquidlogic", "ehc_request_2026-05-01.csv"), requests.subList(0, requests.size() - 1));
        Run night = small.run("nightly", "--date=2026-05-01");
        assertThat(night.exitCode()).as(night.err() + night.out()).isZero();
        assertThat(Ledger.read(small.home()).arrivals().stream()
                        .filter(delivery -> delivery.feed().equals("ehc_request")
                                && delivery.asOf().toString().equals("2026-05-01")))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.status()).isEqualTo(Status.LANDED);
                    assertThat(delivery.rowsFiltered()).isEqualTo(1);
                });
        assertThat(small.query(CHILDREN)).containsExactly(Long.toString(children - 1));
    }

    /** After a removal no landed row tells whose rows the published warehouse holds; it is built again all the same. */
    @Test
    void whom_only_a_removed_return_knew_goes_from_the_warehouse_too() throws Exception {
        SmallHome small = SmallHome.fresh(folder.resolve("removed"));
        Path oldest = small.inbox("liquidlogic", "sen2_840_2019.xml");
        String text = Files.readString(oldest);
        int begin = text.indexOf("<Person>");
        String first = text.substring(begin, text.indexOf("</Person>") + "</Person>".length());
        String only = first.replaceFirst("<Surname>[^<]*", "<Surname>Onlyonce")
                .replaceFirst("<Forename>[^<]*", "<Forename>Una")
                .replaceFirst("<PersonBirthDate>[^<]*", "<PersonBirthDate>2006-04-17")
                .replaceFirst("<UPN>[^<]*", "<UPN>A840200016015")
                .replaceFirst("<UniqueLearnerNumber>[^<]*", "<UniqueLearnerNumber>1000000353");
        Files.writeString(oldest, text.substring(0, begin) + only + text.substring(begin));
        Files.writeString(
                small.home().root().resolve("send.yaml"),
                "send:\n  retention:\n    confirmed-by: data protection officer\n");
        Run night = small.run("nightly", "--date=" + SmallHome.FIRST);
        assertThat(night.exitCode()).as(night.err() + night.out()).isZero();
        long children = Long.parseLong(small.query(CHILDREN).get(0));
        String before = PublishedWarehouse.open(small.home()).runId();

        assertThat(small.run("retain", "--date=" + SmallHome.FIRST).out()).contains("1 delivery of liquidlogic.sen2");
        assertThat(small.query(CHILDREN)).containsExactly(Long.toString(children));
        Path request = Files.writeString(folder.resolve("only.csv"), "upn\nA840200016015\n");
        Run erased = small.run(
                "erase", "--subject=" + request, "--reason=request 2026-16", "--role=data protection officer");

        assertThat(erased.exitCode()).as(erased.err() + erased.out()).isZero();
        assertThat(erased.out())
                .contains("No landed row is about this person. What comes of them later is kept out at the door.")
                .contains("nothing is left");
        assertThat(small.query(CHILDREN)).containsExactly(Long.toString(children - 1));
        assertThat(small.home().publishedVersions().toFile().list()).hasSize(1);
        assertThat(PublishedWarehouse.open(small.home()).runId()).isNotEqualTo(before);
    }

    private static String[] with(String[] command, String option) {
        List<String> all = new ArrayList<>(List.of(command));
        all.add(option);
        return all.toArray(String[]::new);
    }
}
