package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several tables at a time. Where one waits for ever, the test is cut short and fails. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BuildSideBySideTest {
    private static String made(String name) {
        return "model: " + name + "\n" + TestFiles.ABOUT + "step: " + name
                + "\nreads: [ref_start]\nkey: [id]\ncolumns: {id: {type: integer, description: Id.}}";
    }

    /** What a step does before it writes one row. */
    private interface Deed {
        void run() throws Exception;
    }

    private static WarehouseStep step(String name, Deed deed) {
        return new WarehouseStep() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(Connection connection, StepContext context) throws SQLException {
                Sql.run(connection, "insert into " + context.table().sql() + " values (7)");
                try {
                    deed.run();
                } catch (SQLException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    /** Two steps that read nothing of each other, and a table made from pair. */
    private static TestFiles files() {
        return new TestFiles()
                .file("warehouse-sql/reference/start.csv", "start_code\na\n")
                .yml("evidence/one", made("one"))
                .yml("evidence/two", made("two"))
                .model(
                        "marts/pair",
                        "select one.id, two.id as other from one cross join two",
                        "key: [id]\ncolumns: {id: {description: Id.}, other: {description: Other.}}");
    }

    private static TestWarehouse build(WarehouseStep one, WarehouseStep two) throws SQLException {
        return files().warehouse().atATime(2).step(one).step(two).build();
    }

    @Test
    void tablesThatDoNotReadEachOtherAreMadeAtTheSameTime() throws SQLException {
        CyclicBarrier meeting = new CyclicBarrier(2);
        Deed meet = () -> meeting.await(1, TimeUnit.MINUTES);
        try (TestWarehouse warehouse = build(step("one", meet), step("two", meet))) {
            assertThat(warehouse.rows("from pair")).containsExactly("7 | 7");
        }
    }

    @Test
    void whatTheDatabaseFailsAtBesideOthersIsMadeOnceMoreAlone() throws SQLException {
        AtomicInteger tries = new AtomicInteger();
        AtomicBoolean otherAtWork = new AtomicBoolean();
        AtomicBoolean wasAlone = new AtomicBoolean();
        CyclicBarrier meeting = new CyclicBarrier(2);
        CountDownLatch failed = new CountDownLatch(1);
        WarehouseStep one = step("one", () -> {
            if (tries.incrementAndGet() == 1) {
                meeting.await(1, TimeUnit.MINUTES);
                failed.countDown();
                throw new SQLException("Out of Memory Error: failed to allocate");
            }
            wasAlone.set(!otherAtWork.get());
        });
        WarehouseStep two = step("two", () -> {
            otherAtWork.set(true);
            meeting.await(1, TimeUnit.MINUTES);
            assertThat(failed.await(1, TimeUnit.MINUTES)).isTrue();
            Thread.sleep(100);
            otherAtWork.set(false);
        });
        try (TestWarehouse warehouse = build(one, two)) {
            assertThat(warehouse.rows("from evidence.one")).containsExactly("7");
            assertThat(tries).hasValue(2);
            assertThat(wasAlone).isTrue();
        }
    }

    @Test
    void aFailureEndsTheBuildOnceWhatIsUnderWayIsDone() {
        List<String> done = new ArrayList<>();
        CyclicBarrier meeting = new CyclicBarrier(2);
        WarehouseStep one = step("one", () -> {
            meeting.await(1, TimeUnit.MINUTES);
            throw new BuildFailedException("One cannot be made.");
        });
        WarehouseStep two = step("two", () -> {
            meeting.await(1, TimeUnit.MINUTES);
            Thread.sleep(100);
            done.add("two");
        });
        assertThatThrownBy(() -> build(one, two))
                .isInstanceOf(BuildFailedException.class)
                .hasMessage("One cannot be made.");
        assertThat(done).containsExactly("two");
    }

    @Test
    void nobodyWaitsForATableThatIsNeverMade() {
        WarehouseStep one = step("one", () -> {
            throw new AssertionError("not foreseen");
        });
        assertThatThrownBy(() -> build(one, step("two", () -> {})))
                .isInstanceOf(BuildFailedException.class)
                .hasRootCauseMessage("not foreseen");
    }

    @Test
    void withOneAtATimeNothingMeets() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        AtomicInteger alone = new AtomicInteger();
        Deed meet = () -> {
            try {
                meeting.await(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | BrokenBarrierException e) {
                alone.incrementAndGet();
            }
        };
        try (TestWarehouse warehouse = files().warehouse()
                .step(step("one", meet))
                .step(step("two", meet))
                .build()) {
            assertThat(warehouse.rows("from pair")).containsExactly("7 | 7");
            assertThat(alone).hasValue(2);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
