package org.sendwarehouse.sample;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.sample.Calibration.OutcomePeriod;
import org.sendwarehouse.sample.Calibration.RequestYear;

/** Mediation and tribunal: which cases carry which flags, and which refusals to assess were overturned. */
final class Appeals {
    private final Partnership partnership;

    Appeals(Partnership partnership) {
        this.partnership = partnership;
    }

    /**
     * Sets the flags of a year's requests. All go to refusals to assess: a family that was given an assessment has
     * nothing to appeal, and a flagged request would take its plan out of the timeliness table.
     */
    void onRequests(RequestYear year, List<CaseFile> refused) {
        Dice dice = partnership.dice("appeals", year.year());
        List<CaseFile> appealed = new ArrayList<>(refused);
        dice.shuffle(appealed);
        int distinct = fit(year.mediation() + year.tribunal() - year.both(), appealed.size());
        int onlyMediation = year.mediation() - year.both();
        for (int i = 0; i < distinct; i++) {
            CaseFile file = appealed.get(i);
            // deal from the end, so that those overturned (at the front) went through both or the tribunal first
            int kind = distinct - 1 - i;
            file.requestMediation = kind < onlyMediation || kind >= distinct - year.both();
            file.requestTribunal = kind >= onlyMediation;
            if (i < year.overturned() && file.decided != null) {
                int after = dice.between(
                        year.overturnedAfter().get(0), year.overturnedAfter().get(1));
                file.overturned = Calendars.nextOfficeDay(file.decided.plusDays(after));
            }
        }
    }

    /**
     * Sets the flags of assessments that ended in a period, such that exactly the flagged plans carry any.
     *
     * @param flagged plans issued, drawn to carry a flag
     * @param refused decisions not to issue
     */
    void onAssessments(OutcomePeriod period, List<CaseFile> flagged, List<CaseFile> refused) {
        List<CaseFile> bare = new ArrayList<>();
        List<CaseFile> already = new ArrayList<>();
        for (CaseFile file : flagged) {
            (file.anyFlag() ? already : bare).add(file);
        }
        List<CaseFile> plans = new ArrayList<>(bare);
        plans.addAll(already);
        int assess = period.assessMediation() + period.assessTribunal() - period.assessBoth();
        int other = period.otherMediation() + period.otherTribunal() - period.otherBoth();
        int assessOnRefused = Math.min(period.assessOnRefused(), refused.size());
        int otherOnRefused = Math.min(period.otherOnRefused(), refused.size());
        int assessOnPlans = fit(assess - assessOnRefused, plans.size());
        int otherOnPlans = fit(other - otherOnRefused, plans.size());
        List<CaseFile> assessFlagged = new ArrayList<>(plans.subList(0, assessOnPlans));
        assessFlagged.addAll(refused.subList(0, assessOnRefused));
        List<CaseFile> otherFlagged = new ArrayList<>();
        for (int i = 0; i < otherOnPlans; i++) {
            otherFlagged.add(plans.get((assessOnPlans + i) % plans.size()));
        }
        otherFlagged.addAll(refused.subList(refused.size() - otherOnRefused, refused.size()));
        for (int i = 0; i < assessFlagged.size(); i++) {
            CaseFile file = assessFlagged.get(i);
            file.assessmentMediation = i < period.assessMediation();
            file.assessmentTribunal = i >= period.assessMediation() - period.assessBoth();
        }
        for (int i = 0; i < otherFlagged.size(); i++) {
            CaseFile file = otherFlagged.get(i);
            file.otherMediation = i < period.otherMediation();
            file.otherTribunal = i >= period.otherMediation() - period.otherBoth();
        }
        // at another scale the counts round apart; a plan drawn for a flag has one all the same
        for (CaseFile file : plans) {
            if (!file.anyFlag()) {
                file.otherMediation = true;
            }
        }
    }

    private static int fit(int count, int room) {
        return Math.max(0, Math.min(count, room));
    }
}
