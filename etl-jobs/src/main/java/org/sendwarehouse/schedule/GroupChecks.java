package org.sendwarehouse.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.GroupDefinition;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whether what {@code governance-groups.yaml} says of a group can be kept. */
final class GroupChecks {
    private static final String GROUPS = "schedules/governance-groups.yaml";
    private static final String LAYERS = "schedules/layers.yaml";

    private final Predicate<String> layoutExists;
    private final WorkingCalendar calendar;
    private final Map<String, Layer> layers = new HashMap<>();

    /** An entry of {@code layers.yaml}. */
    private record Layer(
            String layer,
            @JsonProperty("papers_at_least") @Nullable String papersAtLeast) {}

    GroupChecks(Predicate<String> layoutExists, WorkingCalendar calendar) {
        this.layoutExists = layoutExists;
        this.calendar = calendar;
        List<Layer> read = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readerForListOf(Layer.class)
                .readValue(Definitions.text(LAYERS));
        read.forEach(layer -> layers.put(layer.layer(), layer));
    }

    /**
     * Adds what is wrong with a group, each fault a sentence.
     *
     * @return its meetings, where they can be read
     */
    Optional<MeetingCalendar> check(GroupDefinition group, List<String> faults) {
        String name = GROUPS + ": " + group.code();
        if (!String.valueOf(group.code()).matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            faults.add(name + " is no code; use lower-case letters, digits and hyphens, since it names a folder");
        }
        if (group.name() == null || group.name().isBlank()) {
            faults.add(name + " has no name");
        }
        if (group.layer() == null || !layers.containsKey(group.layer())) {
            faults.add(name + " has the layer '" + group.layer() + "', which is none of " + LAYERS);
        }
        if (group.audience() == null) {
            faults.add(name + " has no audience: internal, partnership or public");
        }
        if (group.layout() == null || !layoutExists.test(group.layout())) {
            faults.add(name + " wants the layout '" + group.layout() + "', which does not exist");
        }
        if (group.pageBudget() < 1) {
            faults.add(name + " has no page_budget");
        }
        for (String recipient : group.recipients()) {
            if (!recipient.equals(recipient.toLowerCase(Locale.ROOT)) || recipient.contains(" ")) {
                faults.add(name + " has the recipient '" + recipient + "'; name a role mailbox, such as board-papers");
            }
        }
        return meetings(group, name, faults);
    }

    /** Whether the law says until when this group's papers are out. */
    boolean hasPapersByLaw(GroupDefinition group) {
        @Nullable Layer layer = layers.get(group.layer());
        return layer != null && layer.papersAtLeast() != null;
    }

    private Optional<MeetingCalendar> meetings(GroupDefinition group, String name, List<String> faults) {
        MeetingCalendar meetings;
        try {
            meetings = MeetingCalendar.of(group.meets(), calendar);
        } catch (IllegalArgumentException e) {
            faults.add(name + " " + e.getMessage());
            return Optional.empty();
        }
        @Nullable Layer layer = layers.get(group.layer());
        if (layer != null
                && layer.papersAtLeast() != null
                && !meetings.papers().keeps(PapersRule.parse(layer.papersAtLeast()))) {
            faults.add(name + " gives its papers " + group.meets().papers() + "; groups of " + group.layer()
                    + " must have them at least " + layer.papersAtLeast());
        }
        return Optional.of(meetings);
    }
}
