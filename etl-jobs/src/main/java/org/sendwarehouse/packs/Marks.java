package org.sendwarehouse.packs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;

/** Marks in brackets that stand where a table has no value, such as {@code [x]}, and what they mean. */
final class Marks {
    private static final Pattern MARK = Pattern.compile("\\[(c|low|x|z)]");

    private Marks() {}

    /** The letters of the marks in a text, in order of the alphabet. */
    static Set<String> in(String text) {
        return MARK.matcher(text)
                .results()
                .map((MatchResult mark) -> mark.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The letters of the marks that these rows print. */
    static Set<String> in(TableTemplate table, List<Map<String, @Nullable Object>> rows) {
        Set<String> marks = new TreeSet<>();
        for (Map<String, @Nullable Object> row : rows) {
            Map<String, @Nullable Object> printed = table.withoutGaps(row);
            for (TableTemplate.Column column : table.columns()) {
                marks.addAll(in(String.valueOf(printed.get(column.field()))));
            }
        }
        return marks;
    }

    /** {@code [x] not available; [z] does not apply.} */
    static String explained(Set<String> marks, Messages words) {
        return marks.stream().map(mark -> words.say("mark." + mark)).collect(Collectors.joining("; ")) + ".";
    }
}
