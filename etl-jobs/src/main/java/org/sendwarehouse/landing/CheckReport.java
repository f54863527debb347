package org.sendwarehouse.landing;

import java.util.List;
import java.util.Map;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import org.sendwarehouse.receive.Shape;

/**
 * What a provider learns of their files before they send them. Holds no value of any row.
 *
 * @param deliveries what the files are, one entry a delivery
 * @param incomplete sets that lack files
 */
public record CheckReport(List<CheckedDelivery> deliveries, List<Waiting> incomplete) {
    public CheckReport {
        deliveries = List.copyOf(deliveries);
        incomplete = List.copyOf(incomplete);
    }

    /** Whether everything would land. */
    public boolean wouldLand() {
        return incomplete.isEmpty()
                && !deliveries.isEmpty()
                && deliveries.stream().allMatch(CheckedDelivery::wouldLand);
    }

    /** Whether everything would land, and no row of it would be rejected. */
    public boolean isSound() {
        return wouldLand()
                && deliveries.stream()
                        .flatMap(delivery -> delivery.books().stream())
                        .allMatch(books -> books.rejected() == 0);
    }

    /**
     * One delivery.
     *
     * @param contract such as {@code liquidlogic.ehc_advice}; {@code .unidentified} where no feed fits
     * @param refusal why it would be refused as a whole; empty where it would not
     * @param books rows read, accepted, rejected and filtered, by table
     * @param faults what is wrong with rows, most frequent first
     * @param unusableIdentifiers identifiers of rows that would land, but give no token, such as a UPN with a wrong
     *     check letter; by column
     * @param notes what the sender must see to besides, in sentences
     */
    public record CheckedDelivery(
            String contract,
            Shape shape,
            String layout,
            List<ClaimedFile> files,
            String refusal,
            List<TableBooks> books,
            List<Fault> faults,
            Map<String, Long> unusableIdentifiers,
            List<String> notes) {
        public CheckedDelivery {
            files = List.copyOf(files);
            books = List.copyOf(books);
            faults = List.copyOf(faults);
            unusableIdentifiers = Map.copyOf(unusableIdentifiers);
            notes = List.copyOf(notes);
        }

        public boolean wouldLand() {
            return refusal.isEmpty();
        }
    }

    /**
     * One kind of fault.
     *
     * @param column empty where the fault is of rows as a whole
     * @param message what is wrong and what to do
     * @param lines the first lines that have it, at most ten
     */
    public record Fault(String table, String column, String rule, String message, long count, List<Long> lines) {
        public Fault {
            lines = List.copyOf(lines);
        }
    }
}
