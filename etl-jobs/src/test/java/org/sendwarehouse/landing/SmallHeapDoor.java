package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.receive.DatabaseExtract;
import org.sendwarehouse.receive.DatabaseSource;

/** Reads and checks what lies in the inboxes of some homes, in a process of its own with little memory. */
final class SmallHeapDoor {
    /** The rows of a database that has no file: twelve columns of text, as the contract of advice has them. */
    static final String QUERY = "select * from advice";

    private SmallHeapDoor() {}

    /**
     * Checks as the door does, and says a line of each table: home, table, rows read and accepted.
     *
     * @param arguments the address of a database to read first into the inbox of the first home, then the homes
     */
    public static void main(String[] arguments) throws IOException {
        for (int i = 1; i < arguments.length; i++) {
            Door door = new Door(Path.of(arguments[i]));
            if (i == 1) {
                extract(door, arguments[0]);
            }
            for (Path file : Door.files(door.home().inbox())) {
                for (CheckReport.CheckedDelivery delivery :
                        new DeliveryChecker(Door.CONTRACTS).check(file).deliveries()) {
                    System.out.println(delivery.wouldLand() ? "SOUND" : "REFUSED " + delivery.refusal());
                    for (LandedDelivery.TableBooks table : delivery.books()) {
                        System.out.println(door.home().root().getFileName() + " " + table.table() + " " + table.read()
                                + " " + table.accepted());
                    }
                }
            }
        }
    }

    private static void extract(Door door, String url) throws IOException {
        DatabaseSource source = new DatabaseSource(
                "casework",
                "liquidlogic",
                "",
                url,
                "postgres",
                () -> "postgres",
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                2_000,
                1,
                Duration.ZERO,
                new TreeMap<>(Map.of("ehc_advice", QUERY)));
        new DatabaseExtract(door.home(), Door.CONTRACTS).extract(source, LocalDate.of(2026, 4, 30));
    }
}
