package org.sendwarehouse.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What schools record of a pupil besides who and where: drawn by SEN provision. */
final class PupilTraits {
    /** The county's pupils are more alike than England's; shares per thousand: assumed. */
    private static final List<String> ETHNICITIES = List.of(
            "WBRI", "WOTH", "MOTH", "MWAS", "MWBA", "MWBC", "AIND", "APKN", "ABAN", "AOTH", "CHNE", "BAFR", "BCRB",
            "BOTH", "OOTH", "WROM", "WIRT", "NOBT");

    private static final int[] ETHNICITY_WEIGHTS = {908, 22, 8, 8, 5, 4, 7, 3, 3, 5, 4, 6, 1, 1, 5, 3, 2, 5};

    private final Partnership partnership;
    private final FeedCalibration calibration;
    private final Wheel needs;

    PupilTraits(Partnership partnership, FeedCalibration calibration) {
        this.partnership = partnership;
        this.calibration = calibration;
        this.needs = new Wheel(calibration.senSupportNeeds());
    }

    String need(Dice dice) {
        return needs.spin(dice);
    }

    String ethnicity(Dice dice) {
        return ETHNICITIES.get(dice.weighted(ETHNICITY_WEIGHTS));
    }

    /** Fills in what depends on the provision. */
    void give(Pupil pupil) {
        Dice dice = partnership.dice("traits", pupil.person());
        FeedCalibration.Pupils rates = calibration.pupils();
        pupil.freeMeals = dice.perMille(rate(rates.freeMeals(), pupil));
        pupil.pupilPremium = pupil.freeMeals || dice.perMille(35);
        pupil.disability = dice.perMille(rate(rates.disability(), pupil));
        pupil.youngCarer = pupil.year >= 3 && dice.perMille(rate(rates.youngCarer(), pupil));
        pupil.partTime = pupil.year >= 0 && pupil.year <= 11 && dice.perMille(rate(rates.partTime(), pupil));
    }

    private static int rate(Map<String, Integer> rates, Pupil pupil) {
        return rates.getOrDefault(pupil.provision, 0);
    }

    /** Draws labels by weight. */
    static final class Wheel {
        private final List<String> labels = new ArrayList<>();
        private final int[] weights;

        Wheel(Map<String, Integer> shares) {
            weights = new int[shares.size()];
            shares.forEach((label, weight) -> {
                weights[labels.size()] = weight;
                labels.add(label);
            });
        }

        String spin(Dice dice) {
            return labels.get(dice.weighted(weights));
        }
    }
}
