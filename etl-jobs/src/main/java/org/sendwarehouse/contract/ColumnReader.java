package org.sendwarehouse.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Column.Limits;
import org.sendwarehouse.contract.Column.Treatment;
import org.sendwarehouse.contract.LandedColumn.Origin;

/** Reads one property of a contract. */
final class ColumnReader {
    private static final Set<String> PERSONAL = Set.of("identifier", "personal");
    private static final Set<String> CLASSES = Set.of("identifier", "personal", "public", "internal");

    private ColumnReader() {}

    static Column read(Settings property) {
        String name = property.text("name");
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw property.error("a column's name is lower case with underscores");
        }
        String sourceName = property.optionalText("physicalName");
        ColumnType type = property.choice("logicalType", ColumnType.class);
        String classification = property.optionalText("classification");
        if (classification != null && !CLASSES.contains(classification)) {
            throw property.error("'classification' is one of " + CLASSES);
        }
        Settings custom = property.customProperties();
        Treatment treatment = treatment(custom);
        Column column = new Column(
                name,
                sourceName == null ? name : sourceName,
                custom.texts("headerAliases"),
                custom.optionalText("moduleHeading"),
                type,
                property.flag("required"),
                property.flag("primaryKey"),
                classification != null && PERSONAL.contains(classification),
                custom.flag("mayBeAbsent"),
                property.text("description"),
                validValues(property),
                limits(property, type),
                treatment,
                custom.has("identity") ? custom.choice("identity", Identity.class) : null,
                custom.flag("age"));
        custom.done();
        property.done();
        check(column, property);
        return column;
    }

    private static void check(Column column, Settings property) {
        boolean hidden =
                !(column.treatment() instanceof Treatment.Keep || column.treatment() instanceof Treatment.Derived);
        if (hidden && column.identity() != null && !column.personal()) {
            throw property.error("identifies a person, so needs a classification identifier or personal");
        }
        if (column.personal() && !hidden) {
            throw property.error("is personal, so it must be dropped, pseudonymised or generalised");
        }
        if (column.age() && column.type() != ColumnType.DATE) {
            throw property.error("'age' belongs to a date");
        }
        if (column.treatment() instanceof Treatment.BirthMonth && column.type() != ColumnType.DATE) {
            throw property.error("'birth_month' generalises a date");
        }
    }

    private static Treatment treatment(Settings custom) {
        boolean drop = custom.flag("drop");
        String pseudonymise = custom.optionalText("pseudonymise");
        String generalise = custom.optionalText("generalise");
        boolean derived = custom.has("derived");
        int chosen = (drop ? 1 : 0) + (pseudonymise != null ? 1 : 0) + (generalise != null ? 1 : 0) + (derived ? 1 : 0);
        if (chosen > 1) {
            throw custom.error("can be only one of drop, pseudonymise, generalise, derived");
        }
        if (drop) {
            return new Treatment.Drop();
        } else if (pseudonymise != null) {
            return new Treatment.Pseudonymise(pseudonymise);
        } else if (derived) {
            return new Treatment.Derived(custom.choice("derived", Origin.class));
        } else if (generalise != null) {
            return switch (generalise) {
                case "birth_month" -> new Treatment.BirthMonth();
                case "lsoa" -> new Treatment.Lsoa();
                default -> throw custom.error("cannot generalise to '" + generalise + "'");
            };
        }
        return new Treatment.Keep();
    }

    private static List<String> validValues(Settings property) {
        List<String> values = List.of();
        for (Settings check : property.list("quality")) {
            if (!check.text("metric").equals("invalidValues") || check.number("mustBe") != 0) {
                throw check.error("the door checks 'invalidValues' that must be 0, nothing else");
            }
            check.optionalText("severity");
            Settings arguments = check.object("arguments");
            values = arguments.texts("validValues");
            arguments.done();
            check.done();
            if (values.isEmpty()) {
                throw check.error("names no valid values");
            }
        }
        return values;
    }

    private static Limits limits(Settings property, ColumnType type) {
        Settings options = property.optionalObject("logicalTypeOptions");
        if (options == null) {
            return Limits.NONE;
        }
        boolean date = type == ColumnType.DATE;
        String minimum = options.optionalText("minimum");
        String maximum = options.optionalText("maximum");
        String pattern = options.optionalText("pattern");
        try {
            Limits limits = new Limits(
                    options.optionalInt("minLength"),
                    options.optionalInt("maxLength"),
                    pattern == null ? null : Pattern.compile(pattern),
                    date ? null : decimal(minimum),
                    date ? null : decimal(maximum),
                    date ? day(minimum) : null,
                    date ? day(maximum) : null);
            options.done();
            return limits;
        } catch (NumberFormatException | DateTimeParseException | PatternSyntaxException e) {
            throw options.error("has a limit that cannot be read: " + e.getMessage());
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
