package org.sendwarehouse.disclosure;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sendwarehouse.disclosure.Measure.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where the counts of figures stand: measures that are declared to be equal stand in one spot. */
final class Spots {
    private static final Logger LOG = LoggerFactory.getLogger(Spots.class);

    private final Rules rules;
    private final Set<Measure> apart = new HashSet<>();

    Spots(Rules rules) {
        this.rules = rules;
    }

    /** Measures that are declared to be equal and are not: whoever equates them errs, and each stands for itself. */
    void check(Collection<Figure> figures) {
        Map<Spot, Map<Measure, Long>> counts = new HashMap<>();
        for (Figure figure : figures) {
            for (Part part : Part.values()) {
                figure.count(part).ifPresent(count -> counts.computeIfAbsent(
                                of(figure.key(), part), spot -> new LinkedHashMap<>())
                        .put(new Measure(figure.key().indicator(), part), count));
            }
        }
        counts.values().stream()
                .filter(each -> Set.copyOf(each.values()).size() > 1)
                .forEach(each -> {
                    LOG.warn("Declared to be equal and not: {}", each.keySet());
                    apart.addAll(each.keySet());
                });
    }

    /** The measure that stands for this one and all that are equal to it. */
    Measure first(Measure measure) {
        return apart.contains(measure) ? measure : rules.first(measure);
    }

    Spot of(Figure.Key key, Part part) {
        return new Spot(
                first(new Measure(key.indicator(), part)),
                key.area(),
                key.periodType(),
                key.start(),
                key.end(),
                key.breakdown(),
                key.value());
    }
}
