package org.sendwarehouse.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Proves that an attacker who knows every relation and every printed count of a network cannot tell the hidden ones. The
 * proof is by other tables that look the same from outside: a linear programme finds them, and each is checked against
 * every relation before it counts, so that an error of the solver can never make a table pass.
 *
 * <p>A small count is safe when the attacker can exclude neither a smaller one nor one that would have been printed; any
 * other hidden count when he cannot tell it exactly. Method: M. Fischetti and J. J. Salazar, Models and algorithms for
 * optimizing cell suppression in tabular data with linear constraints, Journal of the American Statistical Association
 * 95 (2000), the attacker's problems of section 2.
 */
final class Audit {
    private static final double NEARLY = 1e-6;

    private final Network network;
    private final int smallestCount;
    private static final int STEPS = 100_000;

    private final double[] lowest;
    private final double[] highest;
    private int programmes;

    Audit(Network network, int smallestCount) {
        this.network = network;
        this.smallestCount = smallestCount;
        List<Cell> cells = network.cells();
        this.lowest = new double[cells.size()];
        this.highest = new double[cells.size()];
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).number(i);
            lowest[i] = cells.get(i).value();
            highest[i] = cells.get(i).value();
        }
    }

    /** How many programmes were solved so far. */
    int programmes() {
        return programmes;
    }

    /** The hidden cells that the attacker can tell, or tell too well; none when the network is safe. */
    List<Cell> unsafe() {
        if (open(network).isEmpty()) {
            return List.of();
        }
        // Tables found for fewer hidden cells stay possible when more are hidden: what they proved stays proved.
        network.unknown().forEach(this::prove);
        return open(network);
    }

    private void prove(Network part) {
        exchange(part);
        List<Cell> open = withoutTold(part, open(part));
        if (open.isEmpty()) {
            return;
        }
        together(part, open);
        for (Cell cell : open) {
            if (!isHighProved(cell) && !isProved(cell)) {
                solve(part, cell, true);
            }
            if (!isProved(cell)) {
                solve(part, cell, false);
            }
        }
    }

    /** Of the open cells those that are not told too well for sure: for the others no programme finds a table. */
    private List<Cell> withoutTold(Network part, List<Cell> open) {
        if (open.isEmpty()) {
            return open;
        }
        Bounds bounds = new Bounds(part);
        return open.stream()
                .filter(cell -> cell.isSensitive()
                        ? bounds.highest(cell) >= high(cell) && bounds.lowest(cell) <= low(cell)
                        : bounds.highest(cell) > bounds.lowest(cell))
                .toList();
    }

    /** Most tables are found without a linear programme. */
    private void exchange(Network part) {
        List<Cell> open = open(part);
        if (open.isEmpty()) {
            return;
        }
        Exchange exchange = new Exchange(part);
        for (Cell cell : open) {
            if (!isHighProved(cell) && !isProved(cell)) {
                exchange.changing(cell, high(cell) - cell.value()).ifPresent(table -> take(part, table));
            }
            if (!isLowProved(cell) && !isProved(cell)) {
                exchange.changing(cell, low(cell) - cell.value()).ifPresent(table -> take(part, table));
            }
        }
    }

    private List<Cell> open(Network part) {
        return part.cells().stream()
                .filter(cell -> cell.isToBeProved() && !isProved(cell))
                .toList();
    }

    private boolean isProved(Cell cell) {
        return cell.isSensitive()
                ? isHighProved(cell) && isLowProved(cell)
                : highest[cell.number()] - lowest[cell.number()] >= 1 - NEARLY;
    }

    private boolean isHighProved(Cell cell) {
        return highest[cell.number()] >= high(cell) - NEARLY;
    }

    private boolean isLowProved(Cell cell) {
        return lowest[cell.number()] <= low(cell) + NEARLY;
    }

    /** A value the attacker must not be able to exclude. */
    private long high(Cell cell) {
        if (!cell.isSensitive()) {
            return cell.value() + 1;
        }
        return Math.max(smallestCount, cell.value());
    }

    private static long low(Cell cell) {
        return Math.max(0, cell.value() - 1);
    }

    /** One table with as many open cells high as can be, and one with as many low. */
    private void together(Network part, List<Cell> open) {
        for (boolean up : new boolean[] {true, false}) {
            ExpressionsBasedModel model = new ExpressionsBasedModel();
            Map<Cell, Variable> variables = variables(part, model);
            for (Cell cell : open) {
                Variable variable = variable(variables, cell);
                if (up) {
                    Variable reached = model.newVariable("r" + cell.number())
                            .lower(0)
                            .upper(high(cell))
                            .weight(1);
                    model.newExpression("e" + cell.number())
                            .set(variable, 1)
                            .set(reached, -1)
                            .lower(0);
                } else {
                    variable.weight(1);
                }
            }
            take(part, variables, up ? model.maximise() : model.minimise());
        }
    }

    private void solve(Network part, Cell cell, boolean up) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Map<Cell, Variable> variables = variables(part, model);
        Variable variable = variable(variables, cell).weight(1);
        if (up) {
            // Far enough is enough: an unbounded programme has no solution to look at.
            variable.upper(high(cell) + 1);
            take(part, variables, model.maximise());
        } else {
            take(part, variables, model.minimise());
        }
    }

    /** Every table that an attacker thinks possible: no count is negative, every relation holds. */
    private Map<Cell, Variable> variables(Network part, ExpressionsBasedModel model) {
        programmes++;
        // In steps and not in seconds, so that a busy machine proves what any other does.
        model.options.iterations_suffice = STEPS;
        model.options.iterations_abort = STEPS;
        Map<Cell, Variable> variables = new HashMap<>();
        for (Cell cell : part.cells()) {
            variables.put(cell, model.newVariable("c" + cell.number()).lower(0));
        }
        int number = 0;
        for (Relation relation : part.relations()) {
            long known = 0;
            Expression expression = model.newExpression("x" + number++);
            for (Relation.Term term : relation.terms()) {
                if (term.cell().isKnown()) {
                    known += term.sign() * term.cell().value();
                } else {
                    expression.set(variable(variables, term.cell()), term.sign());
                }
            }
            expression.level(-known);
        }
        return variables;
    }

    private static Variable variable(Map<Cell, Variable> variables, Cell cell) {
        return Objects.requireNonNull(variables.get(cell), cell::name);
    }

    /** Remembers how far the cells of a part can be from their values, if the table is possible. */
    private void take(Network part, Map<Cell, Variable> variables, Optimisation.Result result) {
        if (!result.getState().isFeasible()) {
            return;
        }
        Map<Cell, Double> table = new HashMap<>();
        variables.forEach(
                (cell, variable) -> table.put(cell, variable.getValue().doubleValue()));
        take(part, table);
    }

    private void take(Network part, Map<Cell, Double> table) {
        if (isPossible(part, table)) {
            table.forEach((cell, value) -> {
                lowest[cell.number()] = Math.min(lowest[cell.number()], value);
                highest[cell.number()] = Math.max(highest[cell.number()], value);
            });
        }
    }

    private static boolean isPossible(Network part, Map<Cell, Double> table) {
        if (table.values().stream().anyMatch(value -> value < -NEARLY)) {
            return false;
        }
        for (Relation relation : part.relations()) {
            double sum = 0;
            for (Relation.Term term : relation.terms()) {
                sum += term.sign()
                        * table.getOrDefault(term.cell(), (double) term.cell().value());
            }
            if (Math.abs(sum) > NEARLY) {
                return false;
            }
        }
        return true;
    }
}
