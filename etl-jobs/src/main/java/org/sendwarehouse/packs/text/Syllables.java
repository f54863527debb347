package org.sendwarehouse.packs.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Counts the syllables of an English word by its spelling: groups of vowels, less those that are silent, and more where
 * neighbours are spoken apart. Spelling does not settle it for every word; over a text the errors are small, and
 * {@link ReadingAge} has a second formula that needs no syllables.
 */
final class Syllables {
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SHORT_FORM = Pattern.compile("['\u2019][a-z]+$");

    private static final List<Pattern> SILENT = patterns(
            "[^aeiouyl]e$", // late, but not table
            "[aeiouyrl]le$", // rule
            "[^aeiouydtl]ed$(?<!dred)", // helped, but not wanted
            "[aeiouyrl]led$", // called, but not handled
            "[^aeiouycgszxhl]es$", // lines, but not places
            "[aeiouyrl]les$", // rules
            "[^cs]hes$", // clothes
            "[aeiouy][^aeiouy]e(?=ly$|ment|ful|less|where|thing)", // safely
            "^eve(?=ry)"); // every

    private static final List<Pattern> APART = patterns(
            "(?<![tcsgl])i[ao](?!u)", // diagnosis
            "(?<=[rd])i[ou]u?[sm]", // serious, medium
            "(?<![qg])ua", // usually, manual
            "[^aeiouy]eo(?!p)", // video
            "[rd]eas?$", // area, idea
            "ying", // trying
            "(?<=[aeiou])ing", // being
            "iet", // quiet
            "[^aeioutcs]ien|scien", // experience, science
            "[^s]thm|sms?$", // rhythm, autism
            "(?<=cr)ea(?=t[eio])"); // create

    private Syllables() {}

    private static List<Pattern> patterns(String... patterns) {
        return List.of(patterns).stream().map(Pattern::compile).toList();
    }

    /** At least 1; capitals of up to three letters, such as EHC, are spelled out. */
    static int of(String word) {
        if (word.length() > 1 && word.length() <= 3 && word.equals(word.toUpperCase(Locale.UK))) {
            return word.length();
        }
        String spelling = SHORT_FORM.matcher(word.toLowerCase(Locale.UK)).replaceFirst("");
        int count = found(VOWELS, spelling);
        for (Pattern silent : SILENT) {
            count -= found(silent, spelling);
        }
        for (Pattern apart : APART) {
            count += found(apart, spelling);
        }
        return Math.max(1, count);
    }

    private static int found(Pattern pattern, String spelling) {
        return (int) pattern.matcher(spelling).results().count();
    }
}
