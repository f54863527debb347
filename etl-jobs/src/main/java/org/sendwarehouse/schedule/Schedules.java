package org.sendwarehouse.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.GovernanceGroups;
import org.sendwarehouse.packs.GroupDefinition;
import org.sendwarehouse.packs.PackOrder;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What runs when, and who is given what: {@code schedules/jobs.yaml} and {@code schedules/governance-groups.yaml}, read
 * strictly and checked against each other.
 */
public final class Schedules {
    private static final String JOBS = "schedules/jobs.yaml";
    private static final String GROUPS = "schedules/governance-groups.yaml";
    private static final Set<String> KNOWN_JOBS = Set.of("nightly", "packs", "retain");
    private static final LocalTime GAP_START = LocalTime.of(1, 0);
    private static final LocalTime GAP_END = LocalTime.of(2, 0);

    private final List<JobSchedule> jobs;
    private final List<GroupDefinition> groups;
    private final Map<String, MeetingCalendar> meetings;
    private final Set<String> papersByLaw;

    private Schedules(
            List<JobSchedule> jobs,
            List<GroupDefinition> groups,
            Map<String, MeetingCalendar> meetings,
            Set<String> papersByLaw) {
        this.jobs = List.copyOf(jobs);
        this.groups = List.copyOf(groups);
        this.meetings = Map.copyOf(meetings);
        this.papersByLaw = Set.copyOf(papersByLaw);
    }

    /**
     * The schedules the product ships.
     *
     * @throws InvalidScheduleException when they contradict themselves
     */
    public static Schedules shipped() {
        return read(Definitions.text(JOBS), Definitions.text(GROUPS), Schedules::hasLayout, WorkingCalendar.shipped());
    }

    /**
     * Reads and checks schedules.
     *
     * @param layoutExists tells whether a pack layout of that name exists
     * @param calendar working days and terms that rules of meetings count by
     * @throws InvalidScheduleException naming every fault at once
     */
    static Schedules read(
            String jobsYaml, String groupsYaml, Predicate<String> layoutExists, WorkingCalendar calendar) {
        List<GroupDefinition> groups;
        List<Entry> entries;
        try {
            groups = GovernanceGroups.read(groupsYaml);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new InvalidScheduleException(GROUPS + ": " + firstLine(e), e);
        }
        try {
            entries = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readerForListOf(Entry.class)
                    .readValue(jobsYaml);
        } catch (JacksonException e) {
            throw new InvalidScheduleException(JOBS + ": " + firstLine(e), e);
        }
        List<String> faults = new ArrayList<>();
        GroupChecks checks = new GroupChecks(layoutExists, calendar);
        Map<String, MeetingCalendar> meetings = new LinkedHashMap<>();
        groups.forEach(group -> checks.check(group, faults).ifPresent(when -> meetings.put(group.code(), when)));
        List<JobSchedule> jobs = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        groups.forEach(group -> codes.add(group.code()));
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            check(entry, codes, seen, faults);
            if (faults.isEmpty()) {
                jobs.add(entry.schedule(groups));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidScheduleException(String.join("\n", faults), null);
        }
        Set<String> byLaw = groups.stream()
                .filter(checks::hasPapersByLaw)
                .map(GroupDefinition::code)
                .collect(Collectors.toSet());
        return new Schedules(jobs, groups, meetings, byLaw);
    }

    public List<JobSchedule> jobs() {
        return jobs;
    }

    public List<GroupDefinition> groups() {
        return groups;
    }

    /**
     * The packs that must be there after a published night, given out already or not: of every group whose papers' day has
     * come for its next meeting. One of older data may be replaced until the day before the meeting, but not where the law
     * says until when papers are out: that is for the group's clerk.
     *
     * @param date the business date of the night
     */
    public List<PackOrder> packsDue(LocalDate date) {
        Set<String> given = new HashSet<>();
        jobs.stream().filter(job -> job.job().equals("nightly")).forEach(job -> given.addAll(job.packs()));
        List<PackOrder> due = new ArrayList<>();
        for (GroupDefinition group : groups) {
            if (given.contains(group.code())) {
                boolean free = !papersByLaw.contains(group.code());
                calendar(group)
                        .due(date)
                        .ifPresent(meeting -> due.add(new PackOrder(group, meeting, free && date.isBefore(meeting))));
            }
        }
        return due;
    }

    /**
     * The next meeting of a group on a date or after it.
     *
     * @return empty where none is known, as after the last term whose dates were entered
     */
    public Optional<LocalDate> nextMeeting(GroupDefinition group, LocalDate date) {
        return calendar(group).next(date);
    }

    /** The last day on which a group's papers for a meeting may go out. */
    LocalDate papersDay(GroupDefinition group, LocalDate meeting) {
        return calendar(group).papersDay(meeting);
    }

    private MeetingCalendar calendar(GroupDefinition group) {
        @Nullable MeetingCalendar calendar = meetings.get(group.code());
        if (calendar == null) {
            throw new IllegalArgumentException("There is no group " + group.code() + " in " + GROUPS);
        }
        return calendar;
    }

    /**
     * An entry as written; every field may be missing until checked.
     *
     * @param packs {@code due} or a list of codes
     */
    private record Entry(
            @Nullable String job,
            @Nullable String description,
            @Nullable String at,
            @Nullable String on,
            @Nullable List<String> retry,
            @Nullable JsonNode packs) {

        JobSchedule schedule(List<GroupDefinition> groups) {
            return new JobSchedule(
                    String.valueOf(job),
                    String.valueOf(description),
                    LocalTime.parse(String.valueOf(at)),
                    on == null ? Days.EVERY_DAY : Days.of(on).orElseThrow(),
                    waits().stream().map(DurationStyle::detectAndParse).toList(),
                    ofAllGroups() ? groups.stream().map(GroupDefinition::code).toList() : codes());
        }

        private List<String> waits() {
            return retry == null ? List.of() : retry;
        }

        private boolean ofAllGroups() {
            return packs != null && packs.isString() && "due".equals(packs.stringValue());
        }

        private boolean isReadable() {
            return packs == null
                    || packs.isNull()
                    || ofAllGroups()
                    || (packs.isArray() && packs.valueStream().allMatch(JsonNode::isString));
        }

        private List<String> codes() {
            return packs == null || !packs.isArray()
                    ? List.of()
                    : packs.valueStream().map(JsonNode::stringValue).toList();
        }
    }

    private static void check(Entry entry, Set<String> groups, Set<String> seen, List<String> faults) {
        String name = JOBS + ": " + (entry.job() == null ? "an entry" : entry.job());
        if (entry.job() == null || !KNOWN_JOBS.contains(entry.job())) {
            faults.add(name + " names no job of this product; there is " + String.join(", ", KNOWN_JOBS));
        } else if (!seen.add(entry.job())) {
            faults.add(name + " stands twice");
        }
        if (entry.description() == null || entry.description().isBlank()) {
            faults.add(name + " has no description");
        }
        checkTime(name, entry.at(), faults);
        if (entry.on() != null && Days.of(entry.on()).isEmpty()) {
            faults.add(name + " runs on '" + entry.on() + "'; there are " + Days.all());
        }
        for (String wait : entry.waits()) {
            if (!wait.matches("[1-9][0-9]{0,3}[smh]")) {
                faults.add(
                        name + " waits '" + wait + "' before it tries again; write waits such as retry: [5m, 15m, 1h]");
            }
        }
        if (!entry.isReadable()) {
            faults.add(name + " needs packs: due, or a list of groups");
            return;
        }
        for (String group : entry.codes()) {
            if (!groups.contains(group)) {
                faults.add(name + " renders a pack for '" + group + "', which is no group in " + GROUPS);
            }
        }
    }

    private static void checkTime(String name, @Nullable String at, List<String> faults) {
        if (at == null || !at.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            faults.add(name + " needs a time of day such as at: \"02:30\"");
            return;
        }
        LocalTime time = LocalTime.parse(at);
        if (!time.isBefore(GAP_START) && time.isBefore(GAP_END)) {
            faults.add(name + " runs at " + at
                    + ", in the hour that is missing on the last Sunday of March and doubled on the last of October;"
                    + " choose a time before 01:00 or from 02:00");
        }
    }

    private static boolean hasLayout(String layout) {
        return !Definitions.list("report-templates/layouts/" + layout + ".*").isEmpty();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
