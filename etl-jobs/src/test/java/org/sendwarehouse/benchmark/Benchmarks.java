package org.sendwarehouse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Everything that docs/benchmarks.md says of speed, beside what else does the same work. No test of a build: the profile
 * {@code benchmarks} runs it.
 */
class Benchmarks {
    static final List<Group> GROUPS = List.of(
            new LandingGroup(),
            new FormatsGroup(),
            new LoopsGroup(),
            new WholeGroup(),
            new QueriesGroup(),
            new HistoryGroup(),
            new GrowthGroup(),
            new EnglandGroup());

    @Test
    void measure() throws Exception {
        Settings settings = Settings.given();
        assertThat(GROUPS.stream().map(Group::name)).as("groups to choose from").containsAll(settings.only());
        Results results = new Results(Path.of("target", "benchmarks"), Machine.here());
        for (Group group : GROUPS) {
            if (settings.wants(group.name())) {
                for (Table table : group.run(settings)) {
                    results.add(table);
                }
            }
        }
        FileSystemUtils.deleteRecursively(settings.folder());
    }
}
