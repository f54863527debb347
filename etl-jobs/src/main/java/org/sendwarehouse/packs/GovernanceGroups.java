package org.sendwarehouse.packs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sendwarehouse.home.Definitions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The governance groups of the partnership, in the order of {@code schedules/governance-groups.yaml}. */
public final class GovernanceGroups {
    private static final String FILE = "schedules/governance-groups.yaml";

    private GovernanceGroups() {}

    /** The groups that the product ships. */
    public static List<GroupDefinition> shipped() {
        return read(Definitions.text(FILE));
    }

    /**
     * Reads group definitions.
     *
     * @param yaml a list of groups
     * @throws IllegalArgumentException when two groups share a code
     * @throws tools.jackson.core.JacksonException when an entry has an unknown or malformed field
     */
    public static List<GroupDefinition> read(String yaml) {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        List<GroupDefinition> groups =
                mapper.readerForListOf(GroupDefinition.class).readValue(yaml);
        Set<String> codes = new HashSet<>();
        for (GroupDefinition group : groups) {
            if (!codes.add(group.code())) {
                throw new IllegalArgumentException("Two governance groups have the code " + group.code());
            }
        }
        return List.copyOf(groups);
    }
}
