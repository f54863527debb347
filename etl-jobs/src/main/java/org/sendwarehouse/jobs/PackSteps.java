package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.sendwarehouse.distribution.Distribution;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.NightInHand.ReadyPack;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.packs.GroupDefinition;
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

    /** Renders what has not been given out yet, each pack into its own folder below {@code work}. */
    int render(NightInHand night, LocalDate date) throws IOException, SQLException {
        PublishedWarehouse published = night.published();
        night.ready().clear();
        PackRenderer renderer = null;
        int done = 0;
        for (GroupDefinition group : night.groups()) {
            if (!distribution.isDistributed(published.runId(), group.code(), date)) {
                Path folder = home.work().resolve("pack-" + published.runId() + "-" + group.code());
                FileSystemUtils.deleteRecursively(folder);
                Home.OwnerOnly.createDirectories(folder);
                renderer = renderer == null ? new PackRenderer() : renderer;
                PackRequest request = new PackRequest(
                        group, date, distribution.previous(group, date).orElse(null), null, false);
                try (Connection connection = published.connect(group.audience().word(), settings)) {
                    renderer.render(connection, request, folder);
                }
                night.ready().add(new ReadyPack(group.code(), group.recipients(), folder));
            }
            progress.advanced("render", ++done, night.groups().size(), group.name());
        }
        return night.ready().size();
    }

    /** Moves what was rendered to where its readers look for it. */
    int distribute(NightInHand night, LocalDate date) throws IOException {
        for (ReadyPack pack : night.ready()) {
            Distribution.Placement placement =
                    distribution.place(night.published().runId(), pack.group(), date, pack.recipients(), pack.folder());
            night.placed().add(home.root().relativize(placement.folder()).toString());
        }
        return night.placed().size();
    }

    /** Whether every one of these groups has its pack of this run. */
    boolean allDistributed(String runId, List<GroupDefinition> groups, LocalDate date) throws IOException {
        for (GroupDefinition group : groups) {
            if (!distribution.isDistributed(runId, group.code(), date)) {
                return false;
            }
        }
        return true;
    }
}
