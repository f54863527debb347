package org.sendwarehouse.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendwarehouse.contract.Contract.Accepts;
import org.sendwarehouse.contract.Contract.Due;
import org.sendwarehouse.contract.Contract.DueCalendar;
import org.sendwarehouse.contract.Contract.ScopePart;
import org.sendwarehouse.contract.Contract.Unit;

/** Reads the settings of a feed as a whole: what a delivery covers and replaces, how it may look, when it is due. */
final class FeedSettings {
    private static final Pattern UNIT = Pattern.compile("(week\\()?([a-z0-9_]+)\\)?");

    private FeedSettings() {}

    static List<MatchToken> matchTokens(Settings custom) {
        List<MatchToken> tokens = new ArrayList<>();
        for (Settings token : custom.list("matchTokens")) {
            tokens.add(new MatchToken(token.text("token"), token.texts("from")));
            token.done();
        }
        return tokens;
    }

    static Set<ScopePart> scope(Settings custom) {
        Set<ScopePart> parts = new LinkedHashSet<>();
        for (String part : custom.texts("scope")) {
            parts.add(
                    switch (part) {
                        case "area" -> ScopePart.AREA;
                        case "period" -> ScopePart.PERIOD;
                        case "provider" -> ScopePart.PROVIDER;
                        case "academicYear" -> ScopePart.ACADEMIC_YEAR;
                        default -> throw custom.error("'scope' cannot be '" + part + "'");
                    });
        }
        return parts;
    }

    /** All providers, unless the contract says from which of them deliveries are due. */
    static List<String> expectedProviders(Settings custom) {
        List<String> providers = custom.texts("providers");
        if (!custom.has("expectedProviders")) {
            return providers;
        }
        List<String> expected = custom.texts("expectedProviders");
        if (!providers.containsAll(expected)) {
            throw custom.error("'expectedProviders' names one who is not among the 'providers'");
        }
        return expected;
    }

    /** Columns, or {@code week(column)} for the week of a date. */
    static List<Unit> units(Settings custom) {
        List<Unit> units = new ArrayList<>();
        for (String text : custom.texts("units")) {
            Matcher matcher = UNIT.matcher(text);
            if (!matcher.matches()) {
                throw custom.error("'units' cannot hold '" + text + "'");
            }
            units.add(new Unit(matcher.group(2), matcher.group(1) != null));
        }
        return units;
    }

    static Accepts accepts(Settings accepts) {
        Accepts accepted = new Accepts(
                Set.copyOf(accepts.texts("formats")), accepts.texts("encodings"), accepts.texts("dateFormats"));
        accepts.done();
        if (!Set.of("csv", "xlsx", "xml").containsAll(accepted.formats())
                || accepted.formats().isEmpty()) {
            throw accepts.error("'formats' are csv, xlsx and xml");
        }
        return accepted;
    }

    static String year(Settings settings) {
        Integer year = settings.optionalInt("reportingYear");
        return year == null ? "" : year.toString();
    }

    static boolean otherColumnsIgnored(Settings custom) {
        String other = custom.optionalText("otherColumns");
        if (other != null && !other.equals("ignored")) {
            throw custom.error("'otherColumns' can only be 'ignored'");
        }
        return other != null;
    }

    static Due due(Settings root, Settings custom) {
        int grace = -1;
        for (Settings sla : root.list("slaProperties")) {
            ContractReader.require(sla, "property", "latency");
            grace = sla.number("value");
            ContractReader.require(sla, "unit", "d");
            sla.done();
        }
        if (grace < 0) {
            throw root.error("needs the grace as slaProperties: latency, in d");
        }
        return new Due(custom.choice("dueCalendar", DueCalendar.class), grace);
    }
}
