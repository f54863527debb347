package org.sendwarehouse.sample;

/** NHS numbers that nobody has: they begin with 99, which is not issued, and carry the right check digit. */
final class NhsNumbers {
    private static final int FIRST = 990_000_000;

    private NhsNumbers() {}

    /** The number of a person, always the same and never another person's. */
    static String of(int person) {
        // of two numbers next to each other at most one has no check digit
        int digits = FIRST + person * 2;
        String number = withCheckDigit(digits);
        return number.isEmpty() ? withCheckDigit(digits + 1) : number;
    }

    /** Nine digits and their check digit (NHS Data Dictionary, modulus 11); empty where they have none. */
    static String withCheckDigit(int nineDigits) {
        int sum = 0;
        int rest = nineDigits;
        for (int weight = 2; weight <= 10; weight++) {
            sum += rest % 10 * weight;
            rest /= 10;
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? "" : nineDigits + Integer.toString(check);
    }
}
