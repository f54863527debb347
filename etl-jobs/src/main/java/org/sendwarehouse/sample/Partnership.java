package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The invented people and their cases, while they are planned. */
final class Partnership {
    final long seed;
    final LocalDate asAt;
    final List<Child> children = new ArrayList<>();
    final List<CaseFile> cases = new ArrayList<>();

    Partnership(long seed, LocalDate asAt) {
        this.seed = seed;
        this.asAt = asAt;
    }

    /** Opens a case for a new child. */
    CaseFile open(LocalDate received) {
        Child child = new Child(children.size() + 1);
        children.add(child);
        CaseFile file = new CaseFile(cases.size() + 1, child, received);
        cases.add(file);
        return file;
    }

    Dice dice(String purpose, long... entity) {
        return Dice.of(seed, purpose, entity);
    }
}
