package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.GroupDefinition;

class SchedulesTest {
    private static final String GROUPS = """
            - code: board
              name: The board
              layer: strategic
              audience: internal
              layout: board
              page_budget: 30
              recipients: [board-papers]
            - code: clinic
              name: The clinic
              layer: performance
              audience: internal
              layout: board
              page_budget: 10
            """;
    private static final String JOBS = """
            - job: nightly
              description: The night.
              at: "02:30"
              packs: [board]
            """;

    private static Schedules read(String jobs, String groups) {
        return Schedules.read(jobs, groups, "board"::equals);
    }

    @Test
    void the_shipped_schedules_are_valid_and_give_the_board_its_pack_every_published_night() {
        Schedules shipped = Schedules.read(
                Definitions.text("schedules/jobs.yaml"),
                Definitions.text("schedules/governance-groups.yaml"),
                "board"::equals);

        assertThat(shipped.jobs()).hasSize(1);
        assertThat(shipped.packsDue(LocalDate.of(2026, 4, 30)))
                .extracting(GroupDefinition::code)
                .containsExactly("board");
    }

    @Test
    void a_job_and_the_packs_after_it_are_read() {
        Schedules schedules = read(JOBS, GROUPS);

        assertThat(schedules.jobs())
                .containsExactly(new JobSchedule("nightly", "The night.", LocalTime.of(2, 30), List.of("board")));
        assertThat(schedules.groups()).extracting(GroupDefinition::code).containsExactly("board", "clinic");
        assertThat(schedules.packsDue(LocalDate.of(2026, 4, 30)))
                .extracting(GroupDefinition::code)
                .containsExactly("board");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01:00", "01:30", "01:59"})
    void the_hour_that_the_clock_change_removes_and_doubles_is_refused(String at) {
        assertThatThrownBy(() -> read(JOBS.replace("02:30", at), GROUPS))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("nightly runs at " + at)
                .hasMessageContaining("choose a time before 01:00 or from 02:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:59", "02:00", "23:59"})
    void the_hours_beside_it_are_taken(String at) {
        assertThat(read(JOBS.replace("02:30", at), GROUPS).jobs()).hasSize(1);
    }

    @Test
    void every_fault_is_named_at_once() {
        String jobs = """
                - job: nightly
                  at: "2:30"
                  packs: [cabinet]
                - job: nightfall
                  description: A job that is not there.
                  at: "03:00"
                """;
        String groups = GROUPS.replace("code: clinic", "code: The Clinic").replace("board-papers", "Some Person");

        assertThatThrownBy(() -> read(jobs, groups))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("The Clinic is no code")
                .hasMessageContaining("the recipient 'Some Person'")
                .hasMessageContaining("nightly has no description")
                .hasMessageContaining("nightly needs a time of day")
                .hasMessageContaining("'cabinet', which is no group")
                .hasMessageContaining("nightfall names no job");
    }

    @Test
    void an_unknown_field_is_refused_by_name() {
        assertThatThrownBy(() -> read(JOBS + "  cron: 0 30 2 * * ?\n", GROUPS))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("schedules/jobs.yaml")
                .hasMessageContaining("cron");
        assertThatThrownBy(() -> read(JOBS, GROUPS.replace("layer: strategic", "layer: strategic\n  colour: blue")))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("schedules/governance-groups.yaml")
                .hasMessageContaining("colour");
    }

    @Test
    void a_layout_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> Schedules.read(JOBS, GROUPS, name -> false))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("board wants the layout 'board', which does not exist");
    }
}
