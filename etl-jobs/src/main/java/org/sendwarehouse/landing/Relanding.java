package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Part;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

/**
 * Lands the originals of a delivery again and puts files that were lost or damaged back, byte for byte as its sidecar says:
 * the same rows give the same file. The delivery stays what it is, with its date and its place among the others. Where the
 * files would come out otherwise, nothing is changed.
 */
public final class Relanding {
    private final Home home;
    private final Contracts contracts;

    public Relanding(Home home, Contracts contracts) {
        this.home = home;
        this.contracts = contracts;
    }

    /** That a delivery cannot be landed again; the message says why and what to do. */
    public static final class NotPossibleException extends Exception {
        private static final long serialVersionUID = 1;

        NotPossibleException(String message) {
            super(message);
        }
    }

    /**
     * Puts back what is lost or damaged of a delivery.
     *
     * @return the files put back; empty where all were whole
     * @throws NotPossibleException when its originals are not kept, or do not give the files that landed
     */
    public List<Path> land(LandedDelivery arrival) throws IOException, NotPossibleException {
        if (arrival.status() == Status.REMOVED) {
            throw new NotPossibleException("The rows of this delivery were removed when its retention was over.");
        }
        // As it stands in its sidecar: the ledger calls some of them held.
        Path folder = arrival.folder(home);
        LandedDelivery delivery = Sidecar.read(folder);
        List<Part> damaged = new ArrayList<>();
        for (Part part : LandedFiles.read(delivery)) {
            if (!LandedFiles.isWhole(folder.resolve(part.file()), part)) {
                damaged.add(part);
            }
        }
        if (damaged.isEmpty()) {
            return List.of();
        }
        Optional<Unsealed> originals =
                delivery.files().isEmpty() ? Optional.empty() : new OriginalStore(home).open(delivery);
        if (originals.isEmpty()) {
            throw new NotPossibleException("The originals of this delivery are not kept any more, or never were. Copy "
                    + damaged.get(0).file() + " back from the backup.");
        }
        List<Path> back = new ArrayList<>();
        try (Unsealed opened = originals.get();
                DeliveryLanding landing = new DeliveryLander(home, contracts).begin(delivery, opened)) {
            for (RowBlock block = landing.read(); block != null; block = landing.read()) {
                landing.write(landing.process(block));
            }
            LandedDelivery again = landing.written();
            for (Part part : damaged) {
                Path fresh =
                        landing.folder().resolve(same(delivery, again, part).file());
                Path file = folder.resolve(part.file());
                Home.OwnerOnly.createDirectories(parent(file));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                AtomicFiles.sync(parent(file));
                back.add(file);
            }
        }
        return back;
    }

    /** The file of the new attempt that holds the very bytes of a landed one; its name differs where a key was rotated. */
    private static Part same(LandedDelivery delivery, LandedDelivery again, Part part) throws NotPossibleException {
        List<Part> all = new ArrayList<>();
        for (TableBooks table : again.tables()) {
            all.addAll(table.parts());
        }
        Part rejects = again.rejects();
        if (rejects != null) {
            all.add(rejects);
        }
        return all.stream()
                .filter(fresh -> fresh.sha256().equals(part.sha256()))
                .findFirst()
                .orElseThrow(() -> new NotPossibleException(
                        "Its originals do not give " + part.file() + " as it landed: it landed by contract "
                                + delivery.contractVersion() + ", and the contract is " + again.contractVersion()
                                + " now, or another version of the product wrote it. Nothing was changed. Copy it back"
                                + " from the backup; without one see the runbook, \"Something landed is damaged\"."));
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("No folder of " + file);
        }
        return parent;
    }
}
