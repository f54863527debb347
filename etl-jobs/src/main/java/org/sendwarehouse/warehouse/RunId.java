package org.sendwarehouse.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.warehouse.Run.Area;

/**
 * Everything that goes into a warehouse. The same inputs give the same identity and the same table contents, on any
 * machine and at any time; run times are no part of it.
 *
 * @param asAt the business date
 * @param softwareVersion the product's version
 * @param definitionsHash hash of all definition files ({@link DefinitionsHash})
 * @param area whose warehouse
 * @param synthetic whether the people in it are invented
 * @param deliveryIds every delivery known as at the date; kept in their own order, since what followed what is in the ids
 * @param keyId which key made the match tokens
 * @param erasureEpoch how many erasures have been applied
 */
public record RunId(
        LocalDate asAt,
        String softwareVersion,
        String definitionsHash,
        Area area,
        boolean synthetic,
        List<String> deliveryIds,
        String keyId,
        int erasureEpoch) {

    /** Digits of a run's identity; 64 bits tell more runs apart than there will ever be. */
    private static final int DIGITS = 16;

    public RunId {
        deliveryIds = deliveryIds.stream().sorted().toList();
    }

    /** The identity: 16 lower-case hexadecimal digits. */
    public String value() {
        List<String> parts = new ArrayList<>(List.of(
                "run",
                asAt.toString(),
                softwareVersion,
                definitionsHash,
                area.laNumber(),
                area.code(),
                area.name(),
                Boolean.toString(synthetic),
                keyId,
                Integer.toString(erasureEpoch)));
        parts.addAll(deliveryIds);
        return Hashes.of(parts.toArray(String[]::new)).substring(0, DIGITS);
    }

    /** What a build is told. */
    public Run run() {
        return new Run(value(), asAt, area, synthetic, softwareVersion, definitionsHash);
    }
}
