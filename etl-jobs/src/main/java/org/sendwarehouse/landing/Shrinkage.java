package org.sendwarehouse.landing;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

/**
 * That a delivery has so many fewer rows than what it would replace that a person has to look: a file cut on its way at the
 * end of a row is whole in every other respect.
 *
 * @param found what it has, and of how much, in words
 */
record Shrinkage(String found) {
    /** A replacement with a smaller share than this of the rows it replaces waits for a person, in percent. */
    private static final int ENOUGH_PCT = 90;

    /** Of a snapshot fewer rows than this come and go by themselves: a list of a dozen may lose three overnight. */
    private static final int MANY = 20;

    /** Of units, such as school weeks, that both deliveries cover. */
    static Optional<Shrinkage> ofUnits(int units, long before, long after) {
        return isShort(before, after)
                ? Optional.of(new Shrinkage(after + " rows for " + units + (units == 1 ? " unit" : " units") + " that "
                        + before + " rows are known of"))
                : Optional.empty();
    }

    /** Of whole tables: the first that is short. One that does not come at all has no rows. */
    static Optional<Shrinkage> ofTables(LandedDelivery before, LandedDelivery after) {
        Map<String, TableBooks> now =
                after.tables().stream().collect(Collectors.toMap(TableBooks::table, Function.identity()));
        return before.tables().stream()
                .map(table -> {
                    TableBooks books = now.get(table.table());
                    return ofTable(table, books == null ? 0 : books.accepted());
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Shrinkage> ofTable(TableBooks before, long after) {
        return isShort(before.accepted(), after) && before.accepted() - after >= MANY
                ? Optional.of(new Shrinkage(after + " good rows of " + before.table()
                        + " where the delivery that it would replace has " + before.accepted()))
                : Optional.empty();
    }

    private static boolean isShort(long before, long after) {
        return after * 100 < before * ENOUGH_PCT;
    }

    /** Why a delivery is held, and what a person does about it. */
    String reason(String deliveryId) {
        return "Held for a person: it has " + found + ", fewer than " + ENOUGH_PCT
                + " %; until then those stay. If it is right: send-warehouse release " + deliveryId
                + " --reason '...'. If not, send it again whole.";
    }
}
