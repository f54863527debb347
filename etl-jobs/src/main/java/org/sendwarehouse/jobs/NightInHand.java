package org.sendwarehouse.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.operations.LogContext;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.packs.PackRequest;
import org.sendwarehouse.quality.QualityVerdict;
import org.sendwarehouse.receive.ClaimSet;
import org.sendwarehouse.warehouse.BuiltWarehouse;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.stereotype.Component;

/**
 * What the steps of the night that is running hand to each other. It lives in memory only: from the build on, a restarted
 * night does everything again, since a build is whole or nothing.
 */
@Component
class NightInHand {
    private @Nullable ClaimSet claims;
    private @Nullable BuiltWarehouse built;
    private @Nullable QualityVerdict verdict;
    private @Nullable PublishedWarehouse published;
    private boolean publishedBefore;
    private Rebuilds.@Nullable Plan plan;
    private @Nullable PublishedWarehouse older;
    private PackRequest.@Nullable Refusal refusal;
    private boolean draft;
    private List<PackOrder> orders = List.of();
    private final List<ReadyPack> ready = new ArrayList<>();
    private final List<String> placed = new ArrayList<>();
    private final List<PackFailure> failures = new ArrayList<>();

    /** A rendered pack on its way to its place. */
    record ReadyPack(PackOrder order, Path folder) {}

    /**
     * Begins a run.
     *
     * @param frozen the claims of a night; null for a run that lands nothing
     * @param toMake the packs that are to be made
     */
    void start(@Nullable ClaimSet frozen, List<PackOrder> toMake) {
        LogContext.RUN.set(null);
        claims = frozen;
        orders = List.copyOf(toMake);
        built = null;
        verdict = null;
        published = null;
        publishedBefore = false;
        older = null;
        refusal = null;
        draft = false;
        plan = null;
        ready.clear();
        placed.clear();
        failures.clear();
    }

    /** Begins the rebuild of a past date. */
    void start(Rebuilds.Plan rebuild) {
        start(null, List.of());
        plan = rebuild;
    }

    Rebuilds.Plan plan() {
        return present(plan, "plan of a rebuild");
    }

    boolean hasClaims() {
        return claims != null;
    }

    ClaimSet claims() {
        return present(claims, "frozen claim set");
    }

    void built(BuiltWarehouse warehouse) {
        LogContext.RUN.set(warehouse.id().value());
        built = warehouse;
    }

    BuiltWarehouse built() {
        return present(built, "built warehouse");
    }

    void verdict(QualityVerdict quality) {
        verdict = quality;
    }

    Optional<QualityVerdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    void published(PublishedWarehouse version) {
        LogContext.RUN.set(version.runId());
        published = version;
    }

    /** What this night would build is what readers see: it was cut after it had published. */
    void publishedBefore(PublishedWarehouse version) {
        published(version);
        publishedBefore = true;
    }

    boolean isPublishedBefore() {
        return publishedBefore;
    }

    PublishedWarehouse published() {
        return present(published, "published warehouse");
    }

    /** What packs are made of when the night was refused: the last good version. */
    void lastGood(PublishedWarehouse version, PackRequest.Refusal why) {
        older = version;
        refusal = why;
    }

    /** What drafts are made of: the version that was refused, kept for as long as this run. */
    void draft(PublishedWarehouse refused, PackRequest.Refusal why) {
        lastGood(refused, why);
        draft = true;
    }

    /** What packs are made of; empty where the night was refused and nothing was ever published. */
    Optional<PublishedWarehouse> packsFrom() {
        return Optional.ofNullable(older != null ? older : published);
    }

    PackRequest.@Nullable Refusal refusal() {
        return refusal;
    }

    boolean isDraft() {
        return draft;
    }

    /** The run id, as soon as it is known. */
    Optional<String> runId() {
        if (published != null) {
            return Optional.of(published.runId());
        }
        return Optional.ofNullable(built).map(warehouse -> warehouse.id().value());
    }

    List<PackOrder> orders() {
        return orders;
    }

    List<ReadyPack> ready() {
        return ready;
    }

    List<String> placed() {
        return placed;
    }

    /** Packs that did not come about; those of other groups did. */
    List<PackFailure> failures() {
        return failures;
    }

    private static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("No step has provided the " + what);
        }
        return value;
    }
}
