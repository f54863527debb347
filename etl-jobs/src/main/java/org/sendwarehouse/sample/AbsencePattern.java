package org.sendwarehouse.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.sample.FeedCalibration.Absence;
import org.sendwarehouse.sample.FeedCalibration.Codes;

/**
 * Draws the two marks of a school day for pupils of one phase and SEN provision, so that the shares of the codes are
 * the published ones over all pupils, while some pupils are hardly ever away and a few nearly always.
 */
final class AbsencePattern {
    private static final int WHOLE = 100_000;
    /** Codes that usually stand for half a day; drawn twice as often in return. */
    private static final List<String> HALF_DAYS = List.of("M", "U", "C2", "N", "J1");
    /** How much more or less than the mean a pupil is away, in hundredths, and how many pupils are so, per thousand. */
    private static final int[] TIMES = {12, 55, 130, 330, 850};

    private static final int[] PUPILS = {450, 330, 130, 65, 25};
    /** Even those who are hardly ever there come now and then. */
    private static final long MOST = 97_000;

    private final List<String> codes = new ArrayList<>();
    private final List<Integer> upTo = new ArrayList<>();
    private final int late;
    private final int factor;
    private int total;
    private String morning = "/";
    private String afternoon = "\\";

    private AbsencePattern(Absence absence, Codes shares) {
        this.late = shares.late();
        add("I", absence.illness());
        add("M", absence.appointments());
        add("E", absence.excluded());
        add("C2", absence.partTime());
        int rest = absence.authorised()
                - absence.illness()
                - absence.appointments()
                - absence.excluded()
                - absence.partTime();
        shares.authorised().forEach((code, share) -> add(code, rest * share / 1000));
        shares.unauthorised().forEach((code, share) -> add(code, absence.unauthorised() * share / 1000));
        shares.elsewhere().forEach((code, share) -> add(code, absence.elsewhere() * share / 1000));
        this.factor = balance();
    }

    private void add(String code, int sessions) {
        total += HALF_DAYS.contains(code) ? sessions * 2 : sessions;
        codes.add(code);
        upTo.add(total);
    }

    /** All patterns of the calibration, by phase and provision. */
    static Map<String, AbsencePattern> all(FeedCalibration calibration) {
        Map<String, Codes> codes = new LinkedHashMap<>();
        calibration.attendanceCodes().forEach(shares -> codes.put(shares.phase(), shares));
        Map<String, AbsencePattern> patterns = new LinkedHashMap<>();
        for (Absence absence : calibration.attendance()) {
            Codes shares = codes.getOrDefault(absence.phase(), codes.get(Phases.SECONDARY));
            if (shares == null) {
                throw new IllegalStateException("No attendance codes for " + absence.phase());
            }
            patterns.put(absence.phase() + absence.provision(), new AbsencePattern(absence, shares));
        }
        return patterns;
    }

    /** The pattern of a phase and provision; where none is published, that of the phase. */
    static AbsencePattern of(Map<String, AbsencePattern> patterns, String phase, String provision) {
        AbsencePattern own = patterns.get(phase + provision);
        if (own != null) {
            return own;
        }
        AbsencePattern phases = patterns.getOrDefault(phase + "E", patterns.get(phase + "K"));
        if (phases == null) {
            throw new IllegalStateException("No attendance pattern for " + phase);
        }
        return phases;
    }

    /** Sessions per 100,000 that a pupil is not simply present; pupils in turn, so that the mean comes out. */
    int shareOf(int pupil) {
        int turn = (int) (pupil * 618L % 1000);
        int group = 0;
        for (int until = PUPILS[0]; turn >= until; until += PUPILS[group]) {
            group++;
        }
        return share(group, factor);
    }

    private int share(int group, int times) {
        return (int) Math.min(MOST, (long) total * TIMES[group] * times / 100_000);
    }

    /** What the differences are multiplied by, in thousandths, for the mean over all pupils to be the published one. */
    private int balance() {
        int times = 0;
        long mean = 0;
        while (mean < total && times < 20_000) {
            times++;
            mean = 0;
            for (int i = 0; i < TIMES.length; i++) {
                mean += (long) share(i, times) * PUPILS[i];
            }
            mean /= 1000;
        }
        return times;
    }

    /** Draws one day of a pupil; then {@link #morning} and {@link #afternoon} say it. */
    void draw(Dice dice, int share) {
        morning = "/";
        afternoon = "\\";
        if (dice.below(WHOLE) < share) {
            String code = code(dice.below(total));
            boolean half = HALF_DAYS.contains(code);
            boolean afternoonOnly = half && (code.equals("C2") || (!code.equals("U") && dice.perMille(400)));
            if (!afternoonOnly) {
                morning = code;
            }
            if (!half || afternoonOnly) {
                afternoon = code;
            }
        }
        if (morning.equals("/") && dice.perMille(2 * late)) {
            morning = "L";
        }
    }

    private String code(int thrown) {
        for (int i = 0; i < codes.size(); i++) {
            if (thrown < upTo.get(i)) {
                return codes.get(i);
            }
        }
        return codes.get(codes.size() - 1);
    }

    String morning() {
        return morning;
    }

    String afternoon() {
        return afternoon;
    }
}
