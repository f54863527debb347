package org.sendwarehouse.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.home.Definitions.Definition;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The fields of one mapping of a YAML definition, read strictly: a key asked for and missing, of the wrong kind, or
 * present and never asked for is an {@link InvalidDefinitionException} that names file and place.
 */
public final class YamlFields {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final String place;
    private final JsonNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    private YamlFields(String file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw problem("is not a mapping of keys to values");
        }
    }

    /** The top mapping of a file. */
    public static YamlFields of(Definition file) {
        return new YamlFields(file.path(), "", parse(file));
    }

    /** The mappings of a file whose top is a list. */
    public static List<YamlFields> listOf(Definition file) {
        JsonNode top = parse(file);
        if (!top.isArray()) {
            throw new InvalidDefinitionException(file.path(), "is not a list");
        }
        List<YamlFields> entries = new ArrayList<>();
        for (int i = 0; i < top.size(); i++) {
            entries.add(new YamlFields(file.path(), "entry " + (i + 1), top.get(i)));
        }
        return entries;
    }

    static JsonNode parse(Definition file) {
        try {
            return YAML.readTree(file.text());
        } catch (JacksonException e) {
            throw new InvalidDefinitionException(file.path(), "is not valid YAML: " + e.getOriginalMessage(), e);
        }
    }

    /** The file's path, for messages. */
    public String file() {
        return file;
    }

    /** An error about this mapping, to be thrown. */
    public InvalidDefinitionException problem(String message) {
        return new InvalidDefinitionException(file, place.isEmpty() ? message : place + " " + message);
    }

    public boolean has(String key) {
        return node.has(key);
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> problem("has no '" + key + "'"));
    }

    public Optional<String> optionalText(String key) {
        Optional<JsonNode> value = value(key);
        if (value.isPresent() && !value.get().isValueNode()) {
            throw problem("'" + key + "' is not a single value");
        }
        Optional<String> text = value.map(found -> found.asString().strip());
        if (text.isPresent() && text.get().isEmpty()) {
            throw problem("'" + key + "' is empty");
        }
        return text;
    }

    public boolean flag(String key, boolean otherwise) {
        return optionalText(key)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw problem("'" + key + "' is neither true nor false");
                })
                .orElse(otherwise);
    }

    /** A list of single values; empty when the key is absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(key)) {
            if (!item.isValueNode() || item.isNull()) {
                throw problem("'" + key + "' holds something that is not a single value");
            }
            texts.add(item.asString());
        }
        return texts;
    }

    /** A list of values as they stand in the file; empty when the key is absent. */
    public List<JsonNode> items(String key) {
        Optional<JsonNode> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            throw problem("'" + key + "' is not a list");
        }
        return List.copyOf(value.get().values());
    }

    /** The mapping below a key. */
    public YamlFields fields(String key) {
        JsonNode value = value(key).orElseThrow(() -> problem("has no '" + key + "'"));
        return new YamlFields(file, within(key), value);
    }

    /** The mappings below the keys of a mapping, in the file's order; empty when the key is absent. */
    public Map<String, YamlFields> named(String key) {
        Map<String, YamlFields> named = new LinkedHashMap<>();
        Optional<JsonNode> value = value(key);
        if (value.isPresent()) {
            if (!value.get().isObject()) {
                throw problem("'" + key + "' is not a mapping");
            }
            for (Map.Entry<String, JsonNode> entry : value.get().properties()) {
                named.put(entry.getKey(), new YamlFields(file, within(key + "." + entry.getKey()), entry.getValue()));
            }
        }
        return named;
    }

    /** The single values below the keys of a mapping, in the file's order; empty when the key is absent. */
    public Map<String, String> values(String key) {
        Map<String, String> values = new LinkedHashMap<>();
        if (has(key)) {
            YamlFields mapping = fields(key);
            mapping.node.propertyNames().forEach(name -> values.put(name, mapping.text(name)));
        }
        return values;
    }

    /** A mapping inside a list of this mapping. */
    public YamlFields within(String key, JsonNode item) {
        return new YamlFields(file, within(key), item);
    }

    /** Refuses keys that nobody asked for. */
    public void done() {
        for (String key : node.propertyNames()) {
            if (!asked.contains(key)) {
                String hint = node.get(key).isNull() ? " (a text with a comma needs quotes inside { })" : "";
                throw problem("has the unknown key '" + key + "'" + hint + "; known here: " + String.join(", ", asked));
            }
        }
    }

    private Optional<JsonNode> value(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private String within(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
