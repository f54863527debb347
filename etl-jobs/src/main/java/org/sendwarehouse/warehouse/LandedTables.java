package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a build needs to know of the landing zone, as at its run. */
public interface LandedTables {

    /** Every table that the contracts declare, delivered or not. */
    List<Table> tables();

    /** Every delivery known as at the run, refused and superseded ones too, in a stable order. */
    List<Delivery> deliveries();

    /**
     * A landed table.
     *
     * @param name unique over all feeds
     * @param columns in the contract's order, without those that every landed row carries
     */
    record Table(String name, List<Column> columns) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

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
     * @param status {@code landed}, {@code refused} or {@code repeated}
     * @param current whether it is the one to be used within its scope
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
