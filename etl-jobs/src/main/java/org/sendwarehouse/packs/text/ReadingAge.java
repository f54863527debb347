package org.sendwarehouse.packs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How old a reader must be to follow a text with ease, by two published formulas that rest on different things:
 *
 * <ul>
 *   <li>the grade of J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, Derivation of new readability
 *       formulas for Navy enlisted personnel, Research Branch Report 8-75 (1975): words a sentence and syllables a word;
 *   <li>the index of M. Coleman and T. L. Liau, A computer readability formula designed for machine scoring, Journal of
 *       Applied Psychology 60 (1975), 283–284: letters and sentences in 100 words, so that no syllable is guessed.
 * </ul>
 *
 * <p>Both give an American school grade; a child in grade 1 is 6, so the age is the grade and 5 years. Figures such as
 * {@code 18.3 %} are no words. A word with a hyphen is two. Formulas see length and nothing else: they cannot tell
 * whether a text is clear.
 *
 * @param sentences sentences, at least 1
 * @param words words, at least 1
 * @param syllables syllables of all words, by rule
 * @param letters letters of all words
 */
public record ReadingAge(int sentences, int words, int syllables, int letters) {
    private static final int YEARS_BEFORE_GRADE_0 = 5;
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['\u2019]\\p{L}+)*");
    /** A stop after one capital letter, as in U.S., ends no sentence; nor does one inside a number. */
    private static final Pattern END = Pattern.compile("(?<!\\b\\p{Lu})[.!?]+(?=[\\s\u00A0\"\u201D')]|$)");

    /**
     * Measures a text.
     *
     * @param paragraphs paragraphs and items of lists; each ends a sentence, with or without a stop
     * @throws IllegalArgumentException when there is no word
     */
    public static ReadingAge of(List<String> paragraphs) {
        int sentences = 0;
        int syllables = 0;
        int letters = 0;
        int words = 0;
        for (String paragraph : paragraphs) {
            for (String sentence : sentencesOf(paragraph)) {
                Matcher matcher = WORD.matcher(sentence);
                int found = 0;
                while (matcher.find()) {
                    found++;
                    letters += (int) matcher.group()
                            .codePoints()
                            .filter(Character::isLetter)
                            .count();
                    syllables += Syllables.of(matcher.group());
                }
                words += found;
                sentences += found > 0 ? 1 : 0;
            }
        }
        if (words == 0) {
            throw new IllegalArgumentException("A text without words has no reading age");
        }
        return new ReadingAge(sentences, words, syllables, letters);
    }

    /** The age by Kincaid's formula, in years. */
    public double byKincaid() {
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 + YEARS_BEFORE_GRADE_0;
    }

    /** The age by Coleman and Liau's formula, in years. */
    public double byColemanLiau() {
        return 0.0588 * letters * 100 / words - 0.296 * sentences * 100 / words - 15.8 + YEARS_BEFORE_GRADE_0;
    }

    /** The sentences of one paragraph. */
    static List<String> sentencesOf(String paragraph) {
        List<String> sentences = new ArrayList<>();
        Matcher end = END.matcher(paragraph);
        int from = 0;
        while (end.find()) {
            sentences.add(paragraph.substring(from, end.end()));
            from = end.end();
        }
        sentences.add(paragraph.substring(from));
        return sentences;
    }
}
