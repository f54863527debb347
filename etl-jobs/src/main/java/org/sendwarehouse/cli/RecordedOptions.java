package org.sendwarehouse.cli;

import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * How a command was given, as the audit trail may keep it: dates, numbers and switches as they are, ids of deliveries and
 * codes from our own lists. Of any other text only that it was given, since it may name a child.
 */
final class RecordedOptions {
    /** Options whose text is a code of our own lists. */
    private static final Set<String> CODES = Set.of("--group", "--audience", "--owner");

    private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{0,39}");

    /** Ids of deliveries and runs. No identifier of a person has this length. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    private static final Set<String> OF_EVERY_COMMAND = Set.of("--home", "--json", "--help");

    private RecordedOptions() {}

    static Map<String, String> of(ParseResult command) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : command.matchedOptions()) {
            String name = option.longestName();
            if (!OF_EVERY_COMMAND.contains(name)) {
                // Without its dashes: a cell that begins with one is a formula to a spreadsheet.
                options.put(name.replaceFirst("^-+", ""), value(option, CODES.contains(name)));
            }
        }
        for (PositionalParamSpec parameter : command.matchedPositionals()) {
            options.put(parameter.paramLabel().toLowerCase(Locale.ROOT), value(parameter, false));
        }
        return options;
    }

    private static String value(ArgSpec argument, boolean code) {
        @Nullable Object value = argument.getValue();
        if (value instanceof Collection<?> several) {
            return several.stream().map(one -> safe(one, code)).collect(Collectors.joining(","));
        }
        return safe(value, code);
    }

    private static String safe(@Nullable Object value, boolean code) {
        if (value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Temporal
                || value instanceof TemporalAmount) {
            return value.toString();
        }
        // A number may be somebody's: ten digits are an NHS number.
        if (value instanceof Integer || value instanceof Double) {
            return value.toString();
        }
        if (value instanceof String text
                && (ID.matcher(text).matches() || (code && CODE.matcher(text).matches()))) {
            return text;
        }
        return "(given)";
    }
}
