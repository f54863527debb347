package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the warehouse as a pure function of what has landed: always whole, in a fresh file below {@code work}, never
 * touching what is published.
 */
public final class WarehouseBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(WarehouseBuilder.class);

    private final Home home;
    private final DuckDb.Settings settings;
    private final ModelCatalogue catalogue;
    private final List<WarehouseStep> steps;
    private final List<AuditTable> audits;

    public WarehouseBuilder(
            Home home,
            DuckDb.Settings settings,
            ModelCatalogue catalogue,
            List<WarehouseStep> steps,
            List<AuditTable> audits) {
        this.home = home;
        this.settings = settings;
        this.catalogue = catalogue;
        this.steps = List.copyOf(steps);
        this.audits = List.copyOf(audits);
    }

    /** Removes what killed builds and publications left behind. To be called at start, while nothing runs. */
    public void cleanUp() {
        try {
            WorkFolder.clean(home);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clean " + home.work(), e);
        }
    }

    /**
     * Builds, and tests every table as it is made.
     *
     * @throws InvalidDefinitionException when definitions do not fit together
     * @throws BuildFailedException when a table cannot be made or a test of severity error fails
     */
    public BuiltWarehouse build(RunId id, LandedTables landed, BuildListener listener) {
        List<String> names =
                landed.tables().stream().map(LandedTables.Table::name).toList();
        BuildPlan plan = BuildPlan.full(catalogue, names, audits);
        try {
            Path folder = WorkFolder.make(home, id.value());
            Path file = folder.resolve("build.duckdb");
            try (Connection connection = DuckDb.openBuild(file, folder.resolve("spill"), settings.withThreads(1))) {
                Map<TableName, Duration> times = new Build(
                                connection,
                                id.run(),
                                landed,
                                new LandingViews(landed, new ConformedDeliveries(home)),
                                steps,
                                settings,
                                listener)
                        .run(catalogue, plan);
                LOG.info("Built {} tables as at {}, run {}", times.size(), id.asAt(), id.value());
                return new BuiltWarehouse(id, file, settings, times);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write below " + home.work(), e);
        } catch (SQLException e) {
            throw new BuildFailedException("The warehouse cannot be built: " + DuckDb.reason(e), e);
        }
    }
}
