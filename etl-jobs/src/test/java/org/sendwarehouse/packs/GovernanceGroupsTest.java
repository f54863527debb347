package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GovernanceGroupsTest {
    private static final String ONE = """
            - code: afi1-workstream
              name: AFI1 workstream
              layer: improvement workstream
              audience: internal
              scope: {areas_for_improvement: [AFI1]}
              layout: workstream
              page_budget: 15
              meets: {rule: third Tuesday of the month in term time, papers: 5 working days before}
              recipients: [afi1-lead]
            """;

    @Test
    void a_group_is_read_with_everything_it_says() {
        assertThat(GovernanceGroups.read(ONE))
                .containsExactly(new GroupDefinition(
                        "afi1-workstream",
                        "AFI1 workstream",
                        "improvement workstream",
                        GroupDefinition.Audience.INTERNAL,
                        new GroupDefinition.Scope(List.of("AFI1"), List.of(), List.of(), List.of(), List.of()),
                        "workstream",
                        15,
                        new GroupDefinition.Meets(
                                "third Tuesday of the month in term time", "5 working days before", null),
                        List.of("afi1-lead")));
    }

    @Test
    void a_field_nobody_knows_is_refused() {
        assertThatThrownBy(() -> GovernanceGroups.read(ONE + "  colour: red\n")).hasMessageContaining("colour");
    }

    @Test
    void two_groups_of_one_code_are_refused() {
        assertThatThrownBy(() -> GovernanceGroups.read(ONE + ONE)).hasMessageContaining("afi1-workstream");
    }
}
