package org.sendwarehouse.packs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A section as {@code report-templates/sections} describes it.
 *
 * @param title its heading, or null where its first block brings one; also the line in the contents
 * @param newPage whether it starts a page
 * @param blocks what stands in it, in order: each has a {@code kind} and the kind's options
 */
record Section(
        @Nullable String title,
        @JsonProperty("new_page") boolean newPage,
        List<Map<String, @Nullable Object>> blocks) {}
