package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sendwarehouse.sample.CaseFile.Decision;

/** Some families whose request was refused ask again: the refused case and a later one are the same child's. */
final class RepeatRequests {
    private static final int PER_MILLE = 130;
    private static final int SOONEST = 150;
    private static final int LATEST = 800;

    private RepeatRequests() {}

    static void plan(Partnership partnership) {
        List<CaseFile> requests = new ArrayList<>();
        for (CaseFile file : partnership.cases) {
            if (file.isRequest()) {
                requests.add(file);
            }
        }
        requests.sort(Comparator.comparing((CaseFile file) -> file.received).thenComparingInt(file -> file.number));
        Set<CaseFile> paired = new HashSet<>();
        int next = 0;
        for (CaseFile refused : requests) {
            Dice dice = partnership.dice("asks again", refused.number);
            boolean closed = refused.decision == Decision.NOT_ASSESS && refused.overturned == null;
            if (!closed || paired.contains(refused) || !dice.perMille(PER_MILLE)) {
                continue;
            }
            LocalDate from = refused.received.plusDays(dice.between(SOONEST, LATEST - 100));
            while (next < requests.size() && requests.get(next).received.isBefore(refused.received)) {
                next++;
            }
            for (int i = next; i < requests.size(); i++) {
                CaseFile again = requests.get(i);
                if (again.received.isAfter(refused.received.plusDays(LATEST))) {
                    break;
                }
                boolean oldEnough = !again.child.birth().isAfter(refused.received.minusYears(2));
                if (!again.received.isBefore(from) && oldEnough && paired.add(again)) {
                    paired.add(refused);
                    partnership.children.remove(refused.child);
                    refused.child = again.child;
                    break;
                }
            }
        }
    }
}
