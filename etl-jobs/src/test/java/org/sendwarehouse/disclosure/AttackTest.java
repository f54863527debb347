package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.disclosure.Figure.Shown;

/** Tries to work out what was hidden, with relations found from the rows alone. */
class AttackTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothing_hidden_can_be_told_from_one_night(long seed) {
        List<Figure> figures = new Partnership(seed, 150 + 40 * (int) seed).figures();
        Protection protection = Partnership.protect(figures, List.of());

        assertThat(Partnership.attack(List.of(figures), List.of(Partnership.seen(0, figures, protection::shown)), 0))
                .isEmpty();
        assertThat(figures.stream().filter(figure -> protection.shown(figure).equals(new Shown(true, true))))
                .as("something is shown")
                .hasSizeGreaterThan(figures.size() / 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void nothing_hidden_can_be_told_from_two_nights(long seed) {
        Partnership area = new Partnership(seed, 220);
        List<Figure> before = area.figures();
        Protection first = Partnership.protect(before, List.of());
        area.late(6);
        List<Figure> after = area.figures();
        Protection second = Partnership.protect(after, Partnership.remembered(before, first));

        assertThat(Partnership.attack(
                        List.of(before, after),
                        List.of(Partnership.seen(0, before, first::shown), Partnership.seen(1, after, second::shown)),
                        0))
                .isEmpty();
    }

    /**
     * On the first night 3 plans in Coast are hidden, and the 20 in Dales with them. On the second, five more are known in
     * Coast: nothing is small, and Dales is as it was. Shown then, its 20 would tell the 3: 53 - 20 - 30.
     */
    @Test
    void what_was_hidden_is_not_given_away_by_what_is_shown_a_night_later() {
        List<Figure> before = plans(3, 20, 30);
        List<Figure> after = plans(8, 20, 30);
        Protection first = Partnership.protect(before, List.of());
        Protection apart = Partnership.protect(after, List.of());
        Protection second = Partnership.protect(after, Partnership.remembered(before, first));

        assertThat(hidden(before, first)).containsExactly("Coast", "Dales");
        assertThat(hidden(after, apart)).isEmpty();
        assertThat(attackBoth(before, first, after, apart)).anyMatch(told -> told.endsWith("is 3"));
        assertThat(attackBoth(before, first, after, second)).isEmpty();
        assertThat(hidden(after, second)).contains("Dales");
    }

    private static Set<String> attackBoth(
            List<Figure> before, Protection first, List<Figure> after, Protection second) {
        return Partnership.attack(
                List.of(before, after),
                List.of(Partnership.seen(0, before, first::shown), Partnership.seen(1, after, second::shown)),
                0);
    }

    private static List<String> hidden(List<Figure> figures, Protection protection) {
        return figures.stream()
                .filter(figure -> !protection.shown(figure).numerator())
                .map(figure -> figure.key().value())
                .toList();
    }

    private static List<Figure> plans(long coast, long dales, long north) {
        return List.of(
                plan("all", "all", coast + dales + north),
                plan("locality", "Coast", coast),
                plan("locality", "Dales", dales),
                plan("locality", "North", north));
    }

    private static Figure plan(String breakdown, String value, long count) {
        LocalDate start = LocalDate.of(2025, 1, 1);
        return new Figure(
                new Figure.Key(
                        "ehcp_new",
                        "E06000047",
                        breakdown,
                        value,
                        "calendar_year",
                        start,
                        start.plusYears(1).minusDays(1)),
                count,
                null,
                null);
    }

    @Test
    void showing_one_more_count_gives_others_away() {
        List<Figure> figures = new Partnership(3, 270).figures();
        Protection protection = Partnership.protect(figures, List.of());
        int given = 0;
        int tried = 0;
        for (Figure figure : figures) {
            if ("would reveal another".equals(protection.reason(figure))) {
                tried++;
                List<Sighting> seen = new ArrayList<>(Partnership.seen(
                        0, figures, each -> each.equals(figure) ? new Shown(true, true) : protection.shown(each)));
                if (!Partnership.attack(List.of(figures), List.of(seen), 0).isEmpty()) {
                    given++;
                }
            }
        }
        assertThat(tried).isGreaterThan(5);
        assertThat(given).as("of %d", tried).isGreaterThan(tried / 2);
    }

    @Test
    void showing_all_but_the_small_counts_gives_them_away() {
        List<Figure> figures = new Partnership(2, 230).figures();
        List<Sighting> seen = Partnership.seen(
                0,
                figures,
                figure -> new Shown(
                        figure.numerator() == null || figure.numerator() > 4 || figure.numerator() == 0,
                        figure.denominator() == null || figure.denominator() > 4));

        assertThat(Partnership.attack(List.of(figures), List.of(seen), 0)).isNotEmpty();
    }
}
