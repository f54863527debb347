package org.sendwarehouse.sample;

import java.util.Map;

/** The main code of the school census for each label of DfE's tables. */
final class Ethnicities {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("White - White British", "WBRI"),
            Map.entry("White - Irish", "WIRI"),
            Map.entry("White - Traveller of Irish heritage", "WIRT"),
            Map.entry("White - Any other White background", "WOTH"),
            Map.entry("White - Gypsy/Roma", "WROM"),
            Map.entry("Mixed - White and Black Caribbean", "MWBC"),
            Map.entry("Mixed - White and Black African", "MWBA"),
            Map.entry("Mixed - White and Asian", "MWAS"),
            Map.entry("Mixed - Any other Mixed background", "MOTH"),
            Map.entry("Asian - Indian", "AIND"),
            Map.entry("Asian - Pakistani", "APKN"),
            Map.entry("Asian - Bangladeshi", "ABAN"),
            Map.entry("Asian - Any other Asian background", "AOTH"),
            Map.entry("Asian - Chinese", "CHNE"),
            Map.entry("Black - Black Caribbean", "BCRB"),
            Map.entry("Black - Black African", "BAFR"),
            Map.entry("Black - Any other Black background", "BOTH"),
            Map.entry("Any other ethnic group", "OOTH"),
            Map.entry("Unclassified", "NOBT"));

    private Ethnicities() {}

    static String code(String label) {
        String code = CODES.get(label);
        if (code == null) {
            throw new IllegalArgumentException("No ethnicity code for " + label);
        }
        return code;
    }
}
