package org.sendwarehouse.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column.Identity;

/**
 * Brings identifiers to one form before they are hashed, so that the same person written two ways gives one token. What
 * cannot be an identifier of its kind gives null, and no token.
 */
public final class Normaliser {
    private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}");
    /** Letters that Unicode does not take apart into a base letter and an accent. */
    private static final Map<Character, String> WHOLE_LETTERS =
            Map.of('Ø', "O", 'Ł', "L", 'Æ', "AE", 'Œ', "OE", 'Đ', "D", 'Ð', "D", 'Þ', "TH", 'ẞ', "SS", 'ı', "I");

    private Normaliser() {}

    /**
     * The form of a value that is hashed.
     *
     * @param value as delivered; a date of birth in ISO form
     * @return null when the value is no identifier of its kind: empty, or its check character is wrong
     */
    public static @Nullable String normalise(Identity kind, String value) {
        String known =
                switch (kind) {
                    case UPN -> verified(value, CheckCharacters::isUpn);
                    case ULN -> verified(value, CheckCharacters::isUln);
                    case NHS_NUMBER -> verified(value, CheckCharacters::isNhsNumber);
                    case SURNAME, FORENAME -> name(value);
                    case POSTCODE -> postcode(value);
                    case BIRTH_DATE -> value;
                    case LOCAL_ID -> value.strip().toUpperCase(Locale.ROOT);
                };
        return known == null || known.isEmpty() ? null : known;
    }

    /** The form used in a match token, where a postcode counts to its sector only: people move within a street. */
    public static @Nullable String forMatching(Identity kind, String value) {
        String normal = normalise(kind, value);
        return kind == Identity.POSTCODE && normal != null ? normal.substring(0, normal.length() - 2) : normal;
    }

    private static @Nullable String verified(String value, java.util.function.Predicate<String> check) {
        String compact = letters(value.toUpperCase(Locale.ROOT), true);
        return check.test(compact) ? compact : null;
    }

    /** Upper case without accents, apostrophes, hyphens or spaces: O'Brien-Smith and Obrien Smith are one. */
    static String name(String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upper.length(); i++) {
            if (upper.charAt(i) > 127) {
                return letters(withoutAccents(upper), false);
            }
        }
        return letters(upper, false);
    }

    /** Outward and inward code with one space between; null where it cannot be a postcode. */
    public static @Nullable String postcode(String value) {
        String compact = letters(value.toUpperCase(Locale.ROOT), true);
        if (!POSTCODE.matcher(compact).matches()) {
            return null;
        }
        int inward = compact.length() - 3;
        return compact.substring(0, inward) + " " + compact.substring(inward);
    }

    private static String withoutAccents(String upper) {
        String apart = Normalizer.normalize(upper, Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            String whole = WHOLE_LETTERS.get(c);
            if (whole != null) {
                plain.append(whole);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String letters(String text, boolean digitsToo) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetter(c) || (digitsToo && c >= '0' && c <= '9')) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }
}
