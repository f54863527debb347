package org.sendwarehouse.landing;

import java.io.IOException;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;

/**
 * Puts every original under a new archive key. First the key set gets a new primary key and keeps the old one for reading;
 * then each original is sealed again; last the old key goes. Cut anywhere, the same again finishes it, and everything can be
 * read all the time.
 */
public final class ArchiveRotation {
    private final Home home;
    private final Erasing.Moment moment;

    public ArchiveRotation(Home home) {
        this(home, what -> {});
    }

    ArchiveRotation(Home home, Erasing.Moment moment) {
        this.home = home;
        this.moment = moment;
    }

    /**
     * Makes a new key and seals everything under it; goes on with a rotation that was cut.
     *
     * @return how many originals were sealed again, in this attempt
     */
    public int rotate() throws IOException {
        ArchiveKey.addPrimary(home);
        moment.reached("prepared");
        int sealed = 0;
        OriginalStore store = new OriginalStore(home);
        SealedFiles primary = new SealedFiles(ArchiveKey.load(home).primary().cipher());
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            sealed += store.sealAgain(delivery, primary);
            moment.reached("sealed");
        }
        ArchiveKey.keepPrimary(home);
        return sealed;
    }
}
