package org.sendwarehouse.packs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of one block in a section's description. */
record Options(Map<String, @Nullable Object> values) {

    String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("A block of kind " + values.get("kind") + " needs " + name);
        }
        return value.toString();
    }

    String text(String name, String fallback) {
        return values.get(name) == null ? fallback : text(name);
    }

    int integer(String name, int fallback) {
        return values.get(name) instanceof Number number ? number.intValue() : fallback;
    }

    List<String> list(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }
}
