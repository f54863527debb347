package org.sendwarehouse.evidence.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** The simulation of a queue, held against cases whose answer is known without it. */
class QueueSimulationTest {
    private static final int FUTURES = 40_000;
    private static final QueueMonth STILL = new QueueMonth(5, 5, 0);
    private static final QueueMonth ONE_FEWER = new QueueMonth(5, 6, 0);
    private static final QueueMonth ONE_MORE = new QueueMonth(6, 5, 0);

    private static List<QueueSimulation.Month> run(QueueSimulation simulation, QueueMonth... past) {
        return simulation.run(new Bootstrap(List.of(past), 7), Capacity.AS_NOW);
    }

    /** Months drawn from a past that is taken as it is. */
    private static Futures known(List<QueueMonth> past) {
        RandomGenerator random = Bootstrap.generator(11);
        return () -> () -> past.get(random.nextInt(past.size()));
    }

    /** Four standard errors of a share of the futures. */
    private static double noise(double share) {
        return 4 * Math.sqrt(share * (1 - share) / FUTURES) + 1e-9;
    }

    private static void assertCleared(List<QueueSimulation.Month> months, IntToDoubleFunction exactly) {
        for (int month = 1; month < months.size(); month++) {
            double exact = exactly.applyAsDouble(month);
            assertThat(months.get(month).cleared() / (double) FUTURES)
                    .as("share clear after %d months", month)
                    .isCloseTo(exact, within(noise(exact)));
        }
    }

    @Test
    void monthsThatAreAllAlikeLeaveNothingToChance() {
        // 10 come, 14 are done, 1 is closed: 5 fewer a month, from 100 to 60 in 8 months
        List<QueueSimulation.Month> months =
                run(new QueueSimulation(10_000, 6_000, 1, 12, 100, 95), new QueueMonth(10, 14, 1));
        assertThat(months.get(0)).isEqualTo(new QueueSimulation.Month(10_000, 10_000, 10_000, 0));
        assertThat(months.get(7)).isEqualTo(new QueueSimulation.Month(6_500, 6_500, 6_500, 0));
        assertThat(months.get(8)).isEqualTo(new QueueSimulation.Month(6_000, 6_000, 6_000, 100));
    }

    @Test
    void theMonthsToClearAreNegativeBinomialWhereAMonthDoesNothingOrOne() {
        // One month in four takes one off: three are off by month n when at least three of n months did.
        QueueSimulation simulation = new QueueSimulation(1_000, 700, 1, 30, FUTURES, 95);
        List<QueueSimulation.Month> months =
                simulation.run(known(List.of(STILL, STILL, STILL, ONE_FEWER)), Capacity.AS_NOW);
        assertCleared(months, n -> BinomialDistribution.of(n, 0.25).survivalProbability(2));
    }

    @Test
    void aQueueThatGoesUpAndDownClearsAsTheHittingTimeTheoremSays() {
        // P(first at −a after n steps) = a/n · P(S(n) = −a): W. Feller, An Introduction to Probability Theory and Its
        // Applications, vol. 1; R. van der Hofstad and M. Keane, American Mathematical Monthly 115 (2008), 753–756.
        int off = 3;
        QueueSimulation simulation = new QueueSimulation(2_000, 1_700, 1, 30, FUTURES, 95);
        List<QueueSimulation.Month> months =
                simulation.run(known(List.of(ONE_FEWER, ONE_FEWER, ONE_MORE)), Capacity.AS_NOW);
        assertCleared(months, n -> IntStream.rangeClosed(off, n)
                .filter(step -> (step - off) % 2 == 0)
                .mapToDouble(step -> off
                        / (double) step
                        * BinomialDistribution.of(step, 2 / 3.0).probability((step + off) / 2))
                .sum());
    }

    @Test
    void thePastItselfIsDrawnAnewInEachFuture() {
        // Of eight past months two took one off. The past drawn anew has k of eight with the binomial chance of 2/8,
        // and
        // its futures are then those of k/8: a mixture, wider than the futures of 2/8 alone.
        QueueSimulation simulation = new QueueSimulation(1_000, 700, 1, 30, FUTURES, 95);
        List<QueueSimulation.Month> months =
                run(simulation, STILL, ONE_FEWER, STILL, STILL, STILL, ONE_FEWER, STILL, STILL);
        BinomialDistribution past = BinomialDistribution.of(8, 0.25);
        assertCleared(months, n -> IntStream.rangeClosed(0, 8)
                .mapToDouble(k -> past.probability(k)
                        * BinomialDistribution.of(n, k / 8.0).survivalProbability(2))
                .sum());
    }

    @Test
    void theBoundsAreThoseOfTheExactDistribution() {
        // After 20 months the queue is 50 less a binomial number of 20 at one half: 2.5 % are at or below 45 − 5 …
        // hence
        // the quantiles of the binomial, turned: 10 ± about 1.96 √5.
        QueueSimulation simulation = new QueueSimulation(5_000, 0, 1, 20, FUTURES, 95);
        List<QueueSimulation.Month> months = simulation.run(known(List.of(STILL, ONE_FEWER)), Capacity.AS_NOW);
        BinomialDistribution off = BinomialDistribution.of(20, 0.5);
        QueueSimulation.Month last = months.get(20);
        assertThat(last.lower()).isEqualTo(5_000 - 100.0 * off.inverseSurvivalProbability(0.025));
        assertThat(last.median()).isEqualTo(5_000 - 100.0 * 10);
        assertThat(last.upper()).isEqualTo(5_000 - 100.0 * off.inverseCumulativeProbability(0.025));
    }

    @Test
    void aQuietMonthAloneClearsNothing() {
        // from 5: 4, 5, 4, 3, 3; clear at 4 or fewer
        List<QueueMonth> months = List.of(ONE_FEWER, ONE_MORE, ONE_FEWER, ONE_FEWER, STILL);
        Futures one = () -> months.iterator()::next;
        assertThat(clearFrom(new QueueSimulation(500, 400, 1, 5, 1, 95).run(one, Capacity.AS_NOW)))
                .isEqualTo(1);
        assertThat(clearFrom(new QueueSimulation(500, 400, 2, 5, 1, 95).run(one, Capacity.AS_NOW)))
                .isEqualTo(3);
        assertThat(clearFrom(new QueueSimulation(500, 400, 4, 5, 1, 95).run(one, Capacity.AS_NOW)))
                .as("never four in a row")
                .isEqualTo(6);
    }

    private static int clearFrom(List<QueueSimulation.Month> months) {
        return (int) months.stream().filter(month -> month.cleared() == 0).count();
    }

    @Test
    void theSameSeedGivesTheSameFuturesToTheBit() {
        QueueSimulation simulation = new QueueSimulation(3_000, 1_000, 1, 6, 200, 90);
        List<QueueMonth> past = List.of(new QueueMonth(7, 9, 1), new QueueMonth(12, 8, 0), new QueueMonth(4, 11, 0));
        List<QueueSimulation.Month> first = simulation.run(new Bootstrap(past, 42), Capacity.AS_NOW);
        assertThat(simulation.run(new Bootstrap(past, 42), Capacity.AS_NOW)).isEqualTo(first);
        assertThat(simulation.run(new Bootstrap(past, 43), Capacity.AS_NOW)).isNotEqualTo(first);
        // what these futures were when this was written: another machine must draw the same
        assertThat(first.get(6)).isEqualTo(new QueueSimulation.Month(0.0, 1850.0, 5400.0, 79));
    }

    @Property(tries = 200)
    void moreWorkOrLessDemandNeverClearsLater(
            @ForAll @Size(min = 1, max = 24) List<@IntRange(max = 120) Integer> arrivals,
            @ForAll long seed,
            @ForAll @IntRange(max = 30) int extra,
            @ForAll @IntRange(min = 1, max = 12) int from,
            @ForAll @IntRange(min = 50, max = 100) int demand) {
        Random completions = new Random(seed);
        List<QueueMonth> past = arrivals.stream()
                .map(come -> new QueueMonth(come, completions.nextInt(120), completions.nextInt(4)))
                .toList();
        QueueSimulation simulation = new QueueSimulation(15_000, 9_000, 1, 12, 50, 95);
        List<QueueSimulation.Month> asNow = simulation.run(new Bootstrap(past, seed), Capacity.AS_NOW);
        List<QueueSimulation.Month> better =
                simulation.run(new Bootstrap(past, seed), new Capacity(100L * extra, from, 12, demand));
        for (int month = 0; month <= 12; month++) {
            assertThat(better.get(month).cleared())
                    .isGreaterThanOrEqualTo(asNow.get(month).cleared());
            assertThat(better.get(month).median())
                    .isLessThanOrEqualTo(asNow.get(month).median());
            assertThat(better.get(month).lower())
                    .isBetween(0.0, better.get(month).upper());
        }
    }

    @Test
    void aQueueIsNeverBelowNothingAndNoWorkIsUndone() {
        // 20 fewer than the 6 that are done is none, not 14 undone
        List<QueueSimulation.Month> fewer = new QueueSimulation(1_000, 0, 1, 2, 1, 95)
                .run(known(List.of(ONE_FEWER)), new Capacity(-2_000, 1, 1, 100));
        assertThat(fewer.get(1).median()).isEqualTo(1_500);
        assertThat(fewer.get(2).median()).isEqualTo(1_400);
        List<QueueSimulation.Month> more = new QueueSimulation(1_000, 0, 1, 2, 1, 95)
                .run(known(List.of(ONE_FEWER)), new Capacity(5_000, 1, 1, 100));
        assertThat(more.get(1)).isEqualTo(new QueueSimulation.Month(0, 0, 0, 1));
        assertThatThrownBy(() -> new Bootstrap(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
