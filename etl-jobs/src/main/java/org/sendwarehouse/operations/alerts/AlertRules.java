package org.sendwarehouse.operations.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.operations.alerts.AlertRule.Severity;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code schedules/alerts.yaml}, read strictly.
 *
 * @param remind how long after the last word about it an alert that is still open is told again
 * @param rules in the order in which they are told
 */
public record AlertRules(Duration remind, List<AlertRule> rules) {
    private static final String FILE = "schedules/alerts.yaml";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> PLACES = Set.of("subject", "value", "limit", "detail");
    private static final Pattern WAIT = Pattern.compile("[1-9][0-9]{0,3}[smhd]");

    public AlertRules {
        rules = List.copyOf(rules);
    }

    /**
     * The rules the product ships.
     *
     * @param facts those they may name
     * @throws InvalidAlertsException naming every fault at once
     */
    public static AlertRules shipped(List<Fact> facts) {
        return read(Definitions.text(FILE), facts);
    }

    /** The rule of a code; empty where it is no longer one of the product's. */
    public Optional<AlertRule> find(String code) {
        return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }

    static AlertRules read(String yaml, List<Fact> facts) {
        Written written;
        try {
            written = YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readValue(yaml, Written.class);
        } catch (JacksonException e) {
            throw new InvalidAlertsException(FILE + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"));
        }
        Checks checks = new Checks(facts.stream().collect(Collectors.toMap(Fact::name, Fact::unit)));
        Duration remind = checks.duration("the file", "remind", written.remind(), Duration.ofDays(1));
        List<AlertRule> rules = new ArrayList<>();
        for (Entry entry : written.alerts() == null ? List.<Entry>of() : written.alerts()) {
            checks.rule(entry).ifPresent(rules::add);
        }
        if (!checks.faults.isEmpty()) {
            throw new InvalidAlertsException(
                    checks.faults.stream().map(fault -> FILE + ": " + fault).collect(Collectors.joining("\n")));
        }
        return new AlertRules(remind, rules);
    }

    /** The file as written; everything may be missing until checked. */
    private record Written(
            @Nullable String remind, @Nullable List<Entry> alerts) {}

    private record Entry(
            @Nullable String code,
            @Nullable String title,
            @Nullable String severity,
            @Nullable List<String> tell,
            @Nullable When when,
            @Nullable String words,
            @Nullable String after,
            @Nullable String clears,
            @Nullable Boolean blocksReady) {}

    private record When(
            @Nullable String sql,
            @Nullable String fact,
            @Nullable Double above,
            @Nullable Double below,
            @Nullable String unit) {}

    /** Collects every fault before anyone is told. */
    private static final class Checks {
        private final Map<String, String> units;
        private final Set<String> codes = new HashSet<>();
        private final List<String> faults = new ArrayList<>();

        Checks(Map<String, String> units) {
            this.units = units;
        }

        Optional<AlertRule> rule(Entry entry) {
            int before = faults.size();
            String code = entry.code() == null ? "an alert without code" : entry.code();
            if (!CODE.matcher(code).matches()) {
                faults.add(code + " needs a code in lower case with hyphens, such as night-failed");
            } else if (!codes.add(code)) {
                faults.add(code + " stands twice");
            }
            String title = text(code, "title", entry.title());
            String words = text(code, "words", entry.words());
            places(code, words);
            List<String> tell = entry.tell() == null ? List.of() : entry.tell();
            if (tell.isEmpty()) {
                faults.add(code + " tells nobody; name a role");
            }
            @Nullable Severity severity = severity(code, entry.severity());
            AlertRule.@Nullable Condition condition = condition(code, entry.when());
            Duration after = duration(code, "after", entry.after(), Duration.ZERO);
            Duration clears = duration(code, "clears", entry.clears(), Duration.ZERO);
            if (faults.size() > before || severity == null || condition == null) {
                return Optional.empty();
            }
            return Optional.of(new AlertRule(
                    code,
                    title,
                    severity,
                    tell,
                    condition,
                    words,
                    after,
                    clears,
                    Boolean.TRUE.equals(entry.blocksReady())));
        }

        private String text(String code, String field, @Nullable String text) {
            if (text == null || text.isBlank()) {
                faults.add(code + " has no " + field);
                return "";
            }
            return text.strip();
        }

        private void places(String code, String words) {
            Matcher place = PLACE.matcher(words);
            while (place.find()) {
                if (!PLACES.contains(place.group(1))) {
                    faults.add(
                            code + " has the place {" + place.group(1) + "} in its words; there are " + sorted(PLACES));
                }
            }
        }

        private @Nullable Severity severity(String code, @Nullable String word) {
            Optional<Severity> found = Arrays.stream(Severity.values())
                    .filter(severity -> severity.word().equals(word))
                    .findFirst();
            if (found.isEmpty()) {
                faults.add(code + " needs a severity: urgent, warning or notice");
            }
            return found.orElse(null);
        }

        private AlertRule.@Nullable Condition condition(String code, @Nullable When when) {
            if (when == null || (when.sql() == null) == (when.fact() == null)) {
                faults.add(code + " needs when: either sql, or a fact with a limit");
                return null;
            }
            if (when.sql() != null) {
                if (when.above() != null || when.below() != null || when.unit() != null) {
                    faults.add(code + " has a query, which takes no limit: put it into the query");
                }
                return new AlertRule.Query(when.sql().strip());
            }
            String fact = String.valueOf(when.fact());
            @Nullable String unit = units.get(fact);
            if (unit == null) {
                faults.add(code + " names the fact " + fact + "; there are " + sorted(units.keySet()));
            } else if (!unit.equals(when.unit())) {
                faults.add(code + " gives its limit in " + when.unit() + "; " + fact + " is in " + unit);
            }
            if ((when.above() == null) == (when.below() == null)) {
                faults.add(code + " needs one limit: above or below");
            }
            return new AlertRule.Limit(fact, when.above(), when.below(), String.valueOf(when.unit()));
        }

        Duration duration(String code, String field, @Nullable String text, Duration otherwise) {
            if (text == null) {
                return otherwise;
            }
            if (!WAIT.matcher(text).matches()) {
                faults.add(code + " has " + field + ": " + text + "; write a time such as 15m, 3h or 2d");
                return otherwise;
            }
            return DurationStyle.detectAndParse(text);
        }

        private static String sorted(Set<String> names) {
            return names.stream().sorted().collect(Collectors.joining(", "));
        }
    }

    /** A number as people write it: no decimals where it has none. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.UK, "%.1f", value);
    }
}
