package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Age, sex and ethnicity of everybody whose published tables say nothing, in published proportions. */
final class OtherAttributes {
    private final Partnership partnership;
    private final Targets targets;

    OtherAttributes(Partnership partnership, Targets targets) {
        this.partnership = partnership;
        this.targets = targets;
    }

    void deal(Map<CaseFile, Integer> agesAtIssue) {
        String last = Integer.toString(Targets.LAST_PUBLISHED);
        List<String> ages = pool("requests", last, "Child or young persons age", "requests_received_in_year");
        List<String> sexes = pool("requests", last, "Sex", "requests_received_in_year");
        List<String> groups = pool("requests", last, "Ethnicity", "requests_received_in_year");
        for (CaseFile file : partnership.cases) {
            Dice dice = partnership.dice("attributes", file.number);
            Child child = file.child;
            if (child.birth == null) {
                child.birth = birth(file, agesAtIssue, dice, ages);
            }
            if (child.sex.isEmpty()) {
                child.sex = dice.pick(sexes).substring(0, 1);
            }
            if (child.ethnicity.isEmpty()) {
                child.ethnicity = Ethnicities.code(dice.pick(groups));
            }
        }
    }

    private List<String> pool(String dataset, String year, String topic, String column) {
        List<String> pool = new ArrayList<>();
        Margins.of(targets.published.rows(dataset, year, topic), row -> row.known(column))
                .forEach((label, count) -> pool.addAll(java.util.Collections.nCopies(count, label)));
        return pool;
    }

    private static LocalDate birth(CaseFile file, Map<CaseFile, Integer> agesAtIssue, Dice dice, List<String> ages) {
        Integer atIssue = agesAtIssue.get(file);
        if (atIssue != null) {
            List<LocalDate> window = TimelinessAttributes.birthWindow(file, atIssue);
            return CensusAttributes.drawn(dice, window.get(0), window.get(1));
        }
        if (file.ceased != null) {
            int youngest = Calendars.ageAt(CensusAttributes.youngest(file), file.ceased);
            int age = Math.max(ageAtEnd(file.ceaseReason, dice), youngest);
            List<LocalDate> window = Calendars.birthWindow(file.ceased, age);
            return CensusAttributes.drawn(
                    dice, window.get(0), Calendars.earlier(window.get(1), CensusAttributes.youngest(file)));
        }
        List<LocalDate> window = Calendars.birthWindow(file.received, Math.max(2, Margins.age(dice.pick(ages))));
        return CensusAttributes.drawn(dice, window.get(0), window.get(1));
    }

    /** An age at which plans end for a reason. */
    private static int ageAtEnd(int reason, Dice dice) {
        return switch (reason) {
            case CeasePlanner.MAX_AGE -> 25;
            case CeasePlanner.NEEDS_MET -> dice.between(17, 22);
            case CeasePlanner.HIGHER_EDUCATION -> dice.between(18, 20);
            case CeasePlanner.EMPLOYMENT -> dice.between(17, 22);
            case CeasePlanner.NO_ENGAGEMENT -> dice.between(17, 23);
            default -> dice.between(4, 17);
        };
    }
}
