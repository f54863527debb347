package org.sendwarehouse.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.quality.QualityRule.Condition;
import org.sendwarehouse.quality.QualityRule.Severity;
import org.sendwarehouse.warehouse.InvalidDefinitionException;
import org.sendwarehouse.warehouse.QueryParser;
import org.sendwarehouse.warehouse.TableName;
import org.sendwarehouse.warehouse.YamlFields;
import org.springframework.util.function.SingletonSupplier;

/**
 * The quality rules.
 *
 * @param all in order of code
 */
public record QualityRules(List<QualityRule> all) {
    /** Read once a process, as the models are. */
    private static final SingletonSupplier<QualityRules> SHIPPED =
            SingletonSupplier.of(() -> of(Definitions.list("warehouse-sql/quality/*.yaml")));

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*-\\d{3}");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public QualityRules {
        all = List.copyOf(all);
    }

    /**
     * The rules the product ships.
     *
     * @throws InvalidDefinitionException for the first rule that cannot be used
     */
    public static QualityRules shipped() {
        return SHIPPED.obtain();
    }

    /** The rules of some files. */
    public static QualityRules of(List<Definition> files) {
        List<QualityRule> rules = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        try (QueryParser parser = new QueryParser()) {
            for (Definition file : files) {
                for (YamlFields fields : YamlFields.listOf(file)) {
                    QualityRule rule = rule(fields, parser);
                    if (!codes.add(rule.code())) {
                        throw fields.problem("has the code " + rule.code() + ", which another rule has too");
                    }
                    rules.add(rule);
                }
            }
        }
        rules.sort(Comparator.comparing(QualityRule::code));
        return new QualityRules(rules);
    }

    /** One rule alone, for a look at it. */
    public QualityRules only(String code) {
        return new QualityRules(List.of(all.stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no quality rule " + code))));
    }

    private static QualityRule rule(YamlFields fields, QueryParser parser) {
        String code = fields.text("code");
        if (!CODE.matcher(code).matches()) {
            throw fields.problem("has the code '" + code + "', which is not like EHC-014");
        }
        Set<TableName> reads = new HashSet<>();
        Optional<Condition> condition = fields.optionalText("applies_when")
                .map(sql -> new Condition(parsed(fields, code, sql, parser, reads), fields.text("otherwise")));
        QualityRule rule = new QualityRule(
                fields.file(),
                code,
                fields.text("title"),
                severity(fields),
                fields.text("owner"),
                fields.texts("feeds"),
                percent(fields),
                condition,
                parsed(fields, code, fields.text("violations"), parser, reads),
                parsed(fields, code, fields.text("denominator"), parser, reads),
                fields.text("advice"),
                reads);
        fields.done();
        return rule;
    }

    private static String parsed(YamlFields fields, String code, String sql, QueryParser parser, Set<TableName> reads) {
        reads.addAll(parser.parse(fields.file() + " (" + code + ")", sql).tables());
        return sql;
    }

    private static Severity severity(YamlFields fields) {
        String text = fields.text("severity");
        return switch (text) {
            case "fatal" -> Severity.FATAL;
            case "error" -> Severity.ERROR;
            case "warning" -> Severity.WARNING;
            default -> throw fields.problem("has the severity '" + text + "'; known: fatal, error, warning");
        };
    }

    private static BigDecimal percent(YamlFields fields) {
        String text = fields.text("fails_above_pct");
        try {
            BigDecimal percent = new BigDecimal(text);
            if (percent.signum() >= 0 && percent.compareTo(ALL) < 0) {
                return percent;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw fields.problem("has 'fails_above_pct: " + text + "', which is no share from 0 to below 100");
    }
}
