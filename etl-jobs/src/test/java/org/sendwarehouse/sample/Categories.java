package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.sample.ReturnFile.Node;

/** The caseload's category of a placement, from the register's type of establishment or the return's setting. */
final class Categories {
    static final List<String> LEAVES = List.of(
            "mainstream_la_maintained",
            "mainstream_la_maintained_resourced_provision",
            "mainstream_la_maintained_senunit",
            "mainstream_academy",
            "mainstream_academy_resourced_provision",
            "mainstream_academy_senunit",
            "mainstream_free_school",
            "mainstream_independent",
            "special_la_maintained",
            "special_academy_free",
            "special_independent",
            "special_non_maintained",
            "ap_pru_academy",
            "ap_pru_free_school",
            "ap_pru_la_maintained",
            "general_fe_tertiary_colleges",
            "specialist_post_16_institutions",
            "ukrlp_provider",
            "elective_home_education",
            "other_arrangements_la",
            "other_arrangements_parents",
            "other_schools",
            "other_placement_settings",
            "neet",
            "neet_ntci",
            "neet_other",
            "neet_other_csa",
            "nm_early_years");

    private Categories() {}

    static String of(@Nullable Node placement, Map<String, String> typeOfUrn, LocalDate birth, LocalDate census) {
        if (placement == null) {
            return "";
        }
        String urn = placement.text("URN");
        if (urn.isEmpty()) {
            return bySetting(placement, ChronoUnit.YEARS.between(birth, census));
        }
        String base = byType(typeOfUrn.getOrDefault(urn, ""));
        if (placement.yes("ResourcedProvisionIndicator")) {
            return base + "_resourced_provision";
        }
        return placement.yes("SENunitIndicator") ? base + "_senunit" : base;
    }

    private static String bySetting(Node placement, long age) {
        return switch (placement.text("SENsetting")) {
            case "EHE" -> "elective_home_education";
            case "OLA" -> "other_arrangements_la";
            case "OPA" -> "other_arrangements_parents";
            case "OTH" -> "other_placement_settings";
            case "NEET" -> "neet";
            case "NIEC" -> "neet_ntci";
            case "NIEO" -> age < 16 ? "neet_other_csa" : "neet_other";
            case "EYP" -> "nm_early_years";
            default -> placement.text("UKPRN").isEmpty() ? "" : "ukrlp_provider";
        };
    }

    private static String byType(String type) {
        return switch (type) {
            case "01", "02", "03", "05", "15" -> "mainstream_la_maintained";
            case "28", "34" -> "mainstream_academy";
            case "35", "40", "41" -> "mainstream_free_school";
            case "11" -> "mainstream_independent";
            case "07", "12" -> "special_la_maintained";
            case "33", "36", "44" -> "special_academy_free";
            case "10" -> "special_independent";
            case "08" -> "special_non_maintained";
            case "42", "43" -> "ap_pru_academy";
            case "38" -> "ap_pru_free_school";
            case "14" -> "ap_pru_la_maintained";
            case "18", "31" -> "general_fe_tertiary_colleges";
            case "32" -> "specialist_post_16_institutions";
            case "27" -> "other_schools";
            default -> throw new IllegalArgumentException("type of establishment " + type);
        };
    }

    /** The primary need as the needs table names it; Down syndrome is other; none recorded is empty. */
    static String need(Node activePlan) {
        for (Node need : activePlan.all("SENneed")) {
            if (need.text("SENtypeRank").equals("1")) {
                String type = need.text("SENtype").toLowerCase(Locale.ROOT);
                return type.equals("ds") ? "oth" : type;
            }
        }
        return "";
    }
}
