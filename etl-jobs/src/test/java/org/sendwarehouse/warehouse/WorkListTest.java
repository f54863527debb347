package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.BuildPlan.AuditNode;
import org.sendwarehouse.warehouse.BuildPlan.Node;

/** In which order tables are given out. */
class WorkListTest {
    private static final Node ALONE = table("alone");
    private static final Node FIRST = table("first");
    private static final Node SECOND = table("second", FIRST);
    private static final Node LAST = table("last", SECOND);

    private static Node table(String name, Node... reads) {
        AuditTable audit = new AuditTable() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<TableName> reads() {
                return Set.of();
            }

            @Override
            public void make(Connection connection, StepContext context) {
                throw new UnsupportedOperationException("Nothing is made here");
            }
        };
        return new AuditNode(
                audit, Set.copyOf(List.of(reads).stream().map(Node::table).toList()));
    }

    private static WorkList list() {
        return new WorkList(List.of(ALONE, FIRST, SECOND, LAST));
    }

    @Test
    void theOneOnWhichMostWaitGoesFirst() throws InterruptedException {
        assertThat(list().next()).contains(FIRST);
    }

    @Test
    void aTableIsGivenOutOnceAndAfterWhatItReads() throws InterruptedException {
        WorkList list = list();
        assertThat(list.next()).contains(FIRST);
        assertThat(list.next()).contains(ALONE);
        list.made(ALONE);
        list.made(FIRST);
        assertThat(list.next()).contains(SECOND);
        list.made(SECOND);
        assertThat(list.next()).contains(LAST);
        assertThat(list.next()).isEqualTo(Optional.empty());
    }

    @Test
    void whatIsStoppedGivesOutNothing() throws InterruptedException {
        WorkList list = list();
        list.stop();
        assertThat(list.next()).isEqualTo(Optional.empty());
    }
}
