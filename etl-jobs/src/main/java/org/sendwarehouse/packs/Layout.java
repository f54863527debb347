package org.sendwarehouse.packs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Definitions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A kind of pack: its title and its sections in a reader's order.
 *
 * @param title of the document
 * @param subject one line for its metadata
 * @param look how its documents look; a file that says nothing of it has the plain look of all packs
 * @param readingAge how old a reader must be, or null where nothing is promised of it
 * @param annex the layout of a second document with everything else; null where there is none
 * @param sections by name, in order
 * @param leftOut what sections are called that were left out to keep within a page budget
 */
record Layout(
        String title,
        String subject,
        Look look,
        @Nullable ReadingLimits readingAge,
        @Nullable String annex,
        Map<String, Section> sections,
        List<String> leftOut) {
    private static final String PLACE = "$";

    /**
     * How its documents look.
     *
     * @param styles files of {@code report-templates/styles} over {@code pack.jrtx}, without their ending; the last wins
     * @param html whether a web page with the same words lies beside the PDF
     */
    record Look(List<String> styles, boolean html) {
        Look {
            styles = styles == null ? List.of() : List.copyOf(styles);
        }
    }

    /**
     * The ages between which a layout's text is to be readable, in years, by the formulas of {@code text.ReadingAge}; a test
     * measures what is composed.
     *
     * @param atLeast the lower limit of the formula that gives more; null for none
     * @param atMost the upper limit of each formula
     */
    record ReadingLimits(
            @JsonProperty("at_least") @Nullable Double atLeast,
            @JsonProperty("at_most") double atMost) {}

    /**
     * As written: a section is a name, or a name with values for the section's parameters, such as {@code {section: area,
     * as: afi2, areas: [AFI2]}}; with {@code new_page} or {@code room} where this layout wants another start of the section
     * than its file says, and {@code spare} where it may be left out: see {@link Section}. {@code called} names one without
     * a title.
     */
    private record File(
            String title,
            String subject,
            @Nullable Look look,
            @JsonProperty("reading_age") @Nullable ReadingLimits readingAge,
            @Nullable String annex,
            List<JsonNode> sections) {}

    /**
     * A section as written; see {@link Section}.
     *
     * @param parameters by name, with the value where a layout gives none; null where it must give one. {@code $name} as a
     *     title or as an option of a block stands for the value
     */
    private record SectionFile(
            @Nullable String title,
            @JsonProperty("new_page") boolean newPage,
            int room,
            @Nullable Map<String, @Nullable Object> parameters,
            List<Map<String, @Nullable Object>> blocks) {}

    /**
     * Reads a layout and its sections.
     *
     * @param name a file of {@code report-templates/layouts}, without its ending
     * @throws IllegalArgumentException when two sections have one name, or values and parameters do not fit
     */
    static Layout read(String name) {
        return read(
                Definitions.text("report-templates/layouts/" + name + ".yaml"),
                section -> Definitions.text("report-templates/sections/" + section + ".yaml"));
    }

    /** Reads a layout whose sections' texts are found by name. */
    static Layout read(String text, java.util.function.UnaryOperator<String> sectionText) {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        File file = yaml.readValue(text, File.class);
        Map<String, Section> sections = new LinkedHashMap<>();
        for (JsonNode entry : file.sections()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            String section = entry.isString() ? entry.stringValue() : "";
            if (entry.isObject()) {
                entry.properties()
                        .forEach(value -> values.put(value.getKey(), yaml.treeToValue(value.getValue(), Object.class)));
                section = String.valueOf(values.remove("section"));
            }
            Object as = values.remove("as");
            String key = as == null ? section : as.toString();
            SectionFile read = yaml.readValue(sectionText.apply(section), SectionFile.class);
            if (sections.put(key, filled(key, read, values)) != null) {
                throw new IllegalArgumentException(
                        "The layout '" + file.title() + "' has two sections '" + key + "'; tell them apart by as: …");
            }
        }
        Look look = file.look() == null ? new Look(List.of(), false) : file.look();
        return new Layout(file.title(), file.subject(), look, file.readingAge(), file.annex(), sections, List.of());
    }

    /** The layout without the section that is left out next; empty where all that is left must stand. */
    Optional<Layout> shorter() {
        return sections.entrySet().stream()
                .filter(section -> section.getValue().spare() > 0)
                .min(Comparator.comparingInt(section -> section.getValue().spare()))
                .map(section -> {
                    Map<String, Section> rest = new LinkedHashMap<>(sections);
                    rest.remove(section.getKey());
                    List<String> without = new ArrayList<>(leftOut);
                    without.add(section.getValue().called());
                    return new Layout(title, subject, look, readingAge, annex, rest, without);
                });
    }

    private static Section filled(String key, SectionFile section, Map<String, @Nullable Object> values) {
        Object newPage = values.remove("new_page");
        Object room = values.remove("room");
        Object spare = values.remove("spare");
        Object called = values.remove("called");
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        if (section.parameters() != null) {
            given.putAll(section.parameters());
        }
        for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
            if (!given.containsKey(value.getKey())) {
                throw new IllegalArgumentException("The section '" + key + "' has no parameter '" + value.getKey()
                        + "'; it has " + new TreeSet<>(given.keySet()));
            }
            given.put(value.getKey(), value.getValue());
        }
        Object title = filled(key, section.title(), given);
        List<Map<String, @Nullable Object>> blocks = new ArrayList<>();
        for (Map<String, @Nullable Object> block : section.blocks()) {
            Map<String, @Nullable Object> options = new LinkedHashMap<>();
            block.forEach((option, value) -> options.put(option, filled(key, value, given)));
            blocks.add(options);
        }
        return new Section(
                title == null ? null : title.toString(),
                newPage == null ? section.newPage() : Boolean.TRUE.equals(newPage),
                room instanceof Number points ? points.intValue() : section.room(),
                spare instanceof Number rank ? rank.intValue() : 0,
                called != null ? called.toString() : title != null ? title.toString() : key,
                blocks);
    }

    private static @Nullable Object filled(String key, @Nullable Object value, Map<String, @Nullable Object> given) {
        if (!(value instanceof String text) || !text.startsWith(PLACE)) {
            return value;
        }
        Object filled = given.get(text.substring(PLACE.length()));
        if (filled == null) {
            throw new IllegalArgumentException("The section '" + key + "' needs a value for " + text.substring(1));
        }
        return filled;
    }
}
