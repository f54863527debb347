package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * Where things stand, in one to three sentences that read well for one promise as for a hundred: how many can be measured and
 * how they stand, then the worst and the best, the one that there is, or why nothing can be measured.
 */
final class Verdict {
    private static final List<String> BEHIND = List.of("missed", "off track", "at risk");
    private static final List<String> GOOD = List.of("met", "on track");

    private Verdict() {}

    /**
     * The verdict, and beneath it worst and best.
     *
     * @param options which promises are counted, as for the ledger; {@code words}, what the codes of its sentences start with
     */
    static List<Block> compose(String id, Options options, PackContext pack) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(lead(id, "verdict.label", sentence(options, pack), pack));
        List<Row> all = Promises.select(new Options(Map.of()), pack);
        List<Row> measured = all.stream().filter(Promises::isMeasured).toList();
        if (measured.isEmpty()) {
            all.stream()
                    .limit(1)
                    .forEach(row ->
                            blocks.add(lead(id + "-why", "verdict.why.label", OwnBlocks.unsaid(row, pack), pack)));
            return blocks;
        }
        if (measured.size() == 1) {
            blocks.add(lead(id + "-one", "verdict.one.label", Promises.sentence(measured.get(0), pack), pack));
            return blocks;
        }
        Row worst = Exceptions.behind(measured).stream().findFirst().orElse(null);
        long late = measured.stream()
                .filter(row -> BEHIND.contains(row.text("status", "")))
                .count();
        Row best = best(measured);
        blocks.add(lead(
                id + "-worst",
                "worst.label",
                worst == null
                        ? pack.messages.say(
                                late == 0 ? "worst.none" : late == 1 ? "worst.late.one" : "worst.late",
                                "n",
                                Numbers.count(late))
                        : Promises.sentence(worst, pack),
                pack));
        blocks.add(lead(
                id + "-best",
                "best.label",
                best == null ? pack.messages.say("best.none") : Promises.sentence(best, pack),
                pack));
        return blocks;
    }

    private static String sentence(Options options, PackContext pack) {
        Messages words = pack.messages;
        List<Row> ledger = Promises.select(options, pack);
        List<Row> measured = ledger.stream().filter(Promises::isMeasured).toList();
        int missing = ledger.size() - measured.size();
        String code = options.text("words", "verdict") + "." + pattern(ledger.size(), measured.size());
        return words.say(
                code,
                "total",
                Numbers.count(ledger.size()),
                "measured",
                Numbers.count(measured.size()),
                "list",
                Promises.countList(measured, pack),
                "is",
                measured.size() == 1 ? is(measured.get(0), words) : "",
                "missing",
                Numbers.count(missing));
    }

    /** Which sentence is said of so many promises, of which so many can be measured. */
    static String pattern(int total, int measured) {
        if (total == 0) {
            return "nothing";
        }
        if (total == 1) {
            return measured == 0 ? "none.one" : "all.one";
        }
        String two = total == 2 ? ".two" : "";
        if (measured == 0) {
            return "none" + two;
        }
        if (measured == total) {
            return "all" + two;
        }
        if (measured == 1) {
            return "some.one" + two;
        }
        return total - measured == 1 ? "some.missingOne" : "some";
    }

    /**
     * One sentence for those who meet about exceptions only: how many promises are behind, and how many of their owners have
     * answered.
     */
    static List<Block> exceptions(String id, Options options, PackContext pack) {
        Messages words = pack.messages;
        List<Row> all = Promises.select(options, pack);
        List<Row> measured = all.stream().filter(Promises::isMeasured).toList();
        List<Row> behind = Exceptions.behind(measured);
        int unmeasured = all.size() - measured.size();
        String missing = unmeasured == 0 || measured.isEmpty()
                ? ""
                : " "
                        + words.say(
                                unmeasured == 1 ? "clinic.missing.one" : "clinic.missing",
                                "n",
                                Numbers.count(unmeasured));
        String said = words.say(
                clinicPattern(measured.size(), behind.size()),
                "n",
                Numbers.count(behind.size()),
                "measured",
                Numbers.count(measured.size()),
                "list",
                Promises.countList(behind, pack),
                "is",
                measured.isEmpty() ? "" : is((behind.isEmpty() ? measured : behind).get(0), words));
        long differing = behind.stream().filter(row -> row.flag("mismatch")).count();
        String differ = differing == 0
                ? ""
                : " "
                        + words.say(
                                differing == 1 ? "clinic.differ.one" : "clinic.differ", "n", Numbers.count(differing));
        String answers = behind.isEmpty() ? "" : Exceptions.unanswered(behind, pack);
        return List.of(lead(id, "verdict.label", said + differ + answers + missing, pack));
    }

    private static String is(Row row, Messages words) {
        return words.say("verdict.is." + row.text("status", ""));
    }

    private static String clinicPattern(int measured, int behind) {
        if (measured == 0) {
            return "clinic.unmeasured";
        }
        if (behind == 0) {
            return measured == 1 ? "clinic.none.one" : "clinic.none";
        }
        return measured == 1 ? "clinic.behind.one" : behind == 1 ? "clinic.behind.just" : "clinic.behind";
    }

    /** The weightiest that is kept, else on its way; of equals the one whose date came last. */
    private static @Nullable Row best(List<Row> measured) {
        return measured.stream()
                .filter(row -> GOOD.contains(row.text("status", "")))
                .min(Comparator.comparing((Row row) -> GOOD.indexOf(row.text("status", "")))
                        .thenComparing(Promises::weight)
                        .thenComparing(Verdict::due, Comparator.reverseOrder())
                        .thenComparing(row -> row.text("promise_key", "")))
                .orElse(null);
    }

    private static LocalDate due(Row row) {
        LocalDate due = row.date("due_date");
        return due == null ? LocalDate.MIN : due;
    }

    private static Block lead(String id, String label, String text, PackContext pack) {
        return Block.of(id, "lead", Map.of("text", Styled.labelled(pack.messages.say(label), text)));
    }
}
