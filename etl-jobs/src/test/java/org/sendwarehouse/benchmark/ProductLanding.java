package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.DeliveryLanding;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ClaimSet;

/** The product: a file in the inbox becomes a delivery on record. */
final class ProductLanding implements Contender {
    /** All that a night does at its door: recognise, hash, land, commit, seal the original. */
    static final String DOOR = "door";

    /** Landing and commit alone, as the chunk step of a night runs them. */
    static final String STEP = "step";

    private static final String NIGHT = "2026-04-30";

    private final String part;
    private Door door;
    private Claim claim;
    private DeliveryLander lander;

    ProductLanding(String part) {
        this.part = part;
    }

    /** Puts a file into the inbox of a new home, without its bytes being copied. */
    static Door home(Path input, Path folder) throws IOException {
        Door door = new Door(folder.resolve("home"));
        // The folder that it lies in is the source's, as in the inbox.
        Path target = door.home().inbox().resolve(input.getParent().getParent().relativize(input));
        Files.createDirectories(target.getParent());
        Files.createLink(target, input);
        return door;
    }

    static Done done(LandedDelivery delivery) {
        if (delivery.status() != LandedDelivery.Status.LANDED) {
            throw new IllegalStateException("Not landed: " + delivery.reason());
        }
        return new Done(delivery.rowsAccepted(), delivery.rowsRejected(), "");
    }

    @Override
    public void ready(Path input, Path folder) throws Exception {
        door = home(input, folder);
        if (part.equals(STEP)) {
            lander = new DeliveryLander(door.home(), Door.CONTRACTS);
            lander.recover();
            ClaimSet claims = door.claim(NIGHT);
            claims.freeze(door.home());
            claim = claims.claims().get(0);
        }
    }

    @Override
    public Done once(Path input, Path folder) throws Exception {
        if (part.equals(DOOR)) {
            return done(door.night(NIGHT).get(0));
        }
        try (DeliveryLanding landing = lander.begin(claim)) {
            BatchStep.run(1, landing.reader(), landing.processor(), landing.writer());
            return done(landing.finish());
        }
    }
}
