package org.sendwarehouse.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.receive.Claim.Disposition;
import org.sendwarehouse.receive.ClaimSet.Waiting;

class ReceiverTest {
    private static final Contracts CONTRACTS = Contracts.load();
    private static final LocalDate NIGHT = LocalDate.of(2026, 4, 30);
    private static final String ADVICE = "advice_id,request_id,person_id,agency_code,advice_type,status,"
            + "statutory_exception,requested_date,due_date,allocated_date,received_date,late_reason\n"
            + "A1,R1,P1,ep,other,requested,N,2026-03-02,,,,\n";

    private final Home home;
    private final Path inbox;

    ReceiverTest(@TempDir Path folder) throws IOException {
        this.home = new Home(folder).create();
        this.inbox = Files.createDirectories(home.inbox().resolve("liquidlogic"));
    }

    private static final class Nothing implements KnownDeliveries {
        @Override
        public List<Known> landed(String source, String feed, String scope) {
            return List.of();
        }

        @Override
        public Instant lastReceived() {
            return Instant.EPOCH;
        }

        @Override
        public boolean overlap(String deliveryId, String other) {
            return false;
        }

        @Override
        public boolean knows(String deliveryId) {
            return false;
        }
    }

    private ClaimSet receive(Duration settle) throws IOException {
        return new Receiver(home, CONTRACTS, new Nothing(), new ReceiveSettings("840", settle), Clock.systemUTC())
                .receive(NIGHT);
    }

    private ClaimSet receive() throws IOException {
        return receive(Duration.ZERO);
    }

    private static InputStream module(int number) throws IOException {
        InputStream in = ReceiverTest.class.getResourceAsStream("/sen2/modules/sen2_2025_m" + number + ".csv");
        if (in == null) {
            throw new IOException("No module file " + number);
        }
        return in;
    }

    @Test
    void a_claim_says_all_about_the_delivery() throws IOException {
        Files.writeString(inbox.resolve("ehc_advice_2026-04-29.csv"), ADVICE);
        Instant now = Instant.parse("2026-04-30T22:00:00.123456Z");
        ClaimSet claims = new Receiver(
                        home,
                        CONTRACTS,
                        new Nothing(),
                        new ReceiveSettings("840", Duration.ZERO),
                        Clock.fixed(now, ZoneOffset.UTC))
                .receive(NIGHT);
        Claim claim = claims.claims().get(0);
        assertThat(claim.source()).isEqualTo("liquidlogic");
        assertThat(claim.feed()).isEqualTo("ehc_advice");
        assertThat(claim.shape()).isEqualTo(Shape.CSV);
        assertThat(claim.scope()).isEqualTo("840");
        assertThat(claim.asOf()).isEqualTo(LocalDate.of(2026, 4, 29));
        assertThat(claim.businessDate()).isEqualTo(NIGHT);
        assertThat(claim.receivedAt()).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
        assertThat(claim.follows()).isNull();
        assertThat(claim.disposition()).isEqualTo(Disposition.LAND);
        assertThat(claim.deliveryId()).matches("[0-9a-f]{16}");
        assertThat(claim.files().get(0).path()).isEqualTo("inbox/liquidlogic/ehc_advice_2026-04-29.csv");
        assertThat(claim.files().get(0).encoding()).isEqualTo(TextEncoding.UTF_8);
        assertThat(claim.files().get(0).bytes()).isEqualTo(ADVICE.length());
    }

    @Test
    void a_frozen_claim_set_is_read_back_as_it_was() throws IOException {
        Files.writeString(inbox.resolve("ehc_advice_2026-04-29.csv"), ADVICE);
        Files.writeString(inbox.resolve("later.csv.part"), "x");
        ClaimSet claims = receive();
        claims.freeze(home);
        assertThat(ClaimSet.read(home, claims.hash())).isEqualTo(claims);
    }

    @Test
    void the_hash_of_a_claim_set_depends_on_deliveries_and_night_and_on_nothing_else() throws IOException {
        Files.writeString(inbox.resolve("ehc_advice_2026-04-29.csv"), ADVICE);
        String hash = receive().hash();
        assertThat(receive().hash()).isEqualTo(hash);
        Files.writeString(inbox.resolve("later.csv.part"), "x");
        assertThat(receive().hash()).isEqualTo(hash);
        Files.writeString(inbox.resolve("ehc_advice_2026-04-28.csv"), ADVICE.replace("A1", "A2"));
        assertThat(receive().hash()).isNotEqualTo(hash);
    }

    @Test
    void a_name_is_a_hint_and_the_header_decides() throws IOException {
        Files.writeString(inbox.resolve("ehc_annual_review_2026-04-29.csv"), ADVICE);
        assertThat(receive().claims()).extracting(Claim::feed).containsExactly("ehc_advice");
    }

    @Test
    void files_still_being_written_wait_and_say_so() throws IOException {
        for (String name : List.of("a.csv.part", "b.csv.tmp", "c.filepart")) {
            Files.writeString(inbox.resolve(name), ADVICE);
        }
        ClaimSet claims = receive();
        assertThat(claims.claims()).isEmpty();
        assertThat(claims.waiting())
                .extracting(Waiting::path)
                .containsExactly(
                        "inbox/liquidlogic/a.csv.part", "inbox/liquidlogic/b.csv.tmp", "inbox/liquidlogic/c.filepart");
        assertThat(claims.waiting()).allMatch(w -> w.reason().contains("still being written"));
    }

    @Test
    void a_file_that_grows_while_it_is_watched_waits() throws Exception {
        Path file = inbox.resolve("ehc_advice_2026-04-29.csv");
        Files.writeString(file, ADVICE);
        CountDownLatch stop = new CountDownLatch(1);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = writer.submit(() -> {
                while (stop.getCount() > 0) {
                    Files.writeString(file, "x", java.nio.file.StandardOpenOption.APPEND);
                    Thread.sleep(20);
                }
                return null;
            });
            ClaimSet claims = receive(Duration.ofMillis(400));
            stop.countDown();
            writing.get();
            assertThat(claims.claims()).isEmpty();
            assertThat(claims.waiting().get(0).reason()).contains("size or time changed");
        } finally {
            writer.shutdownNow();
        }
    }

    @Test
    void a_whole_file_just_written_is_taken_after_watching_it() throws IOException {
        Files.writeString(inbox.resolve("ehc_advice_2026-04-29.csv"), ADVICE);
        assertThat(receive(Duration.ofMillis(50)).claims()).hasSize(1);
    }

    @Test
    void hidden_files_are_none_of_our_business() throws IOException {
        Files.writeString(inbox.resolve(".DS_Store"), "x");
        Files.writeString(inbox.resolve("~$advice.xlsx"), "x");
        Files.writeString(Files.createDirectories(inbox.resolve(".old")).resolve("a.csv"), ADVICE);
        ClaimSet claims = receive();
        assertThat(claims.isEmpty()).isTrue();
        assertThat(claims.waiting()).isEmpty();
    }

    @Test
    void symbolic_links_are_never_followed() throws IOException {
        Path outside = Files.writeString(home.root().resolve("outside.csv"), ADVICE);
        Files.createSymbolicLink(inbox.resolve("ehc_advice_2026-04-29.csv"), outside);
        Path folder = Files.createDirectories(home.root().resolve("elsewhere"));
        Files.writeString(folder.resolve("b.csv"), ADVICE);
        Files.createSymbolicLink(inbox.resolve("linked"), folder);
        ClaimSet claims = receive();
        assertThat(claims.isEmpty()).isTrue();
        assertThat(claims.waiting()).hasSize(2).allMatch(w -> w.reason().contains("symbolic link"));
    }

    @Test
    void a_file_outside_of_any_source_waits() throws IOException {
        Files.writeString(home.inbox().resolve("advice.csv"), ADVICE);
        assertThat(receive().waiting().get(0).reason()).contains("folder of its source");
    }

    @Test
    void a_file_dated_after_the_night_waits_for_its_own() throws IOException {
        Files.writeString(inbox.resolve("ehc_advice_2026-05-01.csv"), ADVICE);
        ClaimSet claims = receive();
        assertThat(claims.isEmpty()).isTrue();
        assertThat(claims.waiting().get(0).reason()).contains("2026-05-01").contains("after the night of 2026-04-30");
    }

    @Test
    void without_an_authority_a_casework_extract_is_refused_with_what_to_do() throws IOException {
        Files.writeString(inbox.resolve("ehc_advice_2026-04-29.csv"), ADVICE);
        ClaimSet claims = new Receiver(
                        home, CONTRACTS, new Nothing(), new ReceiveSettings(null, Duration.ZERO), Clock.systemUTC())
                .receive(NIGHT);
        assertThat(claims.claims().get(0).disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(claims.claims().get(0).reason()).contains("three-digit number");
    }

    @Test
    void module_files_without_a_year_in_their_names_are_refused_with_what_to_do() throws IOException {
        for (int i = 1; i <= 5; i++) {
            try (InputStream in = module(i)) {
                Files.write(inbox.resolve("module" + i + ".csv"), in.readAllBytes());
            }
        }
        ClaimSet claims = receive();
        assertThat(claims.claims()).hasSize(1);
        assertThat(claims.claims().get(0).reason()).contains("collection year");
    }

    @Test
    void module_files_are_of_the_third_thursday_of_january() throws IOException {
        for (int i = 1; i <= 5; i++) {
            try (InputStream in = module(i)) {
                Files.write(inbox.resolve("sen2_2025_m" + i + ".csv"), in.readAllBytes());
            }
        }
        assertThat(receive().claims().get(0).asOf()).isEqualTo(LocalDate.of(2025, 1, 16));
    }

    @Test
    void two_different_files_for_one_part_of_a_set_refuse_the_set() throws IOException {
        for (int i = 1; i <= 5; i++) {
            try (InputStream in = module(i)) {
                byte[] bytes = in.readAllBytes();
                Files.write(inbox.resolve("sen2_2025_m" + i + ".csv"), bytes);
                if (i == 2) {
                    Files.writeString(
                            inbox.resolve("sen2_2025_m2 new.csv"), new String(bytes, StandardCharsets.UTF_8) + "\n");
                }
            }
        }
        ClaimSet claims = receive();
        assertThat(claims.claims()).hasSize(1);
        assertThat(claims.claims().get(0).disposition()).isEqualTo(Disposition.REFUSED);
        assertThat(claims.claims().get(0).reason())
                .contains("both 'm2'")
                .contains("sen2_2025_m2.csv")
                .contains("sen2_2025_m2 new.csv");
    }
}
