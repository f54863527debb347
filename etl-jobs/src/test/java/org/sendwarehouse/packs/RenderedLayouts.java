package org.sendwarehouse.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.home.Definitions;

/**
 * Every layout that the product ships, rendered once on the test's marts: for each group that has it, and where none
 * has, for a group that sees everything. Whatever is added to {@code report-templates/layouts} or to the governance
 * groups is in it without a word here.
 */
final class RenderedLayouts {
    /** One a process: tests run in several at once. */
    private static final Path ROOT = Path.of(
            "target", "packs-of-layouts", String.valueOf(ProcessHandle.current().pid()));

    private static final Map<String, Rendered> RENDERED = new TreeMap<>();
    private static final PackRenderer RENDERER = new PackRenderer();

    private RenderedLayouts() {}

    /** A group's pack; printed as the test's name. */
    record Rendered(GroupDefinition group, Path folder, RenderedPack pack) {
        Path document() {
            return folder.resolve(group.code() + ".pdf");
        }

        /** The document and, where the layout has one, its annex. */
        List<Path> documents() {
            return pack.files().stream()
                    .filter(file -> file.toString().endsWith(".pdf"))
                    .toList();
        }

        @Override
        public String toString() {
            return group.layout() + " of " + group.code();
        }
    }

    /** Who is rendered, in order of layout and then as shipped. */
    static List<GroupDefinition> groups() {
        List<GroupDefinition> groups = new ArrayList<>();
        for (String layout : layouts()) {
            List<GroupDefinition> having = GovernanceGroups.shipped().stream()
                    .filter(group -> group.layout().equals(layout))
                    .toList();
            groups.addAll(having.isEmpty() ? List.of(seeingEverything(layout)) : having);
        }
        return groups;
    }

    static List<String> layouts() {
        return Definitions.list("report-templates/layouts/*.yaml").stream()
                .map(file -> file.name().replace(".yaml", ""))
                .toList();
    }

    /** Every pack; rendered at the first call. */
    static synchronized List<Rendered> all() throws Exception {
        List<Rendered> all = new ArrayList<>();
        for (GroupDefinition group : groups()) {
            all.add(RENDERED.computeIfAbsent(group.code(), code -> render(group, ROOT)));
        }
        return all;
    }

    static Rendered render(GroupDefinition group, Path root) {
        Path folder = root.resolve(group.code());
        try (Connection published = PackFixture.published()) {
            Files.createDirectories(folder);
            return new Rendered(
                    group, folder, RENDERER.render(published, PackRequest.of(group, PackFixture.MEETING), folder));
        } catch (IOException | java.sql.SQLException e) {
            throw new IllegalStateException("The pack of " + group.code() + " cannot be rendered", e);
        }
    }

    /** The pack of the first group of each layout, in order of layout. */
    static synchronized List<Rendered> onePerLayout() {
        Map<String, GroupDefinition> first = new TreeMap<>();
        groups().forEach(group -> first.putIfAbsent(group.layout(), group));
        return first.values().stream()
                .map(group -> RENDERED.computeIfAbsent(group.code(), code -> render(group, ROOT)))
                .toList();
    }

    private static GroupDefinition seeingEverything(String layout) {
        GroupDefinition board = PackFixture.board();
        return new GroupDefinition(
                "everything-as-" + layout,
                "Everything as " + layout,
                board.layer(),
                board.audience(),
                board.scope(),
                layout,
                board.pageBudget(),
                board.meets(),
                board.recipients());
    }
}
