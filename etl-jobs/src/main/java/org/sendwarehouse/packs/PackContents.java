package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.springframework.util.StringUtils;

/**
 * What stands in a kind of pack, as its layout says it, for whoever describes the packs without making one.
 *
 * @param layout its name
 * @param title of the document
 * @param subject in one line
 * @param groups the governance groups that are given it, as their pack or with it, by name
 * @param parts its sections in a reader's order
 */
public record PackContents(String layout, String title, String subject, List<String> groups, List<Part> parts) {
    private static final String FOLDER = "report-templates/layouts/";
    private static final String ENDING = ".yaml";

    public PackContents {
        groups = List.copyOf(groups);
        parts = List.copyOf(parts);
    }

    /**
     * A section.
     *
     * @param indicators codes of the indicators that it names, in order; those that it shows because they are in a group's
     *     scope are not among them
     */
    public record Part(String title, List<String> indicators) {
        public Part {
            indicators = List.copyOf(indicators);
        }
    }

    /** The packs that the product ships, in order of layout. */
    public static List<PackContents> shipped() {
        List<PackContents> packs = new ArrayList<>();
        Map<String, List<String>> groups = byLayout();
        for (Definition file : Definitions.list(FOLDER + "*" + ENDING)) {
            String name = file.name().substring(0, file.name().length() - ENDING.length());
            Layout layout = Layout.read(name);
            List<Part> parts = layout.sections().entrySet().stream()
                    .map(section -> new Part(title(section.getKey(), section.getValue()), named(section.getValue())))
                    .toList();
            packs.add(new PackContents(
                    name, layout.title(), layout.subject(), groups.getOrDefault(name, List.of()), parts));
        }
        return List.copyOf(packs);
    }

    /** Who is given which layout, as their pack or as its annex. */
    private static Map<String, List<String>> byLayout() {
        Map<String, List<String>> groups = new HashMap<>();
        for (GroupDefinition group : GovernanceGroups.shipped()) {
            String annex = Layout.read(group.layout()).annex();
            for (String layout : annex == null ? List.of(group.layout()) : List.of(group.layout(), annex)) {
                groups.computeIfAbsent(layout, any -> new ArrayList<>()).add(group.name());
            }
        }
        return groups;
    }

    /** A section whose first block brings its heading is known by its file. */
    private static String title(String key, Section section) {
        return section.called().equals(key) ? StringUtils.capitalize(key.replace('-', ' ')) : section.called();
    }

    private static List<String> named(Section section) {
        Set<String> named = new TreeSet<>();
        for (Map<String, @Nullable Object> block : section.blocks()) {
            Object one = block.get("indicator");
            if (one != null) {
                named.add(one.toString());
            }
            if (block.get("indicators") instanceof Collection<?> several) {
                several.forEach(indicator -> named.add(String.valueOf(indicator)));
            }
            if (block.get("criteria") instanceof String criteria) {
                CriteriaBlocks.read(criteria).criteria().forEach(criterion -> named.addAll(criterion.indicators()));
            }
        }
        return List.copyOf(named);
    }
}
