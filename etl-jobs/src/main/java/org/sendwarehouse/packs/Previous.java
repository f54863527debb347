package org.sendwarehouse.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What packs state, and what the group's pack before this one stated. A pack writes its own statements into its manifest;
 * the next one reads them there. So it compares what this group was told, from numbers of this group's audience, with what
 * it is told now.
 */
final class Previous {
    private static final String MANIFEST = "manifest.json";

    private Previous() {}

    /**
     * One statement.
     *
     * @param kind promise, action or indicator
     * @param key of it
     * @param status of a promise or action
     * @param value in the unit of its measure, to four decimals; null where none was given
     * @param period of the value, in words
     */
    record Statement(
            String kind,
            String key,
            String title,
            @Nullable String status,
            @Nullable String unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable String period) {}

    /** What this pack states: every promise and action within its scope, and the newest figure of every indicator. */
    static List<Statement> stated(PackContext pack) {
        List<Statement> stated = new ArrayList<>();
        if (pack.marts.has("milestone_status")) {
            for (Row row : pack.marts.rows("select * from milestone_status order by order_no, promise_key")) {
                stated.add(new Statement(
                        "promise",
                        row.text("promise_key", ""),
                        row.text("title", ""),
                        row.text("status"),
                        row.text("unit"),
                        rounded(row.number("value")),
                        rounded(row.number("numerator")),
                        rounded(row.number("denominator")),
                        row.text("period_label")));
            }
        }
        if (pack.marts.has("action_status")) {
            for (Row row : pack.marts.rows("select * from action_status order by order_no, action_key")) {
                stated.add(new Statement(
                        "action",
                        row.text("action_key", ""),
                        row.text("printed_ref", "") + " " + row.text("title", ""),
                        row.text("status"),
                        null,
                        null,
                        null,
                        null,
                        null));
            }
        }
        for (Row row : pack.marts.rows("select indicator_code from indicator order by indicator_code")) {
            Newest figure = Newest.of(row.text("indicator_code", ""), pack);
            if (figure != null) {
                stated.add(new Statement(
                        "indicator",
                        row.text("indicator_code", ""),
                        figure.about().text("title", ""),
                        null,
                        figure.about().text("unit"),
                        rounded(figure.now().number("value")),
                        rounded(figure.now().number("numerator")),
                        rounded(figure.now().number("denominator")),
                        Newest.period(figure.now())));
            }
        }
        return stated;
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal value) {
        return value == null
                ? null
                : new BigDecimal(value.setScale(4, java.math.RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** The statements of the group's pack before, by kind and key; empty for a group's first. */
    static Map<String, Statement> of(PackContext pack) {
        Map<String, Statement> stated = new LinkedHashMap<>();
        JsonNode manifest = manifest(pack);
        if (manifest != null && manifest.path("stated").isArray()) {
            for (JsonNode one : manifest.path("stated")) {
                Statement statement = JsonMapper.shared().treeToValue(one, Statement.class);
                stated.put(statement.kind() + " " + statement.key(), statement);
            }
        }
        return stated;
    }

    /** The date of the meeting that the pack before was for; null for a group's first. */
    static @Nullable LocalDate meetingOf(PackContext pack) {
        JsonNode manifest = manifest(pack);
        return manifest == null
                ? null
                : LocalDate.parse(manifest.path("meeting").asString());
    }

    private static @Nullable JsonNode manifest(PackContext pack) {
        Path folder = pack.request.previous();
        if (folder == null || !Files.exists(folder.resolve(MANIFEST))) {
            return null;
        }
        try {
            return JsonMapper.shared().readTree(Files.readString(folder.resolve(MANIFEST)));
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest of the pack before cannot be read: " + folder, e);
        }
    }
}
