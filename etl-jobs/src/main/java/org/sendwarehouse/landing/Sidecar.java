package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code _delivery.json} in which a {@link LandedDelivery} is on record. */
final class Sidecar {
    private static final Note<LandedDelivery> NOTE = new Note<>(LandedDelivery.SIDECAR, LandedDelivery.class);

    private Sidecar() {}

    /**
     * Reads the sidecar in a delivery's folder; empty where there is none.
     *
     * @throws IOException when it is damaged; the message names it and says what to do
     */
    static Optional<LandedDelivery> find(Path folder) throws IOException {
        return NOTE.read(folder);
    }

    /**
     * Reads the sidecar that must be in a delivery's folder. A delivery comes by one rename, sidecar and all: where it is
     * missing it was there, and without it rows would be lost.
     *
     * @throws IOException when it is missing or damaged; the message names it and says what to do
     */
    static LandedDelivery read(Path folder) throws IOException {
        Path sidecar = folder.resolve(LandedDelivery.SIDECAR);
        return find(folder)
                .orElseThrow(() -> new IOException(
                        sidecar + " is missing, so nobody can say what landed there. " + Note.restore(sidecar)));
    }

    /** Writes it, or puts it in the place of the one before, at once. */
    static void write(Path folder, LandedDelivery delivery) throws IOException {
        NOTE.write(folder, delivery);
    }
}
