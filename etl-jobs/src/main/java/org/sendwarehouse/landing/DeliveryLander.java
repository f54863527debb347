package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.Retention;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PostcodeAreas;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Lands claimed deliveries.
 *
 * <p>A delivery is landed once: asked again, it answers what is on record and finishes putting the originals away.
 */
public final class DeliveryLander {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLander.class);

    private final Home home;
    private final Contracts contracts;
    private final Pseudonymiser pseudonymiser;
    private final PostcodeAreas areas;
    private final OriginalStore originals;

    /**
     * @throws org.sendwarehouse.identity.PseudonymKeyException when a key of the home is missing or unfit; nothing lands
     *     without both
     */
    public DeliveryLander(Home home, Contracts contracts) throws IOException {
        this(home, contracts, new Pseudonymiser(PseudonymKey.load(home)), PostcodeAreas.load(home));
    }

    DeliveryLander(Home home, Contracts contracts, Pseudonymiser pseudonymiser, PostcodeAreas areas) {
        this.home = home;
        this.contracts = contracts;
        this.pseudonymiser = pseudonymiser;
        this.areas = areas;
        this.originals = new OriginalStore(home);
        if (areas.isEmpty()) {
            LOG.warn("There is no reference/postcode_lsoa.csv: postcodes land without an area.");
        }
    }

    /** Opens rows that follow a contract. */
    interface ContractOpening {
        BlockReader open(Contract contract) throws IOException;
    }

    /**
     * What a cut night left is cleared away: half-written deliveries are deleted, removals and erasures are finished,
     * originals of deliveries on record are put away. Called before anything is claimed.
     */
    public void recover() throws IOException {
        Path inProgress = home.landingInProgress();
        if (Files.isDirectory(inProgress, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(inProgress)) {
                for (Path attempt : left) {
                    LOG.warn("Delivery {} was cut while landing; it starts again.", attempt.getFileName());
                    FileSystemUtils.deleteRecursively(attempt);
                }
            }
        }
        Removals.finishCut(home, contracts);
        new Erasing(home, contracts, pseudonymiser, moment -> {}).apply();
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            originals.putAway(delivery);
        }
    }

    /** What is on record of a claim; null where it was not landed yet. */
    public @Nullable LandedDelivery onRecord(Claim claim) throws IOException {
        return Sidecar.find(LandedDelivery.folder(home, claim.source(), claim.feed(), claim.deliveryId()))
                .orElse(null);
    }

    /** Starts an attempt; what an earlier attempt wrote is deleted. */
    public DeliveryLanding begin(Claim claim) throws IOException {
        return begin(claim, contract -> open(contract, claim));
    }

    /** Starts an attempt on rows that come from elsewhere than the inbox. */
    DeliveryLanding begin(Claim claim, ContractOpening opening) throws IOException {
        Contract contract = contracts.find(claim.source(), claim.feed()).orElseGet(() -> unidentified(claim));
        Integer referenceDay =
                contract.tables().size() > 1 ? (Integer) (int) claim.asOf().toEpochDay() : null;
        BlockProcessor processor = new BlockProcessor(
                contract,
                claim.deliveryId(),
                referenceDay,
                new BlockProcessor.Protection(pseudonymiser, areas, ErasedFilter.of(home, contract, pseudonymiser)));
        return new DeliveryLanding(
                home, contract, claim, pseudonymiser.keyId(), processor, () -> opening.open(contract));
    }

    /** Starts an attempt on the originals of a delivery that has landed, taken out of the archive. */
    DeliveryLanding begin(LandedDelivery delivery, Unsealed opened) throws IOException {
        return begin(
                delivery.claim(),
                contract -> BlockReaders.open(contract, delivery.shape(), delivery.layout(), opened.files()));
    }

    /** Lands a claimed delivery from beginning to end. */
    public LandedDelivery land(Claim claim) throws IOException {
        LandedDelivery delivery = onRecord(claim);
        if (delivery == null) {
            try (DeliveryLanding landing = begin(claim)) {
                for (RowBlock block = landing.read(); block != null; block = landing.read()) {
                    landing.write(landing.process(block));
                }
                delivery = landing.finish();
            }
        }
        putAway(delivery);
        return delivery;
    }

    /** Seals the originals of a delivery on record in the archive or in quarantine. */
    public void putAway(LandedDelivery delivery) throws IOException {
        originals.putAway(delivery);
    }

    private BlockReader open(Contract contract, Claim claim) throws IOException {
        Map<ClaimedFile, Path> files = new LinkedHashMap<>();
        for (ClaimedFile file : claim.files()) {
            Path path = home.root().resolve(file.path()).normalize();
            if (!path.startsWith(home.inbox()) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new DeliveryRefusedException(
                        file.name() + " is no longer in the inbox. Send it again if it is to be landed.");
            }
            if (!Hashes.ofFile(path).equals(file.sha256())) {
                throw new DeliveryRefusedException(
                        file.name() + " changed after it was claimed. It is claimed anew as it is now.");
            }
            files.put(file, path);
        }
        return BlockReaders.open(contract, claim.shape(), claim.layout(), files);
    }

    /** A contract for what nobody recognised: it has no table, and only its refusal is recorded. */
    private static Contract unidentified(Claim claim) {
        return new Contract(
                claim.source(),
                claim.feed(),
                "",
                "",
                "",
                "",
                Contract.Delivery.SNAPSHOT,
                Set.of(),
                Contract.AsOfRule.FILE_NAME_DATE,
                List.of(),
                List.of(),
                List.of(),
                null,
                0,
                new Contract.Accepts(Set.of(), List.of(), List.of()),
                List.of(),
                Map.of(),
                "",
                false,
                new Contract.Due(Contract.DueCalendar.ON_EVENT, 0),
                new Retention(null, Retention.From.AS_OF, ""),
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }
}
