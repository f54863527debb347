package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.springframework.util.FileSystemUtils;

/** Whatever a file holds, its books balance and every row is found again where the books say it is. */
class BooksTest {

    /** A row of advice, good or with a fault of one kind. */
    private record Row(String text, boolean good) {}

    @Property(tries = 40)
    void rows_read_are_rows_accepted_and_rejected(@ForAll("files") List<Row> rows) throws IOException {
        Path folder = Files.createTempDirectory("books");
        try {
            Door door = new Door(folder);
            StringBuilder text = new StringBuilder(Casework.ADVICE_HEADER).append("\r\n");
            rows.forEach(r -> text.append(r.text()).append("\r\n"));
            door.put("liquidlogic/ehc_advice_2026-04-30.csv", text.toString());
            LandedDelivery delivery = door.night("2026-04-30").get(0);
            long bad = rows.stream().filter(r -> !r.good()).count();
            TableBooks books = delivery.tables().get(0);
            assertThat(books.balance()).isTrue();
            assertThat(books.read()).isEqualTo(rows.size());
            if (bad * 50 <= rows.size()) {
                assertThat(delivery.status()).isEqualTo(Status.LANDED);
                assertThat(books.rejected()).isEqualTo(bad);
                assertThat(door.rows(delivery, "ehc_advice", "count(*)"))
                        .containsExactly(Long.toString(rows.size() - bad));
                if (bad > 0) {
                    assertThat(door.rejects(delivery, "count(distinct line)")).containsExactly(Long.toString(bad));
                }
            } else {
                assertThat(delivery.status()).isEqualTo(Status.REFUSED);
                assertThat(books.accepted()).isZero();
                assertThat(books.parts()).isEmpty();
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Provide
    Arbitrary<List<Row>> files() {
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 99_999);
        Arbitrary<Row> good = number.map(n -> new Row(Casework.adviceRow(n), true));
        Arbitrary<Row> quoted = number.map(n ->
                new Row(Casework.adviceRow(n).replace(",ep,", ",\"ep\",").replace("requested", "\"requested\""), true));
        Arbitrary<Row> bad = Combinators.combine(
                        number,
                        Arbitraries.of(
                                ",ep,=,dragon,",
                                "2026-03-02=2026-02-29",
                                ",N,=,maybe,",
                                "LL77=",
                                ",requested,=,requested,,",
                                ",2026-04-13=",
                                "2026-03-09=\"20\r\n26\""))
                .as((n, change) -> {
                    int at = change.indexOf('=');
                    return new Row(
                            Casework.adviceRow(n).replace(change.substring(0, at), change.substring(at + 1)), false);
                });
        Arbitrary<Row> mostlyGood = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(150, good), net.jqwik.api.Tuple.of(10, quoted), net.jqwik.api.Tuple.of(2, bad));
        return mostlyGood.list().ofMinSize(1).ofMaxSize(300);
    }
}
