package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.warehouse.LandedTables.Delivery;

/**
 * Conformed deliveries of a quarter of a year, put together in one file when a later quarter has begun. Rows of one child
 * lie together in a file; what is joined to them is found in half the time or less where they are thirteen weeks and not
 * one. The deliveries' own files stay: should one of them change, the quarter is put together again.
 */
final class ConformedQuarters {
    private static final String PREFIX = "quarter-";
    private static final int MONTHS = 3;

    private final Connection connection;
    private final KeptRows kept;

    /** Conforms a delivery where that was not done. */
    interface Conforming {
        Path of(Delivery delivery) throws SQLException, IOException;
    }

    ConformedQuarters(Connection connection, KeptRows kept) {
        this.connection = connection;
        this.kept = kept;
    }

    /**
     * The files that hold the rows of deliveries.
     *
     * @param names what the file of each is kept as
     */
    List<Path> of(List<Delivery> all, Map<Delivery, String> names, Conforming conforming)
            throws SQLException, IOException {
        TreeMap<String, List<Delivery>> quarters = new TreeMap<>();
        all.forEach(delivery -> quarters.computeIfAbsent(quarter(delivery), quarter -> new ArrayList<>())
                .add(delivery));
        List<Path> files = new ArrayList<>();
        Set<Path> together = new HashSet<>();
        for (Map.Entry<String, List<Delivery>> quarter : quarters.entrySet()) {
            List<Delivery> deliveries = quarter.getValue();
            if (quarter.getKey().equals(quarters.lastKey()) || deliveries.size() == 1) {
                for (Delivery delivery : deliveries) {
                    files.add(conforming.of(delivery));
                }
            } else {
                together.add(together(quarter.getKey(), deliveries, names, conforming));
            }
        }
        if (!quarters.isEmpty()) {
            sweep(quarters.lastKey(), together);
        }
        files.addAll(together.stream().sorted().toList());
        return files;
    }

    private static String quarter(Delivery delivery) {
        LocalDate day = delivery.asOf().orElse(delivery.businessDate());
        return PREFIX + day.getYear() + "-" + ((day.getMonthValue() - 1) / MONTHS + 1);
    }

    private Path together(String quarter, List<Delivery> deliveries, Map<Delivery, String> names, Conforming conforming)
            throws SQLException, IOException {
        String key = Hashes.of(deliveries.stream().map(names::get).sorted().toArray(String[]::new))
                .substring(0, KeptRows.DIGITS);
        Optional<Path> found = kept.find(quarter + "." + key);
        if (found.isPresent()) {
            return found.get();
        }
        List<Path> files = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            files.add(conforming.of(delivery));
        }
        return kept.write(connection, quarter + "." + key, ConformedDeliveries.rows(files), file -> {
            long rows = rows(files);
            long read = rows(List.of(file));
            if (read != rows) {
                throw new BuildFailedException("Put " + rows + " rows together and read back " + read + " in " + file);
            }
        });
    }

    private long rows(List<Path> files) throws SQLException {
        return Sql.count(connection, "select count(*) from (" + ConformedDeliveries.rows(files) + ")");
    }

    /** Removes what was put together otherwise; of quarters that are not over on the date, nothing. */
    private void sweep(String last, Set<Path> used) throws IOException {
        for (Path file : WorkFolder.children(kept.place(), PREFIX + "*" + KeptRows.ENDING)) {
            String quarter = String.valueOf(file.getFileName()).split("\\.", 2)[0];
            if (quarter.compareTo(last) < 0 && !used.contains(file)) {
                Files.delete(file);
            }
        }
    }
}
