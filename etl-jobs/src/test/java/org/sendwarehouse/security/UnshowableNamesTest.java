package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.receive.ClaimSet;

/** Names of files are somebody else's words: one that lies about itself waits, and the others land. */
class UnshowableNamesTest {
    private static final String HEADER = "advice_id,request_id,person_id,agency_code,advice_type,status,"
            + "statutory_exception,requested_date,due_date,allocated_date,received_date,late_reason\n";
    private static final String GOOD =
            HEADER + "A1,R1,P1,ep,educational psychology,requested,N,2026-03-02,2026-04-13,,,\n";

    private final Path folder;
    private final Door door;

    UnshowableNamesTest(@TempDir Path folder) {
        this.folder = folder;
        this.door = new Door(folder.resolve("home"));
    }

    private Path inbox(String name) {
        return door.home().inbox().resolve("liquidlogic").resolve(name);
    }

    private static final List<String> NAMES = List.of(
            "a\nLANDED b.csv",
            "a\rb.csv",
            "a\u001b[2Jb.csv",
            "a\u202evsc.b",
            "a\u2066b\u2069.csv",
            "a\u200bb.csv",
            "x\\..\\..\\synergy\\pupil.csv",
            "C:\\x.csv",
            "a\u0007.csv",
            "a\u2028b.csv");

    @Test
    void a_name_with_signs_that_do_something_waits_with_what_to_do() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", GOOD);
        for (String name : NAMES) {
            door.put("liquidlogic/" + name, GOOD.replace("A1", "A2"));
        }

        ClaimSet claims = door.claim("2026-04-30");

        assertThat(claims.claims()).hasSize(1);
        assertThat(claims.waiting()).hasSize(NAMES.size()).allSatisfy(waiting -> {
            assertThat(waiting.reason()).contains("Rename it with letters, digits, - and _.");
            assertThat(waiting.path()).matches("[^\\p{Cntrl}\\p{Cf}\\p{Zl}]*");
        });
        assertThat(door.night("2026-04-30"))
                .extracting(LandedDelivery::isLanded)
                .containsExactly(true);
        for (String name : NAMES) {
            assertThat(inbox(name)).exists();
        }
        Run check = Run.of("check", inbox("x").getParent().toString());
        assertThat(check.exitCode()).isEqualTo(4);
        assertThat(check.out()).contains("Rename it").doesNotContain("\u001b", "\u202e", "\nLANDED");
    }

    @Test
    void the_longest_name_that_is_taken_keeps_its_original_and_a_longer_one_waits() throws IOException {
        // 200 bytes: what the platform adds to a name while it puts the original away has room in the 255 of a disk.
        String longest = "ö".repeat(92) + "x_2026-04-30.csv";
        String longer = "ö".repeat(93) + "_2026-04-30.csv";
        door.put("liquidlogic/" + longest, GOOD);
        door.put("liquidlogic/" + longer, GOOD.replace("A1", "A2"));

        List<LandedDelivery> night = door.night("2026-04-30");

        assertThat(night).extracting(LandedDelivery::isLanded).containsExactly(true);
        assertThat(inbox(longest)).doesNotExist();
        assertThat(Door.files(door.home().archive()))
                .anyMatch(f -> String.valueOf(f.getFileName()).startsWith("ö".repeat(92)));
        assertThat(inbox(longer)).exists();
        assertThat(door.claim("2026-04-30").waiting()).singleElement().satisfies(waiting -> assertThat(waiting.reason())
                .contains("longer than 200 bytes"));
    }

    @Test
    void a_name_with_a_upn_waits_and_the_upn_is_not_told() throws IOException {
        door.put("liquidlogic/about H801200001001.csv", GOOD);
        door.put("liquidlogic/R000000000000_2026-04-30.csv", GOOD);

        ClaimSet claims = door.claim("2026-04-30");

        // The other only looks like one: its check letter is wrong.
        assertThat(claims.claims()).hasSize(1);
        assertThat(claims.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.path()).isEqualTo("inbox/liquidlogic/about (a UPN).csv");
            assertThat(waiting.reason()).contains("has a UPN in its name");
        });
    }

    @Test
    @Timeout(60)
    void links_pipes_and_devices_are_never_opened() throws Exception {
        Files.createDirectories(inbox("x").getParent());
        Path secret = Files.writeString(folder.resolve("secret.csv"), GOOD);
        Files.createSymbolicLink(inbox("link.csv"), secret);
        Files.createSymbolicLink(inbox("endless.csv"), Path.of("/dev/zero"));
        Files.createSymbolicLink(inbox("folder"), folder);
        Path pipe = inbox("pipe.csv");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();

        ClaimSet claims = door.claim("2026-04-30");

        assertThat(claims.claims()).isEmpty();
        assertThat(claims.waiting())
                .extracting(w -> w.path().substring(w.path().lastIndexOf('/') + 1))
                .containsExactly("endless.csv", "folder", "link.csv", "pipe.csv");
        assertThat(claims.waiting().get(2).reason()).contains("links are never followed");
        assertThat(claims.waiting().get(3).reason()).contains("is no file but a pipe");
        for (Path path : List.of(pipe, Path.of("/dev/zero"))) {
            Run check = Run.of("check", path.toString());
            assertThat(check.exitCode()).isEqualTo(5);
            assertThat(check.err()).contains("neither a file nor a folder");
        }
    }

    @Test
    void an_inbox_that_is_a_link_is_not_followed() throws IOException {
        Home other = new Home(folder.resolve("other")).create();
        Files.delete(other.inbox());
        Files.createSymbolicLink(other.inbox(), door.home().inbox());
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", GOOD);
        Door linked = new Door(other.root());
        assertThat(linked.claim("2026-04-30").claims()).isEmpty();
    }
}
