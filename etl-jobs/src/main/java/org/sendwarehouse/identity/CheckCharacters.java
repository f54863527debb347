package org.sendwarehouse.identity;

import java.util.regex.Pattern;

/**
 * Verifies the check characters of national identifiers, so that a mistyped one never joins two people.
 *
 * <p>UPN: DfE, Unique Pupil Numbers guidance, appendix on the check letter. ULN: Learning Records Service, check digit.
 * NHS number: NHS Data Dictionary, modulus 11.
 */
public final class CheckCharacters {
    private static final Pattern UPN = Pattern.compile("[A-Z][0-9]{11}[0-9A-Z]");
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private CheckCharacters() {}

    /** A unique pupil number in upper case, permanent or (with a final letter) temporary. */
    public static boolean isUpn(String upn) {
        if (!UPN.matcher(upn).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i < 13; i++) {
            char c = upn.charAt(i);
            int digit = c <= '9' ? c - '0' : LETTERS.indexOf(c);
            if (digit < 0) {
                return false;
            }
            sum += digit * (i + 1);
        }
        return LETTERS.charAt(sum % 23) == upn.charAt(0);
    }

    /** A unique learner number, ten digits. */
    public static boolean isUln(String uln) {
        if (!TEN_DIGITS.matcher(uln).matches()) {
            return false;
        }
        int rest = weighted(uln) % 11;
        return rest != 0 && 10 - rest == uln.charAt(9) - '0';
    }

    /** An NHS number, ten digits without spaces. */
    public static boolean isNhsNumber(String number) {
        if (!TEN_DIGITS.matcher(number).matches()) {
            return false;
        }
        int check = (11 - weighted(number) % 11) % 11;
        return check == number.charAt(9) - '0';
    }

    /** Nine digits weighted ten down to two. */
    private static int weighted(String digits) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        return sum;
    }
}
