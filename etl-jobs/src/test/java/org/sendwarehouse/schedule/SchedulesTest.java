package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.GroupDefinition;
import org.sendwarehouse.packs.PackOrder;

class SchedulesTest {
    private static final String GROUPS = """
            - code: board
              name: The board
              layer: strategic
              audience: internal
              layout: board
              page_budget: 30
              meets: {rule: 12th of the month, papers: 7 working days before}
              recipients: [board-papers]
            - code: clinic
              name: The clinic
              layer: performance
              audience: internal
              layout: board
              page_budget: 10
              meets: {rule: as the warehouse's date, papers: on the day}
            """;
    private static final String JOBS = """
            - job: nightly
              description: The night.
              at: "02:30"
              packs: [board]
            """;

    private static Schedules read(String jobs, String groups) {
        return Schedules.read(jobs, groups, "board"::equals, WorkingCalendar.shipped());
    }

    @Test
    void the_shipped_schedules_are_valid_and_give_packs_when_their_papers_day_has_come() {
        Schedules shipped = Schedules.shipped();

        assertThat(shipped.jobs()).extracting(JobSchedule::job).containsExactly("nightly", "packs", "retain");
        // The board meets on 12 May; between 30 April and 12 May lie six working days, 4 May being a bank holiday.
        assertThat(paths(shipped.packsDue(LocalDate.of(2026, 4, 30)))).contains("packs/board/2026-05-12");
        assertThat(paths(shipped.packsDue(LocalDate.of(2026, 4, 29)))).doesNotContain("packs/board/2026-05-12");
        assertThat(paths(shipped.packsDue(LocalDate.of(2026, 5, 12)))).contains("packs/board/2026-05-12");
        assertThat(paths(shipped.packsDue(LocalDate.of(2026, 5, 13))))
                .noneMatch(path -> path.startsWith("packs/board"));
    }

    @Test
    void packs_that_the_night_could_not_make_are_made_after_its_last_attempt() {
        JobSchedule nightly = Schedules.shipped().jobs().get(0);
        JobSchedule packs = Schedules.shipped().jobs().get(1);

        Duration waits = nightly.retry().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(packs.at()).isAfter(nightly.at().plus(waits));
        assertThat(packs.on()).isEqualTo(Days.EVERY_DAY);
    }

    @Test
    void a_pack_whose_papers_day_was_missed_is_due_on_every_day_until_its_meeting() {
        Schedules shipped = Schedules.shipped();
        WorkingCalendar calendar = WorkingCalendar.shipped();
        for (GroupDefinition group : shipped.groups()) {
            LocalDate meeting =
                    shipped.nextMeeting(group, LocalDate.of(2026, 4, 30)).orElseThrow();
            LocalDate papersDay = MeetingCalendar.of(group.meets(), calendar).papersDay(meeting);
            String pack = "packs/" + group.code() + "/" + meeting;
            for (LocalDate day = papersDay; !day.isAfter(meeting); day = day.plusDays(1)) {
                // Papers of a later meeting may be out before the meeting ahead of it was held.
                if (shipped.nextMeeting(group, day).orElseThrow().equals(meeting)) {
                    assertThat(paths(shipped.packsDue(day)))
                            .as(pack + " on " + day)
                            .contains(pack);
                }
            }
            assertThat(paths(shipped.packsDue(meeting))).contains(pack);
        }
    }

    @Test
    void every_shipped_group_has_a_next_meeting_in_the_year_of_the_terms_that_are_known() {
        Schedules shipped = Schedules.shipped();
        for (GroupDefinition group : shipped.groups()) {
            assertThat(shipped.nextMeeting(group, LocalDate.of(2026, 4, 30)))
                    .as(group.code())
                    .hasValueSatisfying(meeting ->
                            assertThat(meeting).isBetween(LocalDate.of(2026, 4, 30), LocalDate.of(2026, 7, 17)));
        }
    }

    @Test
    void the_warehouse_knows_the_groups_of_the_schedule_by_the_same_codes_names_and_layers() throws Exception {
        List<List<String>> known = new ArrayList<>();
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(Definitions.text("warehouse-sql/reference/governance_group.csv"))) {
            csv.forEach(line -> known.add(
                    List.of(line.getField("governance_group"), line.getField("group_name"), line.getField("layer"))));
        }

        assertThat(known)
                .containsExactlyElementsOf(Schedules.shipped().groups().stream()
                        .map(group -> List.of(group.code(), group.name(), group.layer()))
                        .toList());
    }

    @Test
    void the_night_gives_every_group_its_pack() {
        Schedules shipped = Schedules.shipped();

        assertThat(shipped.jobs().get(0).packs())
                .containsExactlyElementsOf(
                        shipped.groups().stream().map(GroupDefinition::code).toList());
    }

    /** What governance_groups_receiving_pct counts on: in a whole term nobody is left out for want of a meeting. */
    @Test
    void every_shipped_group_has_a_papers_day_in_every_term_that_is_known() {
        WorkingCalendar calendar = WorkingCalendar.shipped();
        for (GroupDefinition group : Schedules.shipped().groups()) {
            MeetingCalendar meetings = MeetingCalendar.of(group.meets(), calendar);
            for (WorkingCalendar.Term term : calendar.terms()) {
                List<LocalDate> days = new ArrayList<>();
                Optional<LocalDate> meeting = meetings.next(term.start());
                while (meeting.isPresent() && !meetings.papersDay(meeting.get()).isAfter(term.end())) {
                    days.add(meetings.papersDay(meeting.get()));
                    meeting = meetings.next(meeting.get().plusDays(1));
                }
                assertThat(days)
                        .as(group.code() + " in the term from " + term.start())
                        .anyMatch(day -> !day.isBefore(term.start()));
            }
        }
    }

    @Test
    void a_pack_of_older_data_may_be_replaced_until_the_day_before_the_meeting_unless_the_law_sets_the_papers_day() {
        String political = GROUPS.replace("layer: strategic", "layer: political oversight");
        LocalDate meeting = LocalDate.of(2026, 5, 12);

        assertThat(read(JOBS, GROUPS).packsDue(meeting.minusDays(1)))
                .singleElement()
                .matches(PackOrder::renewable);
        assertThat(read(JOBS, GROUPS).packsDue(meeting)).singleElement().matches(order -> !order.renewable());
        assertThat(read(JOBS, political).packsDue(meeting.minusDays(1)))
                .singleElement()
                .matches(order -> !order.renewable());
    }

    private static List<String> paths(List<PackOrder> orders) {
        return orders.stream().map(PackOrder::path).toList();
    }

    @Test
    void only_groups_that_the_night_names_are_given_packs_and_due_names_all() {
        LocalDate papersDay = LocalDate.of(2026, 4, 30);
        assertThat(paths(read(JOBS, GROUPS).packsDue(papersDay))).containsExactly("packs/board/2026-05-12");
        assertThat(paths(read(JOBS.replace("[board]", "due"), GROUPS).packsDue(papersDay)))
                .containsExactly("packs/board/2026-05-12", "packs/clinic/2026-04-30");
        assertThat(paths(read(JOBS.replace("  packs: [board]\n", ""), GROUPS).packsDue(papersDay)))
                .isEmpty();
        assertThatThrownBy(() -> read(JOBS.replace("[board]", "always"), GROUPS))
                .hasMessageContaining("needs packs: due, or a list of groups");
    }

    @Test
    void papers_of_political_oversight_go_out_five_clear_working_days_before() {
        String political = GROUPS.replace("layer: strategic", "layer: political oversight");

        assertThatThrownBy(() -> read(JOBS, political.replace("7 working days", "5 working days")))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining(
                        "board gives its papers 5 working days before; groups of political oversight must have"
                                + " them at least 5 clear working days before");
        assertThat(read(JOBS, political).groups()).hasSize(2);
    }

    @Test
    void a_calendar_that_cannot_be_read_is_a_fault_of_its_group() {
        assertThatThrownBy(() -> read(
                        JOBS,
                        GROUPS.replace("12th of the month", "every fortnight").replace("on the day", "in good time")))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("board has the rule 'every fortnight' cannot be read")
                .hasMessageContaining("clinic wants its papers 'in good time' is no rule");
        assertThatThrownBy(() -> read(JOBS, GROUPS.replace("rule: 12th of the month, ", "")))
                .hasMessageContaining("board does not say when it meets");
    }

    @Test
    void a_job_and_the_packs_after_it_are_read() {
        Schedules schedules = read(JOBS, GROUPS);

        assertThat(schedules.jobs())
                .containsExactly(new JobSchedule(
                        "nightly", "The night.", LocalTime.of(2, 30), Days.EVERY_DAY, List.of(), List.of("board")));
        assertThat(schedules.groups()).extracting(GroupDefinition::code).containsExactly("board", "clinic");
    }

    @Test
    void the_days_of_a_job_and_the_waits_before_it_is_tried_again_are_read() {
        assertThat(read(JOBS + "  on: school days\n  retry: [5m, 1h]\n", GROUPS).jobs())
                .containsExactly(new JobSchedule(
                        "nightly",
                        "The night.",
                        LocalTime.of(2, 30),
                        Days.SCHOOL_DAYS,
                        List.of(Duration.ofMinutes(5), Duration.ofHours(1)),
                        List.of("board")));
        assertThatThrownBy(() -> read(JOBS + "  on: mondays\n  retry: [soon]\n", GROUPS))
                .hasMessageContaining(
                        "runs on 'mondays'; there are every day, working days, school days, first day of the month")
                .hasMessageContaining("waits 'soon' before it tries again");
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
        assertThatThrownBy(() -> Schedules.read(JOBS, GROUPS, name -> false, WorkingCalendar.shipped()))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageContaining("board wants the layout 'board', which does not exist");
    }
}
