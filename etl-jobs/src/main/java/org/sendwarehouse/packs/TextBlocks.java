package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** Headings and sentences that a section states itself. */
final class TextBlocks {
    private TextBlocks() {}

    static List<Block> heading(String id, Options options, PackContext pack) {
        String template = "heading-" + options.integer("level", 2);
        return List.of(Block.of(id, template, Map.of("text", pack.messages.say(options.text("message")), "anchor", id))
                .keptWithNext());
    }

    /**
     * A paragraph; options: {@code message}; {@code style}, its template; {@code keep: true} where it stands on the page of
     * what follows.
     */
    static List<Block> paragraph(String id, Options options, PackContext pack) {
        Block block =
                Block.of(id, options.text("style", "paragraph"), Map.of("text", said(options.text("message"), pack)));
        return List.of(options.flag("keep") ? block.keptWithNext() : block);
    }

    /** A table of fields and their texts: each of {@code messages} names its field, and has its text in {@code .text}. */
    static List<Block> fields(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String code : options.list("messages")) {
            rows.add(Map.of("fact", pack.messages.say(code), "value", said(code + ".text", pack)));
        }
        return Tables.table(id, "facts", rows, pack, "fact", "value");
    }

    /** A message that may name the group and the date. */
    private static String said(String code, PackContext pack) {
        return pack.messages.say(
                code, "asAt", Numbers.date(pack.asAt()), "group", pack.group.name(), "area", pack.areaName());
    }
}
