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
 * @param keep what must stay on one page
 */
record Block(
        String id,
        String template,
        Map<String, @Nullable Object> parameters,
        List<Map<String, @Nullable Object>> rows,
        Keep keep) {

    /** What must stay on one page. */
    enum Keep {
        /** It may break anywhere that is not ugly. */
        FREE,
        /** It stands on the page of the block after it. */
        WITH_NEXT,
        /** It does not break. */
        WHOLE,
        /** It does not break, and stands on the page of the block after it. */
        WHOLE_WITH_NEXT;

        boolean isWhole() {
            return this == WHOLE || this == WHOLE_WITH_NEXT;
        }

        boolean isWithNext() {
            return this == WITH_NEXT || this == WHOLE_WITH_NEXT;
        }
    }

    static Block of(String id, String template, Map<String, @Nullable Object> parameters) {
        return new Block(id, template, parameters, List.of(), Keep.FREE);
    }

    Block keptWithNext() {
        return new Block(id, template, parameters, rows, keep.isWhole() ? Keep.WHOLE_WITH_NEXT : Keep.WITH_NEXT);
    }
}
