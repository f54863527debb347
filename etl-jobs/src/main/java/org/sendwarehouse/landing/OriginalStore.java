package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.springframework.util.FileSystemUtils;

/**
 * Where originals go once their delivery is on record: to the archive, or to quarantine when it was refused. Sealed under
 * the archive key, bound to their delivery, readable by their owner only.
 *
 * <p>The order is what keeps an original from being lost or left in the clear: sealed under another name, on the disk, opened
 * again and compared, renamed, and only then is the plain one deleted. Cut anywhere, the same again finishes it.
 */
final class OriginalStore {
    /** Marks a delivery whose originals are all sealed, so that the same file sent again is a new arrival. */
    private static final String DONE = "_sealed";

    /** The mark of earlier versions, which kept originals here in the clear. */
    private static final String MOVED = "_moved";

    /**
     * Marks a delivery whose originals are deleted, since they held somebody who was erased or their retention is over. It
     * stays: by it the same file sent again is a new arrival, and no rest of a move that was cut.
     */
    private static final String REMOVED = "_removed";

    private final Home home;
    private final SealedFiles sealed;

    /** @throws org.sendwarehouse.identity.PseudonymKeyException when the home has no fit archive key */
    OriginalStore(Home home) {
        this.home = home;
        this.sealed = new SealedFiles(ArchiveKey.load(home).cipher());
    }

    /** The folder of a delivery's originals. */
    static Path folder(Home home, LandedDelivery delivery) {
        Path root = delivery.status() == Status.REFUSED ? home.quarantine() : home.archive();
        return root.resolve(delivery.source()).resolve(delivery.feed()).resolve(delivery.deliveryId());
    }

    private Path folder(LandedDelivery delivery) {
        return folder(home, delivery);
    }

    /** Whether a file says what was done with originals and is none itself. */
    static boolean isMark(Path file) {
        return Set.of(DONE, MOVED, REMOVED).contains(String.valueOf(file.getFileName()));
    }

    /**
     * Deletes the originals of a delivery, their retention over; may be called again after it was cut. Nothing is looked for
     * in the inbox: what is there under their name came later.
     */
    static void drop(Home home, LandedDelivery delivery) throws IOException {
        if (delivery.files().isEmpty()) {
            return;
        }
        Path folder = folder(home, delivery);
        Home.OwnerOnly.createDirectories(folder);
        mark(folder);
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(folder, file -> !REMOVED.equals(String.valueOf(file.getFileName())))) {
            for (Path file : left) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
        AtomicFiles.sync(folder);
    }

    /** Whether nothing of a delivery's originals is left but the mark that they are gone, or it never had any. */
    static boolean isDropped(Home home, LandedDelivery delivery) throws IOException {
        if (delivery.files().isEmpty()) {
            return true;
        }
        Path folder = folder(home, delivery);
        if (!Files.exists(folder.resolve(REMOVED))) {
            return false;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                if (!REMOVED.equals(String.valueOf(file.getFileName()))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void mark(Path folder) throws IOException {
        Path mark = folder.resolve(REMOVED);
        if (!Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
            Files.createFile(mark);
            Home.OwnerOnly.restrict(mark);
        }
        AtomicFiles.sync(folder);
    }

    /** Seals what is still in the clear; may be called again after it was cut at any point. */
    void putAway(LandedDelivery delivery) throws IOException {
        if (delivery.files().isEmpty()) {
            return; // what the platform delivers itself has no original
        }
        Path folder = folder(delivery);
        if (Files.exists(folder.resolve(REMOVED))) {
            return;
        }
        if (delivery.holdsErased() || repeatsErased(delivery)) {
            remove(delivery);
            return;
        }
        Path done = folder.resolve(DONE);
        if (Files.exists(done)) {
            return;
        }
        Home.OwnerOnly.createDirectories(folder);
        Path moved = folder.resolve(MOVED);
        for (ClaimedFile file : delivery.files()) {
            // From an earlier version; where it is there, what lies in the inbox under the name is another file.
            seal(delivery, file, folder.resolve(file.name()));
            if (!Files.exists(moved)) {
                seal(delivery, file, home.root().resolve(file.path()));
            }
        }
        Files.deleteIfExists(done);
        Files.createFile(done);
        Home.OwnerOnly.restrict(done);
        AtomicFiles.sync(folder);
        Files.deleteIfExists(moved);
    }

    /** Whether a delivery is the same bytes as one that holds somebody who was erased: its rows were not even read. */
    private boolean repeatsErased(LandedDelivery delivery) throws IOException {
        if (delivery.status() != Status.REPEATED || delivery.follows() == null) {
            return false;
        }
        return Sidecar.find(LandedDelivery.folder(home, delivery.source(), delivery.feed(), delivery.follows()))
                .filter(LandedDelivery::holdsErased)
                .isPresent();
    }

    /** Deletes the originals of a delivery that holds somebody who was erased; may be called again after it was cut. */
    void remove(LandedDelivery delivery) throws IOException {
        Path folder = folder(delivery);
        Path moved = folder.resolve(MOVED);
        boolean wereSealed =
                Files.exists(folder.resolve(DONE)) || Files.exists(moved) || Files.exists(folder.resolve(REMOVED));
        Home.OwnerOnly.createDirectories(folder);
        for (ClaimedFile file : delivery.files()) {
            Path inbox = home.root().resolve(file.path());
            if (!wereSealed
                    && Files.isRegularFile(inbox, LinkOption.NOFOLLOW_LINKS)
                    && Hashes.ofFile(inbox).equals(file.sha256())) {
                Files.delete(inbox);
            }
            Files.deleteIfExists(folder.resolve(file.name()));
            Files.deleteIfExists(target(delivery, file));
            Files.deleteIfExists(target(delivery, file).resolveSibling(file.name() + ArchiveKey.SEALED + ".partial"));
        }
        AtomicFiles.sync(folder);
        mark(folder);
        Files.deleteIfExists(folder.resolve(DONE));
        Files.deleteIfExists(moved);
    }

    private void seal(LandedDelivery delivery, ClaimedFile file, Path plain) throws IOException {
        if (!Files.isRegularFile(plain, LinkOption.NOFOLLOW_LINKS)
                || !Hashes.ofFile(plain).equals(file.sha256())) {
            return; // it changed after its claim: a delivery of its own
        }
        Path target = target(delivery, file);
        if (!Files.exists(target)) {
            Path partial = target.resolveSibling(target.getFileName() + ".partial");
            sealed.write(plain, partial, bond(delivery, file));
            if (!sealed.hash(partial, bond(delivery, file)).equals(file.sha256())) {
                Files.delete(partial);
                throw new IOException(file.path() + " changed while it was put away. Run the command again.");
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            AtomicFiles.sync(folder(delivery));
        }
        Files.delete(plain);
    }

    /**
     * Seals originals of a delivery again, those that the new key does not open yet.
     *
     * @return how many
     */
    int sealAgain(LandedDelivery delivery, SealedFiles anew) throws IOException {
        int count = 0;
        for (ClaimedFile file : delivery.files()) {
            Path target = target(delivery, file);
            if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || anew.opens(target, bond(delivery, file))) {
                continue;
            }
            try (Unsealed opened = new Unsealed()) {
                Path plain = opened.add(home, file);
                sealed.read(target, plain, bond(delivery, file));
                Path partial = target.resolveSibling(target.getFileName() + ".partial");
                anew.write(plain, partial, bond(delivery, file));
                if (!anew.hash(partial, bond(delivery, file)).equals(Hashes.ofFile(plain))) {
                    throw new IOException("Cannot seal " + target.getFileName() + " again: it reads back otherwise");
                }
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                AtomicFiles.sync(folder(delivery));
            }
            count++;
        }
        return count;
    }

    /** What is sealed stays with its delivery and its name: moved to another place it does not open. */
    private static String bond(LandedDelivery delivery, ClaimedFile file) {
        return delivery.deliveryId() + "/" + file.name();
    }

    private Path target(LandedDelivery delivery, ClaimedFile file) {
        return folder(delivery).resolve(file.name() + ArchiveKey.SEALED);
    }

    /**
     * Opens the originals of a delivery.
     *
     * @return empty when they are not all there as they were sent
     * @throws IOException when one does not open under the home's key: another key, or changed since
     */
    Optional<Unsealed> open(LandedDelivery delivery) throws IOException {
        for (ClaimedFile file : delivery.files()) {
            if (!Files.isRegularFile(target(delivery, file), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
        }
        Unsealed opened = new Unsealed();
        try {
            for (ClaimedFile file : delivery.files()) {
                Path plain = opened.add(home, file);
                sealed.read(target(delivery, file), plain, bond(delivery, file));
                if (!Hashes.ofFile(plain).equals(file.sha256())) {
                    opened.close();
                    return Optional.empty();
                }
            }
            return Optional.of(opened);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }
}
