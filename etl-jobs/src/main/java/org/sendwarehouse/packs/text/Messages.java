package org.sendwarehouse.packs.text;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendwarehouse.home.Definitions;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The words of the packs, from {@code report-templates/messages}: patterns with named places such as {@code {n}}. */
public final class Messages {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z0-9]+)}");
    private final Map<String, String> patterns;

    private Messages(Map<String, String> patterns) {
        this.patterns = patterns;
    }

    /**
     * The English of the product, from every file of {@code report-templates/messages/en-GB}.
     *
     * @throws IllegalArgumentException when two files have a message of one code
     */
    public static Messages english() {
        return of(Definitions.list("report-templates/messages/en-GB/*.yaml").stream()
                .map(file -> Definitions.text(file.path()))
                .toArray(String[]::new));
    }

    /** Messages from YAML maps of code to pattern. */
    public static Messages of(String... yaml) {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        Map<String, String> patterns = new TreeMap<>();
        for (String file : yaml) {
            mapper.readValue(file, new TypeReference<Map<String, String>>() {}).forEach((code, pattern) -> {
                if (patterns.put(code, pattern) != null) {
                    throw new IllegalArgumentException("Two messages have the code " + code);
                }
            });
        }
        return new Messages(patterns);
    }

    /** All codes, in order. */
    public Set<String> codes() {
        return Set.copyOf(patterns.keySet());
    }

    /** Whether there is a message of this code. */
    public boolean has(String code) {
        return patterns.containsKey(code);
    }

    /** The pattern of a message as it is written, for a template that fills it itself. */
    public String pattern(String code) {
        String pattern = patterns.get(code);
        if (pattern == null) {
            throw new IllegalArgumentException("There is no message " + code);
        }
        return pattern;
    }

    /**
     * Composes a message.
     *
     * @param values places and their values in turn: {@code "n", "153", "d", "838"}
     * @throws IllegalArgumentException when the code is unknown or a place has no value; a pack never shows a gap
     */
    public String say(String code, String... values) {
        Map<String, String> places = new TreeMap<>();
        for (int i = 0; i + 1 < values.length; i += 2) {
            places.put(values[i], values[i + 1]);
        }
        return say(code, places);
    }

    /**
     * Composes a message.
     *
     * @param places places and their values
     * @throws IllegalArgumentException as above
     */
    public String say(String code, Map<String, String> places) {
        String pattern = pattern(code);
        Matcher matcher = PLACE.matcher(pattern);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String value = places.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The message " + code + " needs a value for " + matcher.group(1));
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }
}
