package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Threads that work in one database. */
class CrewTest {

    /** The members' connections were once opened by the members, all through the one that they copy: some failed. */
    @Test
    void aLargeCrewBeginsTogetherManyTimes() throws SQLException {
        try (Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            for (String schema : Build.SEARCH_PATH.replace("main,", "").split(",", -1)) {
                Sql.run(connection, "create schema " + schema);
            }
            List<Integer> numbers = IntStream.range(0, 64).boxed().toList();
            for (int round = 0; round < 40; round++) {
                Set<Integer> done = ConcurrentHashMap.newKeySet();
                new Crew(connection, 16).run(Tasks.of(numbers), (own, number) -> {
                    assertThat(own).isNotSameAs(connection);
                    done.add(Math.toIntExact(Sql.count(own, "select " + number)));
                });
                assertThat(done).containsExactlyInAnyOrderElementsOf(numbers);
            }
        }
    }
}
