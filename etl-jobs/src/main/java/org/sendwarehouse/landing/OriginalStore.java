package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.receive.Claim.ClaimedFile;

/**
 * Where originals go once their delivery is on record: to the archive, or to quarantine when it was refused. Files and
 * folders are readable by their owner only. They are not encrypted yet; until the archive is (a later issue), the disk
 * must be.
 */
final class OriginalStore {
    /** Marks a delivery whose originals are all put away, so that the same file sent again is a new arrival. */
    private static final String DONE = "_moved";

    private final Home home;

    OriginalStore(Home home) {
        this.home = home;
    }

    /** The folder of a delivery's originals. */
    Path folder(LandedDelivery delivery) {
        Path root = delivery.status() == Status.REFUSED ? home.quarantine() : home.archive();
        return root.resolve(delivery.source()).resolve(delivery.feed()).resolve(delivery.deliveryId());
    }

    /** Moves what is still in the inbox; may be called again after it was cut at any point. */
    void putAway(LandedDelivery delivery) throws IOException {
        if (delivery.files().isEmpty()) {
            return; // what the platform delivers itself has no original
        }
        Path folder = folder(delivery);
        Path done = folder.resolve(DONE);
        if (Files.exists(done)) {
            return;
        }
        Home.OwnerOnly.createDirectories(folder);
        for (ClaimedFile file : delivery.files()) {
            Path original = home.root().resolve(file.path());
            Path target = folder.resolve(file.name());
            if (Files.isRegularFile(original, LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(target)
                    && Hashes.ofFile(original).equals(file.sha256())) {
                move(original, target);
            }
        }
        Files.createFile(done);
        Home.OwnerOnly.restrict(done);
    }

    private static void move(Path original, Path target) throws IOException {
        try {
            Files.move(original, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Another file system: whole under another name first, so that a cut leaves the original.
            Path partial = target.resolveSibling(target.getFileName() + ".partial");
            Files.copy(original, partial, StandardCopyOption.REPLACE_EXISTING);
            Folders.sync(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(original);
        }
        Home.OwnerOnly.restrict(target);
    }
}
