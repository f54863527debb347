package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Part;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds landed files against their sidecars before they are read: a flipped bit can be a plausible number, and nothing
 * that follows would notice. About a second for each gigabyte.
 */
public final class LandedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LandedFiles.class);

    private LandedFiles() {}

    /**
     * Reads what a build reads of these deliveries, accepted rows of those that landed and rejects of all, and compares the
     * bytes with what was written when they landed. Rejects of which an earlier version recorded no hash are passed over,
     * which is said once.
     *
     * @throws IOException when a file is missing or is not as it was; the message names it and says what to do
     */
    public static void check(Home home, Collection<LandedDelivery> deliveries) throws IOException {
        int unchecked = 0;
        for (LandedDelivery delivery : deliveries) {
            for (Part part : read(delivery)) {
                check(home, delivery, part);
            }
            unchecked += delivery.status() != Status.REMOVED && delivery.hasUncheckedRejects() ? 1 : 0;
        }
        if (unchecked > 0) {
            LOG.info(
                    "The rejects of {} deliveries landed before their hash was recorded; they are read unchecked.",
                    unchecked);
        }
    }

    /** The files of a delivery that a build reads. */
    static List<Part> read(LandedDelivery delivery) {
        List<Part> parts = new ArrayList<>();
        if (delivery.isLanded()) {
            delivery.tables().forEach(table -> parts.addAll(table.parts()));
        }
        Part rejects = delivery.rejects();
        if (rejects != null && delivery.status() != Status.REMOVED) {
            parts.add(rejects);
        }
        return parts;
    }

    /** Whether a file is as it was when it landed. */
    static boolean isWhole(Path file, Part part) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == part.bytes()
                && Hashes.ofFile(file).equals(part.sha256());
    }

    private static void check(Home home, LandedDelivery delivery, Part part) throws IOException {
        Path file = delivery.folder(home).resolve(part.file());
        if (!isWhole(file, part)) {
            boolean there = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            throw new IOException(home.root().relativize(file) + (there ? " is not as it landed" : " is missing")
                    + ", so nothing was built of it; what was published before stays. "
                    + Note.restore(file)
                    + (delivery.files().isEmpty()
                            ? ""
                            : " While its originals are kept: send-warehouse original " + delivery.deliveryId()
                                    + " --land-again."));
        }
    }
}
