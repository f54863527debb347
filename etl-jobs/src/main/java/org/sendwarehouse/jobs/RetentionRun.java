package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.RetentionPlan.Item;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.OwnDeliveries;
import org.sendwarehouse.landing.OwnDeliveries.Content;
import org.sendwarehouse.landing.OwnDeliveries.Offer;
import org.sendwarehouse.landing.Removals;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Removes what is past its retention: the decision goes to {@code state/retain-plan.json}, is carried out, proved, and
 * forgotten. May be cut at any point; the next run finishes what was decided before it decides anything new.
 */
final class RetentionRun {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Home home;
    private final Contracts contracts;
    private final DeliveryLander lander;
    private final String areaNumber;
    private final Clock clock;
    private final Removals removals;
    private final RetentionPlanner planner;
    private final Path planFile;
    private final Moment moment;

    /** Where a test may cut a run, as a kill would. */
    interface Moment {
        void reached(String what) throws IOException;
    }

    /** @param areaNumber DfE's number of the authority, in whose name the proof lands */
    RetentionRun(Home home, Contracts contracts, DeliveryLander lander, String areaNumber, Clock clock) {
        this(home, contracts, lander, areaNumber, clock, what -> {});
    }

    RetentionRun(Home home, Contracts contracts, DeliveryLander lander, String areaNumber, Clock clock, Moment moment) {
        this.home = home;
        this.moment = moment;
        this.contracts = contracts;
        this.lander = lander;
        this.areaNumber = areaNumber;
        this.clock = clock;
        removals = new Removals(home, contracts, RetentionRules.historyTables());
        planner = new RetentionPlanner(home, removals);
        planFile = home.state().resolve("retain-plan.json");
    }

    /**
     * What a run did.
     *
     * @param gone in the order in which it went, first what an earlier run had decided
     * @param kept deliveries whose retention is over and that stay
     */
    record Result(List<Item> gone, List<Item> kept) {
        Result {
            gone = List.copyOf(gone);
            kept = List.copyOf(kept);
        }
    }

    /** What would go on a day, but for what an earlier run had decided. Changes nothing. */
    Result look(LocalDate day) throws IOException {
        RetentionPlanner.Decision decision = planner.decide(day);
        return new Result(decision.plan().items(), decision.kept());
    }

    /**
     * Removes what is over on a day.
     *
     * @throws IOException when something cannot be removed or proved; the next call goes on
     */
    Result run(LocalDate day) throws IOException {
        lander.recover();
        List<Item> gone = new ArrayList<>();
        if (Files.exists(planFile)) {
            RetentionPlan cut = JSON.readValue(Files.readAllBytes(planFile), RetentionPlan.class);
            carryOut(cut);
            gone.addAll(cut.items());
        }
        RetentionPlanner.Decision decision = planner.decide(day);
        RetentionPlan plan = decision.plan();
        if (!plan.items().isEmpty()) {
            AtomicFiles.write(planFile, JSON.writeValueAsBytes(plan));
            moment.reached("decided");
            carryOut(plan);
            gone.addAll(plan.items());
        }
        return new Result(gone, decision.kept());
    }

    /** Removes, proves, and forgets the plan; each again where it was cut. */
    private void carryOut(RetentionPlan plan) throws IOException {
        Ledger ledger = Ledger.read(home);
        // Where a night was published since the decision was cut, what it was made of without counts from the next on.
        LocalDate now = planner.effective(plan.day());
        LocalDate effective = now.isAfter(plan.effective()) ? now : plan.effective();
        for (Item item : plan.items()) {
            switch (item.kind()) {
                case RetentionPlan.DELIVERY -> {
                    LandedDelivery delivery = ledger.find(item.item()).orElse(null);
                    if (delivery != null) {
                        removals.remove(delivery, effective, item.keptUntil(), item.material());
                    }
                }
                case RetentionPlan.ARCHIVE, RetentionPlan.QUARANTINE -> {
                    LandedDelivery delivery = ledger.find(id(item)).orElse(null);
                    if (delivery != null) {
                        removals.removeOriginals(delivery);
                    }
                }
                default -> FileSystemUtils.deleteRecursively(inHome(item));
            }
            moment.reached("removed " + item.kind());
        }
        String identity = Hashes.of(JSON.writeValueAsString(plan));
        new OwnDeliveries(home, contracts, lander, clock)
                .land(List.of(new Offer(
                        new Content(RetentionProof.FEED, areaNumber, plan.day(), effective, identity),
                        () -> new RetentionProof(plan))));
        moment.reached("proved");
        Files.delete(planFile);
        moment.reached("forgotten");
    }

    private static String id(Item item) {
        return item.item().substring(item.item().lastIndexOf('/') + 1);
    }

    private Path inHome(Item item) throws IOException {
        Path path = home.root().resolve(item.item()).normalize();
        if (!path.startsWith(home.root()) || path.equals(home.root())) {
            throw new IOException("The plan in " + planFile + " names something outside the home");
        }
        return path;
    }
}
