package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.Erasing;
import org.sendwarehouse.landing.KeyRotation;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.Removals;
import org.sendwarehouse.landing.Subject;
import org.sendwarehouse.landing.Subject.NotOnePersonException;
import org.sendwarehouse.landing.TextSearch;
import org.sendwarehouse.operations.AuditEvent;
import org.sendwarehouse.operations.AuditTrail;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Erases one person from everything that is kept at row level, and proves it; puts all tokens under a new key. */
@Component
@Lazy
public class Erasures {
    private final Home home;
    private final Contracts contracts;
    private final Nights nights;
    private final AuditTrail trail;

    Erasures(Home home, Contracts contracts, Nights nights) {
        this.home = home;
        this.contracts = contracts;
        this.nights = nights;
        this.trail = new AuditTrail(home);
    }

    /**
     * What was erased.
     *
     * @param rows landed rows that went, or would go, by table
     * @param deliveries how many were written anew
     * @param listed whether the door keeps the person out from now on
     * @param originals of how many further deliveries the originals were deleted, since they name the person
     * @param run how the warehouse was built again; null where nothing was published, or nothing was done
     * @param remains where the person was still found; empty where nowhere, null where nobody looked
     */
    public record Erased(
            Map<String, Long> rows,
            int deliveries,
            boolean listed,
            int originals,
            @Nullable RunSummary run,
            @Nullable List<String> remains) {

        /** Whether nothing of the person is left. */
        public boolean isComplete() {
            return remains != null && remains.isEmpty();
        }
    }

    /**
     * Finds what would be erased. Changes nothing.
     *
     * @throws NotOnePersonException when it cannot be told who is meant
     */
    public Erased rehearse(Subject subject, boolean othersStay) throws IOException, NotOnePersonException {
        Erasing.Plan plan = new Erasing(home, contracts).plan(subject, othersStay);
        return new Erased(plan.rows(), plan.deliveries(), plan.isListed(), 0, null, null);
    }

    /**
     * Erases a person.
     *
     * @param reason why, and in which role it was asked for; on record, without the identifiers
     * @throws NotOnePersonException when it cannot be told who is meant; nothing was done
     */
    public Erased erase(Subject subject, boolean othersStay, Map<String, String> reason)
            throws IOException, NotOnePersonException {
        Removals.finishCut(home, contracts);
        Erasing erasing = new Erasing(home, contracts);
        Erasing.Plan plan = erasing.plan(subject, othersStay);
        trail.append(AuditEvent.of("erasure begun", "erase", reason));
        erasing.commit(plan);
        erasing.apply();
        int originals = erasing.removeOriginals(new TextSearch(subject.numbers(), subject.names()));
        Traces traces = new Traces(home, contracts, plan.tokens(), subject.numbers(), subject.names());
        @Nullable RunSummary run = null;
        List<String> remains = List.of();
        boolean again = plan.isFound() || (plan.isListed() && isMadeOfRemoved());
        if (!again) {
            remains = traces.find();
            again = !remains.isEmpty();
        }
        if (again) {
            dropCopies();
            run = buildAgain();
            remains = traces.find();
        }
        Erased erased = new Erased(plan.rows(), plan.deliveries(), plan.isListed(), originals, run, remains);
        trail.append(record(erased, plan, reason));
        return erased;
    }

    /** Puts everything under a new key, or goes on with a rotation that was cut, and builds the warehouse again. */
    public Optional<RunSummary> afterRotation(KeyRotation.Rotated rotated) throws IOException {
        trail.append(AuditEvent.of(
                "rotated",
                "rotate-key",
                Map.of(
                        "from", rotated.fromKeyId(),
                        "to", rotated.toKeyId(),
                        "deliveries", Integer.toString(rotated.deliveries()))));
        dropCopies();
        return Optional.ofNullable(buildAgain());
    }

    private static AuditEvent record(Erased erased, Erasing.Plan plan, Map<String, String> reason) {
        Map<String, String> details = new java.util.TreeMap<>(reason);
        details.put(
                "rows",
                Long.toString(erased.rows().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()));
        details.put("deliveries", Integer.toString(erased.deliveries()));
        details.put("listed", Boolean.toString(erased.listed()));
        details.put("originals", Integer.toString(erased.originals()));
        details.put("epoch", Integer.toString(plan.epoch()));
        details.put(
                "remains",
                Integer.toString(
                        erased.remains() == null ? -1 : erased.remains().size()));
        return AuditEvent.of("erased", "erase", details);
    }

    /**
     * Whether a warehouse that is kept was made of deliveries whose rows have been removed since, their retention over:
     * whose rows it holds nobody can tell from what has landed.
     */
    private boolean isMadeOfRemoved() throws IOException {
        Ledger ledger = Ledger.read(home);
        for (PublishedWarehouse version : PublishedWarehouse.kept(home)) {
            if (!ledger.missing(version.manifest().asAt()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Copies at row level that were made for a purpose, and that can be made again: past dates, drafts, inspection lists. */
    private void dropCopies() throws IOException {
        for (Path copy : List.of(
                home.rebuilt(),
                home.work(),
                home.root().resolve("drafts"),
                home.root().resolve("controlled"))) {
            FileSystemUtils.deleteRecursively(copy);
        }
        Home.OwnerOnly.createDirectories(home.work());
        List<Path> old = new ArrayList<>();
        if (Files.isDirectory(home.publishedVersions()) && Files.exists(home.current())) {
            Path current = home.current().toRealPath();
            try (var versions = Files.list(home.publishedVersions())) {
                versions.filter(version -> !version.equals(current)).forEach(old::add);
            }
        }
        for (Path version : old) {
            if (!version.toRealPath().equals(home.current().toRealPath())) {
                FileSystemUtils.deleteRecursively(version);
            }
        }
    }

    private @Nullable RunSummary buildAgain() throws IOException {
        Optional<PublishedWarehouse> published = PublishedWarehouse.find(home);
        return published.isEmpty()
                ? null
                : nights.again(published.get().manifest().asAt());
    }

    /** Whether a run published what it built. */
    public static boolean isPublished(@Nullable RunSummary run) {
        return run == null || (run.outcome() != Outcome.REFUSED && run.outcome() != Outcome.FAILED);
    }
}
