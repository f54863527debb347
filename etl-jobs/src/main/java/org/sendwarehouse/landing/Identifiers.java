package org.sendwarehouse.landing;

import java.util.Locale;
import java.util.regex.Pattern;
import org.sendwarehouse.identity.CheckCharacters;

/** Tells identifiers of people in texts that should hold none. Names cannot be told, and are not looked for. */
final class Identifiers {
    /** Something like a UPN or a postcode, whether or not its check letter is right: in a label it may be mistyped. */
    private static final Pattern LIKE =
            Pattern.compile("(?i)\\b([A-Z][0-9]{11}[0-9A-Z]|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2})\\b");

    private static final Pattern UPN = Pattern.compile("(?i)(?<![0-9A-Z])[A-Z][0-9]{11}[0-9A-Z](?![0-9A-Z])");
    private static final Pattern TEN_DIGITS = Pattern.compile("(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])");
    private static final int UPN_LENGTH = 13;
    private static final int NUMBER_LENGTH = 10;

    private Identifiers() {}

    /** Whether a label holds something like a UPN or postcode, or ten digits that check out as an NHS number or ULN. */
    static boolean areInLabel(String text) {
        return LIKE.matcher(text).find()
                || (text.length() >= NUMBER_LENGTH
                        && TEN_DIGITS
                                .matcher(text)
                                .results()
                                .map(found -> found.group().replaceAll("[ -]", ""))
                                .anyMatch(n -> CheckCharacters.isNhsNumber(n) || CheckCharacters.isUln(n)));
    }

    /**
     * Whether a text holds a UPN with the right check letter. Ten digits are not looked for: casework systems number
     * their records so, and one in eleven would check out by chance.
     */
    static boolean isUpnIn(String text) {
        return text.length() >= UPN_LENGTH
                && UPN.matcher(text)
                        .results()
                        .anyMatch(found -> CheckCharacters.isUpn(found.group().toUpperCase(Locale.ROOT)));
    }
}
