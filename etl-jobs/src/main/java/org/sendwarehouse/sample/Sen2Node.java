package org.sendwarehouse.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One module's row of a SEN2 return with the rows below it, in the order of the return's layout. */
final class Sen2Node {
    /** Module, and element of the XML: Person, Requests, Assessment, NamedPlan, PlanDetail, ActivePlans, ... */
    final String module;

    final Map<String, String> fields = new LinkedHashMap<>();
    final List<Sen2Node> children = new ArrayList<>();

    Sen2Node(String module) {
        this.module = module;
    }

    /** Adds an element; nothing for nothing. */
    Sen2Node put(String element, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            fields.put(element, value.toString());
        }
        return this;
    }

    Sen2Node flag(String element, boolean value) {
        fields.put(element, value ? "1" : "0");
        return this;
    }

    Sen2Node add(String module) {
        Sen2Node child = new Sen2Node(module);
        children.add(child);
        return child;
    }

    @Nullable
    Sen2Node first(String name) {
        List<Sen2Node> all = all(name);
        return all.isEmpty() ? null : all.get(0);
    }

    List<Sen2Node> all(String name) {
        return children.stream().filter(child -> child.module.equals(name)).toList();
    }

    /** Whether an element holds a date: the other shapes write dates in their own way. */
    static boolean isDate(String element) {
        return element.endsWith("Date")
                || element.equals("ReviewMeeting")
                || element.equals("ReviewDraft")
                || element.equals("LastReview");
    }
}
