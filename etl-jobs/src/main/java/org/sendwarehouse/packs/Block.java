package org.sendwarehouse.packs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a pack: a template and what to fill it with.
 *
 * @param id unique in the pack; names its table or figure in the document's structure
 * @param template a file of {@code report-templates/blocks}, without its ending
 * @param parameters values of the template's parameters
 * @param rows rows of its table, empty for blocks that have none
 * @param keepWithNext whether it must stand on the page of the block after it
 */
record Block(
        String id,
        String template,
        Map<String, @Nullable Object> parameters,
        List<Map<String, @Nullable Object>> rows,
        boolean keepWithNext) {

    static Block of(String id, String template, Map<String, @Nullable Object> parameters) {
        return new Block(id, template, parameters, List.of(), false);
    }

    Block keptWithNext() {
        return new Block(id, template, parameters, rows, true);
    }
}
