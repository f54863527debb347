package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Part;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

/**
 * Holds landed files against their sidecars before they are read: a flipped bit can be a plausible number, and nothing
 * that follows would notice. About a second for each gigabyte.
 */
public final class LandedFiles {
    private LandedFiles() {}

    /**
     * Reads the accepted rows' files of these deliveries and compares their bytes with what was written when they landed.
     *
     * @throws IOException when a file is missing or is not as it was; the message names it and says what to do
     */
    public static void check(Home home, Collection<LandedDelivery> deliveries) throws IOException {
        for (LandedDelivery delivery : deliveries) {
            for (TableBooks table : delivery.tables()) {
                for (Part part : table.parts()) {
                    check(home, delivery, part);
                }
            }
        }
    }

    private static void check(Home home, LandedDelivery delivery, Part part) throws IOException {
        Path file = delivery.folder(home).resolve(part.file());
        boolean there = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (!there || Files.size(file) != part.bytes() || !Hashes.ofFile(file).equals(part.sha256())) {
            throw new IOException(home.root().relativize(file) + (there ? " is not as it landed" : " is missing")
                    + ", so nothing was built of it; what was published before stays. "
                    + LandedDelivery.restore(file));
        }
    }
}
