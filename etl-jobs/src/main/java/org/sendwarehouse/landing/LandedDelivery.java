package org.sendwarehouse.landing;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract.Delivery;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.Shape;

/**
 * What is on record of one arrival: the sidecar {@code _delivery.json} in its folder of the landing zone.
 *
 * @param deliveryId 16 hexadecimal digits
 * @param scope what it covers; deliveries of different scope never replace each other
 * @param areaNumber the authority's number with the Department for Education; null where the feed has no area
 * @param delivery how deliveries of the feed related to each other when it landed
 * @param period collection year of a return, reporting year of a publication, academic year of a feed that starts
 *     anew each; null where the feed has none
 * @param provider the organisation that delivers, where the feed comes from several
 * @param asOf the date the content is about
 * @param businessDate the night that landed it
 * @param receivedAt when it was claimed
 * @param contentHash hash of its bytes
 * @param follows the delivery that was current before it; null where none was
 * @param status what became of it
 * @param reason why, in words; empty for a landed one
 * @param keyId the pseudonym key its tokens were made under; empty where nothing landed
 * @param tables the books, table by table; empty where nothing could be read
 * @param rejectRules rejected rows' faults, by rule
 * @param unusableIdentifiers identifiers that gave no token, by column
 * @param generations how its files were written anew, and what the door kept out of them, for erasures and rotations
 * @param rejects the file with what was rejected; null where nothing was, and in sidecars of earlier versions
 */
public record LandedDelivery(
        String deliveryId,
        String source,
        String feed,
        Shape shape,
        String layout,
        Delivery delivery,
        String scope,
        @Nullable String areaNumber,
        @Nullable String period,
        @Nullable String provider,
        LocalDate asOf,
        LocalDate businessDate,
        Instant receivedAt,
        String contentHash,
        @Nullable String follows,
        List<ClaimedFile> files,
        Status status,
        String reason,
        String contractVersion,
        String keyId,
        List<TableBooks> tables,
        Map<String, Long> rejectRules,
        Map<String, Long> unusableIdentifiers,
        List<Generation> generations,
        @Nullable Part rejects) {

    /** The name of the sidecar in a delivery's folder. */
    public static final String SIDECAR = "_delivery.json";

    /** The name of the rejects file in a delivery's folder; absent where nothing was rejected. */
    public static final String REJECTS = "rejects.parquet";

    public LandedDelivery {
        // Sidecars of the first release do not say; all feeds were snapshots then.
        delivery = Objects.requireNonNullElse(delivery, Delivery.SNAPSHOT);
        files = List.copyOf(files);
        tables = List.copyOf(tables);
        rejectRules = Map.copyOf(rejectRules);
        unusableIdentifiers = Map.copyOf(unusableIdentifiers);
        generations = generations == null ? List.of() : List.copyOf(generations);
    }

    /**
     * A time that its files were written anew.
     *
     * @param number from 1; 0 for what the door itself kept out
     * @param why {@code erasure}, {@code rotation}, or {@code door}
     * @param rowsErased rows of erased persons that it does not have any more
     * @param replaced the files that it took the place of, which are erased
     */
    public record Generation(int number, String why, long rowsErased, List<Replaced> replaced) {
        public Generation {
            replaced = List.copyOf(replaced);
        }
    }

    /** A file that is no more. */
    public record Replaced(String file, long rows, String sha256) {}

    /** Whether it has a file of rejects of which an earlier version did not record what it holds. */
    boolean hasUncheckedRejects() {
        return rejects == null && !rejectRules.isEmpty();
    }

    /** Whether its originals hold somebody who was erased. */
    boolean holdsErased() {
        return generations.stream().anyMatch(generation -> generation.rowsErased() > 0);
    }

    /** What became of an arrival. */
    public enum Status {
        LANDED,
        /** Landed, but it counts only once a person says that it is right; never so in a sidecar. */
        HELD,
        REFUSED,
        /** The same bytes as the delivery that was current. */
        REPEATED,
        /** Landed once; its rows are gone, since its retention is over. Never so in a sidecar. */
        REMOVED
    }

    /**
     * The books of one table: rows read = accepted + rejected + filtered.
     *
     * @param filtered records without any value, which say nothing
     * @param parts the Parquet files with the accepted rows; empty where there is none
     */
    public record TableBooks(String table, long read, long accepted, long rejected, long filtered, List<Part> parts) {
        public TableBooks {
            parts = List.copyOf(parts);
        }

        public boolean balance() {
            return read == accepted + rejected + filtered
                    && accepted == parts.stream().mapToLong(Part::rows).sum();
        }
    }

    /**
     * One Parquet file.
     *
     * @param file path below the delivery's folder
     */
    public record Part(String file, long rows, String sha256, long bytes) {}

    /** The folder of an arrival in the landing zone. */
    public static Path folder(Home home, String source, String feed, String deliveryId) {
        return home.landing().resolve(source).resolve(feed).resolve(deliveryId);
    }

    /** The folder of this arrival in the landing zone. */
    public Path folder(Home home) {
        return folder(home, source, feed, deliveryId);
    }

    /** The landed Parquet files of a table, absolute and in order; empty where it has no row. */
    public List<Path> parts(Home home, String table) {
        Path folder = folder(home);
        return tables.stream()
                .filter(t -> t.table().equals(table))
                .flatMap(t -> t.parts().stream())
                .map(p -> folder.resolve(p.file()))
                .toList();
    }

    public boolean isLanded() {
        return status == Status.LANDED;
    }

    public long rowsRead() {
        return tables.stream().mapToLong(TableBooks::read).sum();
    }

    public long rowsAccepted() {
        return tables.stream().mapToLong(TableBooks::accepted).sum();
    }

    public long rowsRejected() {
        return tables.stream().mapToLong(TableBooks::rejected).sum();
    }

    public long rowsFiltered() {
        return tables.stream().mapToLong(TableBooks::filtered).sum();
    }

    /** The names of its files, for people. */
    public String fileNames() {
        return String.join(", ", files.stream().map(ClaimedFile::name).toList());
    }

    static LandedDelivery of(
            Claim claim,
            Delivery delivery,
            Status status,
            String reason,
            String contractVersion,
            String keyId,
            List<TableBooks> tables,
            Map<String, Long> rejectRules,
            Map<String, Long> unusableIdentifiers,
            @Nullable Part rejects) {
        return new LandedDelivery(
                claim.deliveryId(),
                claim.source(),
                claim.feed(),
                claim.shape(),
                claim.layout(),
                delivery,
                claim.scope(),
                claim.areaNumber(),
                claim.period(),
                claim.provider(),
                claim.asOf(),
                claim.businessDate(),
                claim.receivedAt(),
                claim.contentHash(),
                claim.follows(),
                claim.files(),
                status,
                reason,
                contractVersion,
                keyId,
                tables,
                rejectRules,
                unusableIdentifiers,
                List.of(),
                rejects);
    }

    /** What was claimed of it. */
    public Claim claim() {
        return new Claim(
                deliveryId,
                source,
                feed,
                shape,
                layout,
                scope,
                areaNumber,
                period,
                provider,
                asOf,
                businessDate,
                receivedAt,
                contentHash,
                follows,
                files,
                Claim.Disposition.LAND,
                "");
    }

    /** The same delivery with another status. */
    LandedDelivery with(Status otherStatus, String otherReason) {
        return with(otherStatus, otherReason, keyId, tables, generations);
    }

    /** The same delivery with another generation of its files. */
    LandedDelivery with(String otherKeyId, List<TableBooks> otherTables, Generation generation) {
        return with(
                status,
                reason,
                otherKeyId,
                otherTables,
                Stream.concat(generations.stream(), Stream.of(generation)).toList());
    }

    private LandedDelivery with(
            Status otherStatus,
            String otherReason,
            String otherKeyId,
            List<TableBooks> otherTables,
            List<Generation> otherGenerations) {
        return new LandedDelivery(
                deliveryId,
                source,
                feed,
                shape,
                layout,
                delivery,
                scope,
                areaNumber,
                period,
                provider,
                asOf,
                businessDate,
                receivedAt,
                contentHash,
                follows,
                files,
                otherStatus,
                otherReason,
                contractVersion,
                otherKeyId,
                otherTables,
                rejectRules,
                unusableIdentifiers,
                otherGenerations,
                rejects);
    }
}
