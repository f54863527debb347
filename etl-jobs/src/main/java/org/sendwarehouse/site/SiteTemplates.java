package org.sendwarehouse.site;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.home.Definitions;

/**
 * The templates of {@code report-templates/site}. What they are filled with is escaped by the engine; a field that a
 * template names and a page does not give is an error.
 */
final class SiteTemplates {
    private static final String FOLDER = "report-templates/site/";

    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .strictSections(true)
            .withLoader(name -> new StringReader(Definitions.text(FOLDER + name + ".mustache")));
    private final Map<String, Template> templates = new HashMap<>();

    String fill(String template, Map<String, Object> fields) {
        return templates
                .computeIfAbsent(template, name -> compiler.compile(Definitions.text(FOLDER + name + ".mustache")))
                .execute(fields);
    }

    /**
     * A list with what stands around it, such as a table with its head: a section of the template that is there once where
     * the list has items, which are its {@code rows}, and not at all where it has none.
     */
    static List<Map<String, Object>> around(List<?> items) {
        return items.isEmpty() ? List.of() : List.of(Map.of("rows", items));
    }
}
