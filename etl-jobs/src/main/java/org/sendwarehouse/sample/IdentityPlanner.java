package org.sendwarehouse.sample;

import java.util.LinkedHashMap;
import java.util.Map;

/** Invented names and numbers: UPNs with right check letters, ULNs with right check digits, postcodes that no one has. */
final class IdentityPlanner {
    /** Check letters of a UPN by remainder; no I, O or S. */
    private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private static final int FIRST_ULN = 1_000_000_00;

    private final Partnership partnership;
    private final String laNumber;
    private final PostcodeDirectory postcodes;
    private final Names names = Names.read();

    IdentityPlanner(Partnership partnership, String laNumber, PostcodeDirectory postcodes) {
        this.partnership = partnership;
        this.laNumber = laNumber;
        this.postcodes = postcodes;
    }

    void plan() {
        Map<Child, CaseFile> newest = new LinkedHashMap<>();
        for (CaseFile file : partnership.cases) {
            newest.merge(file.child, file, (a, b) -> a.received.isAfter(b.received) ? a : b);
        }
        newest.forEach(this::name);
    }

    private void name(Child child, CaseFile newest) {
        Dice dice = partnership.dice("identity", child.number);
        child.surname = dice.pick(names.surnames());
        child.forename = dice.pick(names.forenames(child.sex));
        child.postcode = postcodes.draw(dice);
        int age = child.ageAt(newest.received);
        if (age < 5 && dice.perMille(180)) {
            child.upnUnknown = "UN1";
        } else if (dice.perMille(8)) {
            child.upnUnknown = "UN8";
        } else {
            child.upn = upn(child, dice.perMille(15));
        }
        if (child.ageAt(partnership.asAt) >= 14 && !child.upn.isEmpty()) {
            child.uln = uln(FIRST_ULN + child.number * 7);
        }
    }

    /** A UPN: check letter, authority, school, year of allocation, serial number; a temporary one ends in a letter. */
    private String upn(Child child, boolean temporary) {
        int year = Math.floorMod(child.birth().getYear() + 4, 100);
        int school = 2000 + child.number / 1000 * 7;
        int serial = child.number % 1000;
        String body = "%s%04d%02d".formatted(laNumber, school, year);
        String end = temporary
                ? "%02d%c".formatted(serial % 100, UPN_LETTERS.charAt(serial / 100))
                : "%03d".formatted(serial);
        return upnCheckLetter(body + end) + body + end;
    }

    /** The check letter of the twelve characters after it: weights 2 to 13, remainder by 23 (DfE, UPN guide). */
    static char upnCheckLetter(String twelve) {
        int sum = 0;
        for (int i = 0; i < twelve.length(); i++) {
            char c = twelve.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : UPN_LETTERS.indexOf(c);
            sum += value * (i + 2);
        }
        return UPN_LETTERS.charAt(sum % 23);
    }

    /** A ULN from nine digits, or from the next nine that have a check digit. */
    static String uln(int nineDigits) {
        for (int digits = nineDigits; ; digits++) {
            int sum = 0;
            int rest = digits;
            for (int weight = 2; weight <= 10; weight++) {
                sum += rest % 10 * weight;
                rest /= 10;
            }
            int remainder = sum % 11;
            if (remainder != 0) {
                return digits + Integer.toString(10 - remainder);
            }
        }
    }
}
