package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The ways to settle a hidden count without a linear programme, on tables of counts with their totals. */
class ExchangeTest {
    private static final int ROWS = 4;
    private static final int COLUMNS = 4;

    @Property(tries = 500)
    void a_table_found_by_exchange_keeps_every_relation_and_lies_within_the_bounds(
            @ForAll("values") List<Integer> values,
            @ForAll("hidden") List<Boolean> hidden,
            @ForAll @IntRange(min = -1, max = 5) int by) {
        for (Network part : network(values, hidden).unknown()) {
            Exchange exchange = new Exchange(part);
            Bounds bounds = new Bounds(part);
            for (Cell cell : part.cells()) {
                assertThat(cell.value()).isBetween(bounds.lowest(cell), bounds.highest(cell));
                exchange.changing(cell, by).ifPresent(table -> {
                    assertThat(table.get(cell)).isEqualTo((double) (cell.value() + by));
                    assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(part.cells());
                    table.forEach((each, value) ->
                            assertThat(value).isBetween((double) bounds.lowest(each), (double) bounds.highest(each)));
                    part.relations().forEach(relation -> assertThat(sum(relation, table))
                            .isZero());
                });
            }
        }
    }

    /** A square of four hidden counts: any of them can go up by what its neighbours can go down by, and no further. */
    @Property(tries = 200)
    void in_a_square_of_hidden_counts_exchange_finds_what_bounds_leave(
            @ForAll("values") List<Integer> values, @ForAll @IntRange(min = 1, max = 5) int by) {
        List<Boolean> square = IntStream.range(0, ROWS * COLUMNS)
                .mapToObj(i -> i / COLUMNS < 2 && i % COLUMNS < 2)
                .toList();
        Network part = network(values, square).unknown().get(0);
        Bounds bounds = new Bounds(part);
        Exchange exchange = new Exchange(part);
        for (Cell cell : part.cells()) {
            assertThat(exchange.changing(cell, by).isPresent()).isEqualTo(cell.value() + by <= bounds.highest(cell));
            assertThat(exchange.changing(cell, -by).isPresent()).isEqualTo(cell.value() - by >= bounds.lowest(cell));
        }
    }

    /** A count that is alone in its relation is told, and no other table is found for it. */
    @Property(tries = 50)
    void a_count_that_follows_from_printed_ones_is_told(@ForAll("values") List<Integer> values) {
        List<Boolean> one =
                IntStream.range(0, ROWS * COLUMNS).mapToObj(i -> i == 5).toList();
        Network part = network(values, one).unknown().get(0);
        Cell cell = part.cells().get(0);
        Bounds bounds = new Bounds(part);
        assertThat(List.of(bounds.lowest(cell), bounds.highest(cell))).containsOnly(cell.value());
        assertThat(new Exchange(part).changing(cell, 1)).isEmpty();
    }

    @Provide
    Arbitrary<List<Integer>> values() {
        return Arbitraries.integers().between(0, 12).list().ofSize(ROWS * COLUMNS);
    }

    @Provide
    Arbitrary<List<Boolean>> hidden() {
        return Arbitraries.of(true, false).list().ofSize(ROWS * COLUMNS).filter(list -> list.contains(true));
    }

    /** A table with totals of rows and columns, printed but for the counts that are hidden. */
    private static Network network(List<Integer> values, List<Boolean> hidden) {
        List<Cell> cells = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            cells.add(cell("c" + i, values.get(i), hidden.get(i)));
        }
        for (int row = 0; row < ROWS; row++) {
            total(cells.subList(row * COLUMNS, (row + 1) * COLUMNS), "row" + row, cells, relations);
        }
        for (int column = 0; column < COLUMNS; column++) {
            int from = column;
            total(
                    IntStream.range(0, ROWS)
                            .mapToObj(row -> cells.get(row * COLUMNS + from))
                            .toList(),
                    "column" + column,
                    cells,
                    relations);
        }
        return new Network(cells, relations);
    }

    private static void total(List<Cell> parts, String name, List<Cell> cells, List<Relation> relations) {
        List<Cell> own = List.copyOf(parts);
        Cell total = cell(name, own.stream().mapToLong(Cell::value).sum(), false);
        cells.add(total);
        relations.add(Relation.sum(total, own));
    }

    private static Cell cell(String name, long value, boolean isHidden) {
        Cell cell = new Cell(name, value, Cell.Weight.PART_NUMERATOR);
        cell.give();
        if (isHidden) {
            cell.hide();
        }
        return cell;
    }

    private static double sum(Relation relation, Map<Cell, Double> table) {
        return relation.terms().stream()
                .mapToDouble(term -> term.sign()
                        * table.getOrDefault(term.cell(), (double) term.cell().value()))
                .sum();
    }
}
