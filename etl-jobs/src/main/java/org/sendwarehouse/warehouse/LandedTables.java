package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a build needs to know of the landing zone, as at its run. */
public interface LandedTables {

    /** Every table that the contracts declare, delivered or not. */
    List<Table> tables();

    /** Every delivery known as at the run, refused and superseded ones too, in a stable order. */
    List<Delivery> deliveries();

    /**
     * Of the current deliveries that replace units, such as school weeks, those that count for some of their units only:
     * which ones, as texts in the order of the table's units, by delivery id.
     */
    default Map<String, List<List<String>>> unitsHeld() {
        return Map.of();
    }

    /**
     * A landed table.
     *
     * @param name unique over all feeds
     * @param columns in the contract's order, without those that every landed row carries
     * @param units what a delivery of its feed replaces; empty where it replaces or adds as a whole
     */
    record Table(String name, List<Column> columns, List<Unit> units) {
        public Table {
            columns = List.copyOf(columns);
            units = List.copyOf(units);
        }

        Table(String name, List<Column> columns) {
            this(name, columns, List.of());
        }
    }

    /**
     * A part of what a delivery replaces.
     *
     * @param type SQL type of the column
     * @param byWeek the Monday of the column's date, not the date itself
     */
    record Unit(String column, String type, boolean byWeek) {}

    /**
     * A column of a landed table.
     *
     * @param type its SQL type
     */
    record Column(String name, String type) {}

    /**
     * A delivery.
     *
     * @param areaCode DfE's number of the authority it is about; absent for national files
     * @param period the collection year or other period its scope names
     * @param provider the organisation that delivers, where the feed comes from several
     * @param status {@code landed}, {@code held}, {@code refused} or {@code repeated}
     * @param current whether it counts within its scope, for one of its units at least
     * @param parts its tables with their books; empty when refused before any row was read
     * @param rejects the files of its rejected rows
     */
    record Delivery(
            String id,
            String source,
            String feed,
            List<String> fileNames,
            String contentHash,
            Optional<LocalDate> asOf,
            LocalDate businessDate,
            Optional<String> areaCode,
            Optional<String> period,
            Optional<String> provider,
            String status,
            Optional<String> reason,
            boolean current,
            String contractVersion,
            List<Part> parts,
            List<Path> rejects) {
        public Delivery {
            fileNames = List.copyOf(fileNames);
            parts = List.copyOf(parts);
            rejects = List.copyOf(rejects);
        }
    }

    /**
     * What a delivery brought for one table; read = accepted + rejected + filtered.
     *
     * @param files Parquet files of the accepted rows
     */
    record Part(String table, long read, long accepted, long rejected, long filtered, List<Path> files) {
        public Part {
            files = List.copyOf(files);
        }
    }
}
