package org.sendwarehouse.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Facts by the dimensions they share, from the references that the facts declare and every build tests.
 *
 * @param facts in order of name
 */
public record BusMatrix(List<Fact> facts) {
    private static final Pattern REFERENCE = Pattern.compile("([a-z0-9_]+): references ([a-z0-9_]+)(\\.[a-z0-9_]+)?");
    private static final String FACT = "fact_";
    private static final String DIMENSION = "dim_";

    public BusMatrix {
        facts = facts.stream().sorted(Comparator.comparing(Fact::name)).toList();
    }

    /**
     * A fact.
     *
     * @param grain what one row is
     * @param joined per dimension the columns by which it joins it
     */
    public record Fact(String name, String grain, Map<String, List<String>> joined) {
        public Fact {
            joined = Collections.unmodifiableMap(new TreeMap<>(joined));
        }

        /**
         * A fact by the names of its tests.
         *
         * @param tests such as {@code area_code: references dim_area}
         */
        public static Fact of(String name, String grain, Collection<String> tests) {
            Map<String, List<String>> joined = new TreeMap<>();
            for (String test : tests) {
                Matcher matcher = REFERENCE.matcher(test);
                if (matcher.matches() && matcher.group(2).startsWith(DIMENSION)) {
                    joined.computeIfAbsent(matcher.group(2), dimension -> new ArrayList<>())
                            .add(matcher.group(1));
                }
            }
            return new Fact(name, grain, joined);
        }

        /** Whether it joins the dimension. */
        public boolean joins(String dimension) {
            return joined.containsKey(dimension);
        }
    }

    /** Of the definitions. */
    public static BusMatrix of(ModelCatalogue catalogue) {
        return new BusMatrix(catalogue.models().stream()
                .filter(model -> model.layer() == Layer.FACTS && model.name().startsWith(FACT))
                .map(model -> Fact.of(
                        model.name(),
                        model.about().grain(),
                        model.tests().stream().map(ModelTest::name).toList()))
                .toList());
    }

    /** Of a published warehouse. */
    public static BusMatrix of(Collection<Dictionary.Page> pages) {
        return new BusMatrix(pages.stream()
                .filter(page -> page.schema().equals(Layer.FACTS.schema())
                        && page.table().startsWith(FACT))
                .map(page -> Fact.of(
                        page.table(),
                        page.grain(),
                        page.tests().stream().map(Dictionary.Test::test).toList()))
                .toList());
    }

    /** The dimensions that any fact joins, in order of name. */
    public List<String> dimensions() {
        TreeSet<String> dimensions = new TreeSet<>();
        facts.forEach(fact -> dimensions.addAll(fact.joined().keySet()));
        return List.copyOf(dimensions);
    }

    /** Its name for the head of a column, such as {@code survey question}. */
    public static String shortName(String dimension) {
        return dimension.substring(DIMENSION.length()).replace('_', ' ');
    }
}
