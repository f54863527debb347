package org.sendwarehouse.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One mapping of a YAML file, read strictly: whatever nobody asked for is an error when {@link #done} is called. */
final class Settings {
    private final String where;
    private final Map<String, JsonNode> entries = new LinkedHashMap<>();
    private final TreeSet<String> unread = new TreeSet<>();

    private Settings(String where) {
        this.where = where;
    }

    static Settings parse(String where, String yaml) {
        YAMLMapper mapper = new YAMLMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
        try {
            return of(where, mapper.readTree(yaml));
        } catch (JacksonException e) {
            throw new ContractException(where + " is not readable YAML: " + e.getOriginalMessage(), e);
        }
    }

    static Settings of(String where, JsonNode node) {
        if (!node.isObject()) {
            throw new ContractException(where + " must be a mapping");
        }
        Settings settings = new Settings(where);
        node.properties().forEach(e -> settings.put(e.getKey(), e.getValue()));
        return settings;
    }

    private void put(String key, JsonNode value) {
        entries.put(key, value);
        unread.add(key);
    }

    /** The entries of an ODCS {@code customProperties} list as one mapping of property to value. */
    Settings customProperties() {
        Settings custom = new Settings(where);
        for (Settings entry : list("customProperties")) {
            String property = entry.text("property");
            custom.put(property, entry.take("value"));
            entry.optional("description");
            entry.done();
        }
        return custom;
    }

    private JsonNode take(String key) {
        JsonNode value = optional(key);
        if (value == null) {
            throw error("needs '" + key + "'");
        }
        return value;
    }

    private @Nullable JsonNode optional(String key) {
        unread.remove(key);
        JsonNode value = entries.get(key);
        return value == null || value.isNull() ? null : value;
    }

    /** The keys of the mapping, in order. */
    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String text(String key) {
        return scalar(key, take(key));
    }

    @Nullable
    String optionalText(String key) {
        JsonNode value = optional(key);
        return value == null ? null : scalar(key, value);
    }

    private String scalar(String key, JsonNode value) {
        if (!value.isValueNode()) {
            throw error("'" + key + "' must be one value");
        }
        return value.asString();
    }

    boolean flag(String key) {
        JsonNode value = optional(key);
        if (value != null && !value.isBoolean()) {
            throw error("'" + key + "' must be true or false");
        }
        return value != null && value.booleanValue();
    }

    @Nullable
    Integer optionalInt(String key) {
        JsonNode value = optional(key);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw error("'" + key + "' must be a whole number");
        }
        return value.intValue();
    }

    int number(String key) {
        Integer value = optionalInt(key);
        if (value == null) {
            throw error("needs '" + key + "'");
        }
        return value;
    }

    /** A list of texts; one text alone counts as a list of one; absent is empty. */
    List<String> texts(String key) {
        JsonNode value = optional(key);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(scalar(key, item)));
        } else {
            texts.add(scalar(key, value));
        }
        return List.copyOf(texts);
    }

    Map<String, String> textsByKey(String key) {
        JsonNode value = optional(key);
        Map<String, String> map = new LinkedHashMap<>();
        if (value != null) {
            of(where + ", " + key, value).entries.forEach((k, v) -> map.put(k, scalar(k, v)));
        }
        return map;
    }

    Settings object(String key) {
        return of(where + ", " + key, take(key));
    }

    @Nullable
    Settings optionalObject(String key) {
        JsonNode value = optional(key);
        return value == null ? null : of(where + ", " + key, value);
    }

    /** A list of mappings; absent is empty. */
    List<Settings> list(String key) {
        JsonNode value = optional(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw error("'" + key + "' must be a list");
        }
        List<Settings> list = new ArrayList<>();
        for (JsonNode item : value) {
            JsonNode name = item.get("name");
            String label = name == null ? key + " " + (list.size() + 1) : name.asString();
            list.add(of(where + ", " + label, item));
        }
        return list;
    }

    /** One of the constants of an enum, written in the contract as lower camel case or snake case. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        String text = text(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().replace("_", "").equalsIgnoreCase(text.replace("_", ""))) {
                return constant;
            }
        }
        throw error("'" + key + "' cannot be '" + text + "'");
    }

    /** Refuses what nobody asked for: a setting that is misspelt must not be ignored in silence. */
    void done() {
        if (!unread.isEmpty()) {
            throw error("has settings that are not known: " + String.join(", ", unread));
        }
    }

    ContractException error(String problem) {
        return new ContractException(where + ": " + problem);
    }
}
