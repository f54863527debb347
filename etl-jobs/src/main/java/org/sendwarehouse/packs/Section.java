package org.sendwarehouse.packs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A section as {@code report-templates/sections} describes it.
 *
 * @param title its heading, or null where its first block brings one; also the line in the contents
 * @param newPage whether it always starts a page
 * @param room the height in points that must be left on a page for it to begin there; where less is left it starts the
 *     next page. 0 where whatever keeps its heading with what it heads will do
 * @param spare which section is left out first, second and so on where the pack would be longer than its group's page
 *     budget; 0 for one that always stands
 * @param called what it is called where it is left out
 * @param blocks what stands in it, in order: each has a {@code kind} and the kind's options
 */
record Section(
        @Nullable String title,
        boolean newPage,
        int room,
        int spare,
        String called,
        List<Map<String, @Nullable Object>> blocks) {}
