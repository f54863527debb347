package org.sendwarehouse.evidence.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.status.StatusWorlds.Asked;
import org.sendwarehouse.evidence.status.StatusWorlds.World;

/** The laws of the status rules over every kind of goal, before the date, past it and without one. */
class StatusWorldLawsTest {
    /** From worst to best; what is not judged has no place. */
    private static final Map<Status, Integer> RANK = Map.of(
            Status.MISSED,
            0,
            Status.OFF_TRACK,
            1,
            Status.NO_CLEAR_CHANGE,
            2,
            Status.AT_RISK,
            3,
            Status.ON_TRACK,
            4,
            Status.MET,
            5);

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<Integer> of100 = Arbitraries.integers().between(0, 100);
        return Combinators.combine(
                        Arbitraries.of(Asked.values()),
                        of100,
                        of100.list().ofMinSize(1).ofMaxSize(15),
                        of100.injectNull(0.3),
                        of100,
                        Arbitraries.of(StatusWorlds.When.values()))
                .as((asked, target, months, baseline, atDue, when) ->
                        new World(asked, target, months, baseline, atDue, when, false));
    }

    @Property(tries = 3000)
    void within_one_method_better_data_never_worsen_a_status(
            @ForAll("worlds") World world,
            @ForAll @Size(min = 15, max = 15) List<@IntRange(min = 0, max = 30) Integer> more,
            @ForAll @IntRange(min = 0, max = 30) int moreAtDue) {
        Judgement before = StatusRules.judge(world.promise());
        // better by as much or more each month than the month before
        List<Integer> growing = more.stream().sorted().toList();
        List<Integer> months = new ArrayList<>();
        for (int i = 0; i < world.months().size(); i++) {
            months.add(Math.min(100, world.months().get(i) + growing.get(i)));
        }
        boolean capped = months.contains(100);
        Judgement after =
                StatusRules.judge(world.with(capped ? world.months() : months, Math.min(100, world.atDue() + moreAtDue))
                        .promise());

        if (before.method().equals(after.method()) && RANK.containsKey(before.status())) {
            assertThat(RANK.get(after.status())).isGreaterThanOrEqualTo(RANK.get(before.status()));
        }
    }

    @Property(tries = 3000)
    void missing_data_never_improve_a_status(
            @ForAll("worlds") World world, @ForAll @IntRange(min = 0, max = 14) int month) {
        Promise whole = world.promise();
        Status status = StatusRules.judge(whole).status();

        for (Promise less : StatusWorlds.withLess(whole, month)) {
            Status without = StatusRules.judge(less).status();
            assertThat(without == Status.NOT_MEASURED || rank(without) <= rank(status))
                    .as("%s became %s", status, without)
                    .isTrue();
        }
    }

    @Property(tries = 3000)
    void changing_the_direction_mirrors_every_judgement(@ForAll("worlds") World world) {
        Judgement there = StatusRules.judge(world.promise());
        Judgement back = StatusRules.judge(world.turnedOver().promise());

        assertThat(back.status()).isEqualTo(there.status());
        assertThat(back.method()).isEqualTo(there.method());
        assertThat(back.metSince()).isEqualTo(there.metSince());
    }

    @Property
    void nothing_is_green_without_a_figure(@ForAll("worlds") World world) {
        Promise promise = StatusWorlds.without(world.promise());

        assertThat(StatusRules.judge(promise).status()).isEqualTo(Status.NOT_MEASURED);
    }

    @Property
    void a_date_conflict_is_never_overdue(@ForAll("worlds") World world) {
        Promise promise = StatusWorlds.conflicting(world.promise());

        assertThat(StatusRules.judge(promise).status()).isEqualTo(Status.DATE_CONFLICT);
    }

    @Property
    void nothing_is_missed_before_its_date(@ForAll("worlds") World world) {
        LocalDate due = world.promise().due();
        boolean past = due != null && !world.promise().asAt().isBefore(due);

        assertThat(past || StatusRules.judge(world.promise()).status() != Status.MISSED)
                .isTrue();
    }

    @Property
    void a_later_figure_never_changes_what_was_judged_at_its_date(
            @ForAll("worlds") World world, @ForAll @IntRange(min = 0, max = 100) int later) {
        Promise promise = world.promise();
        if (promise.atDue() == null) {
            return;
        }
        Judgement then = StatusRules.judge(promise);
        Judgement now = StatusRules.judge(StatusWorlds.later(promise, YearMonth.of(2026, 8), later));

        assertThat(now.status()).isEqualTo(then.status());
    }

    private static int rank(@Nullable Status status) {
        return status == null ? -1 : RANK.getOrDefault(status, -1);
    }
}
