package org.sendwarehouse.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.GovernanceGroups;
import org.sendwarehouse.packs.GroupDefinition;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What runs when, and who is given what: {@code schedules/jobs.yaml} and {@code schedules/governance-groups.yaml}, read
 * strictly and checked against each other.
 */
public final class Schedules {
    private static final String JOBS = "schedules/jobs.yaml";
    private static final String GROUPS = "schedules/governance-groups.yaml";
    private static final Set<String> KNOWN_JOBS = Set.of("nightly");
    private static final LocalTime GAP_START = LocalTime.of(1, 0);
    private static final LocalTime GAP_END = LocalTime.of(2, 0);

    private final List<JobSchedule> jobs;
    private final List<GroupDefinition> groups;

    private Schedules(List<JobSchedule> jobs, List<GroupDefinition> groups) {
        this.jobs = List.copyOf(jobs);
        this.groups = List.copyOf(groups);
    }

    /**
     * The schedules the product ships.
     *
     * @throws InvalidScheduleException when they contradict themselves
     */
    public static Schedules shipped() {
        return read(Definitions.text(JOBS), Definitions.text(GROUPS), Schedules::hasLayout);
    }

    /**
     * Reads and checks schedules.
     *
     * @param layoutExists tells whether a pack layout of that name exists
     * @throws InvalidScheduleException naming every fault at once
     */
    static Schedules read(String jobsYaml, String groupsYaml, Predicate<String> layoutExists) {
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
        groups.forEach(group -> check(group, layoutExists, faults));
        List<JobSchedule> jobs = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        groups.forEach(group -> codes.add(group.code()));
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            check(entry, codes, seen, faults);
            if (faults.isEmpty()) {
                jobs.add(entry.schedule());
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidScheduleException(String.join("\n", faults), null);
        }
        return new Schedules(jobs, groups);
    }

    public List<JobSchedule> jobs() {
        return jobs;
    }

    public List<GroupDefinition> groups() {
        return groups;
    }

    /**
     * The groups that get a pack after a published night.
     *
     * @param date the business date of the night; meeting calendars will decide by it
     */
    public List<GroupDefinition> packsDue(LocalDate date) {
        Set<String> due = new HashSet<>();
        jobs.stream().filter(job -> job.job().equals("nightly")).forEach(job -> due.addAll(job.packs()));
        return groups.stream().filter(group -> due.contains(group.code())).toList();
    }

    /** An entry as written; every field may be missing until checked. */
    private record Entry(
            @Nullable String job,
            @Nullable String description,
            @Nullable String at,
            @Nullable List<String> packs) {

        JobSchedule schedule() {
            return new JobSchedule(
                    String.valueOf(job),
                    String.valueOf(description),
                    LocalTime.parse(String.valueOf(at)),
                    packs == null ? List.of() : packs);
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
        for (String group : entry.packs() == null ? List.<String>of() : entry.packs()) {
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

    private static void check(GroupDefinition group, Predicate<String> layoutExists, List<String> faults) {
        String name = GROUPS + ": " + group.code();
        if (!String.valueOf(group.code()).matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            faults.add(name + " is no code; use lower-case letters, digits and hyphens, since it names a folder");
        }
        if (group.name() == null || group.name().isBlank()) {
            faults.add(name + " has no name");
        }
        if (group.layer() == null || group.layer().isBlank()) {
            faults.add(name + " has no layer");
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
    }

    private static boolean hasLayout(String layout) {
        return !Definitions.list("report-templates/layouts/" + layout + ".*").isEmpty();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
