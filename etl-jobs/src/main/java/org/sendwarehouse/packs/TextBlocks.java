package org.sendwarehouse.packs;

import java.util.List;
import java.util.Map;

/** Headings and sentences that a section states itself. */
final class TextBlocks {
    private TextBlocks() {}

    static List<Block> heading(String id, Options options, PackContext pack) {
        String template = "heading-" + options.integer("level", 2);
        return List.of(Block.of(id, template, Map.of("text", pack.messages.say(options.text("message")), "anchor", id))
                .keptWithNext());
    }

    static List<Block> paragraph(String id, Options options, PackContext pack) {
        return List.of(Block.of(
                id, options.text("style", "paragraph"), Map.of("text", pack.messages.say(options.text("message")))));
    }
}
