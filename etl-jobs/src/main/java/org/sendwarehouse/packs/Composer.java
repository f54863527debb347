package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** Composes the blocks of a pack from the sections of its layout. */
final class Composer {
    private static final String HEADING = "heading-";
    private static final String LEFT_OUT = "left-out";

    private final PackContext pack;
    private final Templates templates;

    private Composer(PackContext pack, Templates templates) {
        this.pack = pack;
        this.templates = templates;
    }

    /**
     * A pack's blocks.
     *
     * @param startsPage blocks that start a page by design
     * @param room by block, the points it wants below its upper edge: see {@link Section#room}
     */
    record Composed(List<Block> blocks, Set<String> startsPage, Map<String, Integer> room) {
        /** The blocks' names: what an earlier look at the pages holds for. */
        List<String> ids() {
            return blocks.stream().map(Block::id).toList();
        }
    }

    static Composed compose(PackContext pack, Templates templates) {
        Composer composer = new Composer(pack, templates);
        List<Block> blocks = new ArrayList<>(Banners.state(pack));
        int states = blocks.size();
        Set<String> startsPage = new HashSet<>();
        Map<String, Integer> room = new HashMap<>();
        pack.layout.sections().forEach((name, section) -> {
            List<Block> composed = composer.section(name, section);
            if (!composed.isEmpty() && blocks.size() > states) {
                String first = composed.get(0).id();
                if (section.newPage()) {
                    startsPage.add(first);
                }
                room.put(first, section.room());
            }
            blocks.addAll(composed);
        });
        if (!pack.layout.leftOut().isEmpty()) {
            blocks.add(Block.of(LEFT_OUT, "note", Map.of("text", leftOut(pack))));
        }
        return new Composed(composer.explained(blocks), startsPage, room);
    }

    private static String leftOut(PackContext pack) {
        return pack.messages.say(
                "left.out",
                "pages",
                Numbers.count(pack.group.pageBudget()),
                "sections",
                String.join("; ", pack.layout.leftOut()));
    }

    private List<Block> section(String name, Section section) {
        List<Block> blocks = new ArrayList<>();
        Set<String> headings = new HashSet<>();
        if (section.title() != null) {
            blocks.add(Block.of(name, "heading-1", Map.of("text", section.title(), "anchor", name))
                    .keptWithNext());
            headings.add(name);
        }
        int number = 0;
        for (Map<String, @Nullable Object> description : section.blocks()) {
            Options options = new Options(description);
            String id = name + "." + ++number;
            String kind = options.text("kind");
            if ("heading".equals(kind)) {
                headings.add(id);
            }
            blocks.addAll(BlockKinds.of(kind).compose(id, options, pack));
        }
        return withIntroductions(withoutEmptyHeadings(blocks, headings));
    }

    /** Leaves out each of these headings that nothing stands under, since there is nothing to say. */
    private static List<Block> withoutEmptyHeadings(List<Block> blocks, Set<String> headings) {
        List<Block> kept = new ArrayList<>();
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            boolean headsNothing = kept.isEmpty() || level(kept.get(0)) <= level(block);
            if (!headings.contains(block.id()) || !headsNothing) {
                kept.add(0, block);
            }
        }
        return kept;
    }

    /** A paragraph between a heading and a lower one introduces what follows, so it is kept with it. */
    private static List<Block> withIntroductions(List<Block> blocks) {
        List<Block> kept = new ArrayList<>(blocks);
        for (int i = 1; i < blocks.size() - 1; i++) {
            boolean after = level(blocks.get(i - 1)) < level(blocks.get(i + 1));
            if (after
                    && level(blocks.get(i + 1)) < Integer.MAX_VALUE
                    && "paragraph".equals(blocks.get(i).template())) {
                kept.set(i, blocks.get(i).keptWithNext());
            }
        }
        return kept;
    }

    /** The level of a heading; everything else lies below all of them. */
    private static int level(Block block) {
        return block.template().startsWith(HEADING)
                ? Integer.parseInt(block.template().substring(HEADING.length()))
                : Integer.MAX_VALUE;
    }

    /** With a key under the first table that prints a mark such as {@code [x]}, unless a note of the pack has it. */
    private List<Block> explained(List<Block> blocks) {
        Set<String> said = new HashSet<>();
        for (Block block : blocks) {
            if ("note".equals(block.template())) {
                said.addAll(Marks.in(String.valueOf(block.parameters().get("text"))));
            }
        }
        List<Block> explained = new ArrayList<>();
        for (Block block : blocks) {
            explained.add(block);
            TableTemplate table = templates.table(block.template());
            Set<String> marks = new LinkedHashSet<>(table == null ? Set.of() : Marks.in(table, block.rows()));
            marks.removeAll(said);
            if (!marks.isEmpty()) {
                explained.add(
                        Block.of(block.id() + "-marks", "note", Map.of("text", Marks.explained(marks, pack.messages))));
                said.addAll(marks);
            }
        }
        return explained;
    }
}
