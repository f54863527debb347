package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sendwarehouse.distribution.Distribution;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.NightInHand.ReadyPack;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.packs.GroupDefinition;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.packs.PackRenderer;
import org.sendwarehouse.packs.PackRequest;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Renders packs from the published warehouse and puts them in their places; both can be done again without harm. */
@Component
class PackSteps {
    private final Home home;
    private final DuckDb.Settings settings;
    private final Distribution distribution;
    private final Progress progress;

    PackSteps(Home home, DuckDb.Settings settings, Distribution distribution, Progress progress) {
        this.home = home;
        this.settings = settings;
        this.distribution = distribution;
        this.progress = progress;
    }

    /**
     * Renders what has not been given out yet, each pack into its own folder below {@code work}, as many at a time as the
     * settings have threads. A pack that cannot be made is on record with the night, and the other groups get theirs.
     */
    int render(NightInHand night) throws IOException {
        night.ready().clear();
        night.failures().clear();
        PublishedWarehouse published = night.packsFrom().orElse(null);
        if (published == null) {
            return 0;
        }
        List<PackOrder> orders = night.orders();
        PacksMade packs = new PacksMade(orders, (renderer, order) -> made(renderer, night, published, order), progress);
        packs.make(settings.threads());
        night.ready().addAll(packs.ready());
        night.failures().addAll(packs.failures());
        return night.ready().size();
    }

    /** One pack in its folder; none where it was given out before. */
    private Optional<ReadyPack> made(
            Supplier<PackRenderer> renderer, NightInHand night, PublishedWarehouse published, PackOrder order)
            throws IOException, SQLException {
        GroupDefinition group = order.group();
        if (!night.isDraft() && distribution.isDistributed(published.runId(), group.code(), order.meeting())) {
            return Optional.empty();
        }
        Path folder = home.work().resolve("pack-" + published.runId() + "-" + group.code());
        FileSystemUtils.deleteRecursively(folder);
        Home.OwnerOnly.createDirectories(folder);
        render(renderer.get(), night, published, order, folder);
        return Optional.of(new ReadyPack(order, folder));
    }

    private void render(
            PackRenderer renderer, NightInHand night, PublishedWarehouse published, PackOrder order, Path folder)
            throws IOException, SQLException {
        PackRequest request = new PackRequest(
                order.group(),
                order.meeting(),
                distribution.previous(order.group(), order.meeting()).orElse(null),
                night.refusal(),
                night.isDraft());
        try (Connection connection = published.connect(order.group().audience().word(), settings)) {
            renderer.render(connection, request, folder);
        }
    }

    /**
     * Moves what was rendered to where its readers look for it; where one cannot be moved, the others are.
     *
     * @param date business date of the night
     */
    int distribute(NightInHand night, LocalDate date) {
        PublishedWarehouse published = night.packsFrom().orElse(null);
        if (published == null) {
            return 0;
        }
        for (ReadyPack pack : night.ready()) {
            GroupDefinition group = pack.order().group();
            try {
                Distribution.Placement placement = distribution.place(
                        published.runId(),
                        group.code(),
                        pack.order().meeting(),
                        published.manifest().asAt(),
                        date,
                        group.recipients(),
                        pack.folder());
                night.placed().add(home.root().relativize(placement.folder()).toString());
            } catch (IOException | RuntimeException e) {
                night.failures().add(PacksMade.failed(pack.order(), e));
            }
        }
        return night.placed().size();
    }

    /** Moves drafts to {@code drafts/GROUP/MEETING}, outside what is given out and logged; an earlier draft gives way. */
    void placeDrafts(NightInHand night) throws IOException {
        for (ReadyPack pack : night.ready()) {
            Path group =
                    home.root().resolve("drafts").resolve(pack.order().group().code());
            Path folder = group.resolve(pack.order().meeting().toString());
            FileSystemUtils.deleteRecursively(folder);
            Home.OwnerOnly.createDirectories(group);
            Files.move(pack.folder(), folder, StandardCopyOption.ATOMIC_MOVE);
            night.placed().add(home.root().relativize(folder).toString());
        }
    }

    /** Whether every one of these packs was made from this run and given out. */
    boolean allDistributed(String runId, List<PackOrder> orders) throws IOException {
        for (PackOrder order : orders) {
            if (!distribution.isDistributed(runId, order.group().code(), order.meeting())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Those of these packs that are still to be made: their meeting has none yet, or it has one of older data, since a night
     * gave none, and that may still be replaced. Other papers that are out are not replaced behind their readers' backs.
     */
    List<PackOrder> owed(List<PackOrder> orders) throws IOException {
        List<PackOrder> left = new ArrayList<>();
        for (PackOrder order : orders) {
            String group = order.group().code();
            if (!distribution.isGiven(group, order.meeting())
                    || (order.renewable()
                            && distribution.lacking(group, order.meeting()).isPresent())) {
                left.add(order);
            }
        }
        return left;
    }

    /** Those of these packs that lie in their places. */
    List<PackOrder> given(List<PackOrder> orders) throws IOException {
        List<PackOrder> given = new ArrayList<>();
        for (PackOrder order : orders) {
            if (distribution.isGiven(order.group().code(), order.meeting())) {
                given.add(order);
            }
        }
        return given;
    }
}
