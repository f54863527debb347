package org.sendwarehouse.jobs;

import java.io.IOException;
import org.sendwarehouse.receive.Claim;

/** The platform could not land a delivery, through no fault of the delivery. */
final class LandingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LandingFailedException(Claim claim, IOException cause) {
        super(claim.feed() + " (" + claim.fileNames() + ") could not be landed: " + cause.getMessage(), cause);
    }
}
