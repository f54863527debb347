package org.sendwarehouse.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.TestWarehouse;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One worked example of a rule, as {@code quality/examples/*.yaml} gives it: a change to the {@linkplain SoundData sound
 * deliveries}, and what the rule finds then.
 *
 * @param about what the example shows, where its change does not say it
 * @param change other values, by table and row
 * @param add more rows, by table; {@code like} names a row to copy
 * @param remove rows to leave out, by table
 * @param delivered what the books of a table's delivery say
 * @param deliveredOn the day a table's delivery is from (ISO), where not the night's
 * @param empty nothing has landed at all
 * @param finds every violation by some of its values; none where the example is right though it may not look so
 */
record RuleExample(
        String rule,
        @Nullable String about,
        @Nullable Map<String, Map<String, Map<String, String>>> change,
        @Nullable Map<String, List<Map<String, String>>> add,
        @Nullable Map<String, List<String>> remove,
        @Nullable List<Books> delivered,
        @Nullable Map<String, String> deliveredOn,
        @Nullable Boolean empty,
        List<Map<String, @Nullable String>> finds) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What the books of a table's delivery say. */
    record Books(String table, String status, String asOf, long read, long accepted, long rejected) {}

    static List<RuleExample> all() {
        List<RuleExample> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/quality/examples"))) {
            for (Path file : files.sorted().toList()) {
                examples.addAll(YAML.readValue(Files.readString(file), new TypeReference<List<RuleExample>>() {}));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }

    boolean fails() {
        return !finds.isEmpty();
    }

    /** What has landed in the example, of the tables that its rule looks at. */
    TestWarehouse.Builder warehouse(Predicate<String> looksAt) {
        SoundData data = new SoundData();
        Objects.requireNonNullElse(change, Map.<String, Map<String, Map<String, String>>>of())
                .forEach((table, rows) -> rows.forEach((row, values) -> data.change(table, row, values)));
        Objects.requireNonNullElse(add, Map.<String, List<Map<String, String>>>of())
                .forEach((table, rows) -> rows.forEach(row -> data.add(table, row)));
        Objects.requireNonNullElse(remove, Map.<String, List<String>>of())
                .forEach((table, rows) -> rows.forEach(row -> data.remove(table, row)));
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-04-30");
        if (!Boolean.TRUE.equals(empty)) {
            data.csv().forEach((table, csv) -> {
                if (looksAt.test(table)) {
                    builder.landing(table, csv);
                }
            });
        }
        Objects.requireNonNullElse(delivered, List.<Books>of())
                .forEach(books -> builder.delivered(
                        books.table(),
                        books.status(),
                        books.asOf(),
                        books.read(),
                        books.accepted(),
                        books.rejected(),
                        0));
        Objects.requireNonNullElse(deliveredOn, Map.<String, String>of()).forEach(builder::deliveredOn);
        return builder;
    }

    @Override
    public String toString() {
        return rule + " " + (about != null ? about : (fails() ? "finds " : "passes ") + finds);
    }
}
