package org.sendwarehouse.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.sample.SchoolRegister.School;

/** Kinds of school as the calibration and the education system name them. */
final class Phases {
    static final String NURSERY = "nursery";
    static final String PRIMARY = "primary";
    static final String SECONDARY = "secondary";
    static final String SPECIAL = "special";
    static final String ALTERNATIVE = "alternative";
    static final String COLLEGE = "college";
    static final String OTHER = "other";

    private Phases() {}

    /** The calibration's name for a school's phase. */
    static String of(School school) {
        if (school.category().startsWith("special")) {
            return SPECIAL;
        }
        if (school.category().startsWith("ap_pru")) {
            return ALTERNATIVE;
        }
        if (school.category().equals("mainstream_independent")
                || school.category().equals("other_schools")) {
            return OTHER;
        }
        return switch (school.phase()) {
            case NURSERY -> NURSERY;
            case PRIMARY -> PRIMARY;
            case SECONDARY -> SECONDARY;
            case SIXTEEN_PLUS -> COLLEGE;
            case ALL_THROUGH, NOT_APPLICABLE -> OTHER;
        };
    }

    /** The education system's name for a school's phase. */
    static String label(School school) {
        return switch (of(school)) {
            case ALTERNATIVE -> "alternative provision";
            case COLLEGE -> "16 plus";
            case OTHER -> "all-through";
            default -> of(school);
        };
    }

    static Map<String, List<School>> byPhase(SchoolRegister register) {
        Map<String, List<School>> byPhase = new LinkedHashMap<>();
        for (School school : register.schools()) {
            byPhase.computeIfAbsent(of(school), phase -> new ArrayList<>()).add(school);
        }
        return byPhase;
    }

    /** Whether schools of this phase send attendance. */
    static boolean sendsAttendance(String phase) {
        return phase.equals(PRIMARY) || phase.equals(SECONDARY) || phase.equals(SPECIAL) || phase.equals(ALTERNATIVE);
    }
}
