package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.PageLook.Spot;

/**
 * Says where pages must break so that nothing breaks badly: a heading stays with what it heads; a section that asks for room
 * has it; a table has at least three rows on each side of a break, two where three do not fit a page; and a note stands with
 * the end of what it notes.
 */
final class PageBreaks {
    private static final int FEWEST_ROWS = 3;

    private final List<Block> blocks;
    private final Map<String, Integer> room;
    private final int height;
    private final int bottom;
    private final Set<String> starts;
    private final Map<String, Set<Integer>> rowStarts = new HashMap<>();
    private final Set<String> tried = new HashSet<>();

    /**
     * Breaks before any look at pages.
     *
     * @param blocks in order
     * @param design blocks that start a page whatever is found
     * @param room by block, the points it wants below its upper edge
     * @param height of a page's text in points
     * @param bottom where a page's text ends, in points from the upper edge of the page
     * @param known breaks to begin with
     */
    PageBreaks(List<Block> blocks, Set<String> design, Map<String, Integer> room, int height, int bottom, Known known) {
        this.blocks = blocks;
        this.room = room;
        this.height = height;
        this.bottom = bottom;
        this.starts = new HashSet<>(design);
        this.starts.addAll(known.blocks());
        known.rows().forEach((block, rows) -> rowStarts.put(block, new TreeSet<>(rows)));
    }

    /** Blocks, and rows of tables, that start a page. */
    record Known(Set<String> blocks, Map<String, Set<Integer>> rows) {
        static final Known NONE = new Known(Set.of(), Map.of());
    }

    Known known() {
        return new Known(Set.copyOf(starts), Map.copyOf(rowStarts));
    }

    boolean startsPage(Block block) {
        return starts.contains(block.id()) || block.id().equals(blocks.get(0).id());
    }

    Set<Integer> rowsThatStartPages(Block block) {
        return rowStarts.getOrDefault(block.id(), Set.of());
    }

    /**
     * Looks at filled pages from the front up to the first thing that breaks badly and can be mended, and breaks there
     * otherwise. What follows moves with it, so that it must be looked at again.
     *
     * @return whether anything was changed
     */
    boolean improve(PageLook look) {
        boolean changed = false;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Spot first = look.first().get(block.id());
            if (first == null) {
                continue;
            }
            int head = headOfChain(i);
            if (!startsItsPage(head, look) && isBad(block, first, blocks.get(head), look)) {
                starts.add(blocks.get(head).id());
                return true;
            }
            if (spread(block, look) || keptWithWhatItNotes(i, look)) {
                return true;
            }
            // A heading at the top of a page has no room above it, once it is known to stand there.
            if (block.template().startsWith("heading-") && startsItsPage(i, look)) {
                changed |= starts.add(block.id());
            }
        }
        return changed;
    }

    private boolean isBad(Block block, Spot first, Block head, PageLook look) {
        Spot headSpot = look.first().get(head.id());
        Integer end = look.last().get(block.id());
        boolean cramped = bottom - first.top() < room.getOrDefault(block.id(), 0);
        boolean torn = headSpot != null && headSpot.page() != first.page();
        boolean broken = block.keep().isWhole() && end != null && end != first.page();
        return cramped || torn || broken || hasTooFewRowsFirst(block, look);
    }

    private static boolean hasTooFewRowsFirst(Block block, PageLook look) {
        List<List<Spot>> parts = parts(block, look);
        int rows = parts.stream().mapToInt(List::size).sum();
        int fewest = fewestRows(block);
        return parts.size() > 1 && (parts.get(0).size() < fewest || rows < 2 * fewest);
    }

    /** A list may break between any two of its sentences. */
    private static int fewestRows(Block block) {
        return "list".equals(block.template()) ? 1 : FEWEST_ROWS;
    }

    /** A note at the top of a page brings the last rows of its table along, or all of what it is a note to. */
    private boolean keptWithWhatItNotes(int note, PageLook look) {
        if (!isNote(note) || !startsItsPage(note, look)) {
            return false;
        }
        int noted = note;
        while (noted > 0 && isNote(noted)) {
            noted--;
        }
        List<List<Spot>> parts = parts(blocks.get(noted), look);
        int rows = parts.stream().mapToInt(List::size).sum();
        int lastPart = parts.isEmpty() ? 0 : parts.get(parts.size() - 1).size();
        if (lastPart >= 2 * FEWEST_ROWS) {
            Set<Integer> wanted = new TreeSet<>(rowsThatStartPages(blocks.get(noted)));
            wanted.add(rows - FEWEST_ROWS + 1);
            return tryRows(blocks.get(noted), wanted);
        }
        int head = headOfChain(noted);
        return parts.size() < 2
                && !startsItsPage(head, look)
                && starts.add(blocks.get(head).id());
    }

    private boolean isNote(int index) {
        return "note".equals(blocks.get(index).template());
    }

    /** Whether these rows were not tried before. */
    private boolean tryRows(Block block, Set<Integer> wanted) {
        return tried.add(block.id() + wanted) && !wanted.equals(rowStarts.put(block.id(), wanted));
    }

    /** Moves rows from one page to the next until each has enough, where the pages can hold them. */
    private boolean spread(Block block, PageLook look) {
        List<List<Spot>> parts = parts(block, look);
        for (int fewest = fewestRows(block); parts.size() > 1 && fewest > 1; fewest--) {
            Set<Integer> wanted = spread(parts, fewest);
            if (wanted != null) {
                return !wanted.isEmpty()
                        && tried.add(block.id() + wanted)
                        && !wanted.equals(rowStarts.put(block.id(), wanted));
            }
        }
        return false;
    }

    /** The rows that should start a page; none where all is well, null where the pages cannot hold it. */
    private @Nullable Set<Integer> spread(List<List<Spot>> parts, int fewest) {
        int[] counts = parts.stream().mapToInt(List::size).toArray();
        boolean well = true;
        for (int part = counts.length - 1; part > 0; part--) {
            int missing = Math.max(0, fewest - counts[part]);
            well &= missing == 0;
            counts[part] += missing;
            counts[part - 1] -= missing;
        }
        if (counts[0] < Math.min(fewest, parts.get(0).size())) {
            return null;
        }
        if (well) {
            return Set.of();
        }
        List<Spot> rows = parts.stream().flatMap(List::stream).toList();
        Set<Integer> wanted = new TreeSet<>();
        int row = counts[0];
        for (int part = 1; part < counts.length; part++) {
            int high = rows.subList(row, row + counts[part]).stream()
                    .mapToInt(Spot::height)
                    .sum();
            int header = parts.get(part).get(0).top() - (bottom - height);
            if (high + header > height) {
                return null;
            }
            wanted.add(row + 1);
            row += counts[part];
        }
        return wanted;
    }

    /** The rows of a block, page by page. */
    private static List<List<Spot>> parts(Block block, PageLook look) {
        Map<Integer, List<Spot>> parts = new TreeMap<>();
        look.rows().getOrDefault(block.id(), new TreeMap<>()).values().forEach(spot -> parts.computeIfAbsent(
                        spot.page(), page -> new ArrayList<>())
                .add(spot));
        return List.copyOf(parts.values());
    }

    private int headOfChain(int index) {
        int head = index;
        while (head > 0 && blocks.get(head - 1).keep().isWithNext()) {
            head--;
        }
        return head;
    }

    private boolean startsItsPage(int index, PageLook look) {
        Spot spot = look.first().get(blocks.get(index).id());
        for (int before = index - 1; before >= 0; before--) {
            Integer end = look.last().get(blocks.get(before).id());
            if (end != null) {
                return spot == null || end < spot.page();
            }
        }
        return true;
    }
}
