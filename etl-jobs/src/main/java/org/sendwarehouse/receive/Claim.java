package org.sendwarehouse.receive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as claimed before the night starts. Nothing in it changes afterwards.
 *
 * @param deliveryId 16 hexadecimal digits, the same in every home for the same inputs in the same order
 * @param feed {@code unidentified} where no feed was recognised
 * @param layout name of the layout difference; empty for the contract's own layout
 * @param scope what it covers, as far as that keeps deliveries of the feed apart, such as {@code 840/2025}; deliveries
 *     of different scope never replace each other
 * @param areaNumber the authority's number with the Department for Education; null where the feed has no area
 * @param period collection year of a return, reporting year of a publication, academic year of a feed that starts
 *     anew each; null where the feed has none
 * @param provider the organisation that delivers, where the feed comes from several
 * @param asOf the date the content is about
 * @param businessDate the night that claimed it
 * @param receivedAt when it was claimed; later claims have later times
 * @param contentHash hash of its bytes, whatever the files are called
 * @param follows the delivery that was current in its scope before it; null where none was
 * @param disposition what is to be done with it
 * @param reason why, in words; empty for a delivery to land
 */
public record Claim(
        String deliveryId,
        String source,
        String feed,
        Shape shape,
        String layout,
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
        Disposition disposition,
        String reason) {

    public Claim {
        files = List.copyOf(files);
    }

    /** The name under which feeds nobody recognised are recorded. */
    public static final String UNIDENTIFIED = "unidentified";

    /** What is to be done with a claimed delivery. */
    public enum Disposition {
        LAND,
        /** The same bytes as the delivery that is current: recorded and put away, not landed again. */
        REPEATED,
        /** Cannot be landed: recorded with its reason and put into quarantine. */
        REFUSED
    }

    /**
     * A file of a claimed delivery.
     *
     * @param role which part of a set it is; empty where one file is the delivery
     * @param path below the home, with forward slashes
     * @param sha256 content hash at the time of the claim
     */
    public record ClaimedFile(
            String role, String path, String sha256, long bytes, TextEncoding encoding, char delimiter) {
        /** The file name without folders. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** The names of its files, for people. */
    public String fileNames() {
        return String.join(", ", files.stream().map(ClaimedFile::name).toList());
    }
}
