package org.sendwarehouse.receive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Questionnaire;
import org.sendwarehouse.contract.Questionnaire.Fact;
import org.sendwarehouse.contract.Questionnaire.Question;
import org.sendwarehouse.receive.HeaderMatch.Expected;

/** Holds the header of a survey's export against a questionnaire. */
public final class SurveyHeader {
    /** The number of leading expected columns before the questions: number, day, type of respondent, agency. */
    public static final int FACTS = 4;

    /** Below this share of common words two questions are not the same one reworded. */
    private static final double ALIKE = 0.3;

    private SurveyHeader() {}

    /** Expected: the {@link #FACTS}, then the questions in the order of the questionnaire. */
    public static HeaderMatch match(Questionnaire questionnaire, List<String> header) {
        List<Expected> expected = new ArrayList<>();
        expected.add(fact(questionnaire.respondentNo()));
        expected.add(fact(questionnaire.respondedOn()));
        expected.add(fact(questionnaire.respondentType().column()));
        Fact agency = questionnaire.agency();
        expected.add(fact(agency == null ? null : agency.column()));
        for (Question question : questionnaire.questions()) {
            boolean needed = question.kind() != Questionnaire.Kind.IGNORED;
            expected.add(new Expected(List.of(question.text()), needed, false));
        }
        return HeaderMatch.of(expected, header, false);
    }

    private static Expected fact(@Nullable String column) {
        return column == null ? new Expected(List.of(), false, false) : new Expected(List.of(column), true, false);
    }

    /** Every problem in words: each column that is not mapped, missing or doubled, with the nearest known one. */
    static String problems(Questionnaire questionnaire, HeaderMatch match) {
        List<String> problems = new ArrayList<>();
        List<String> missing = new ArrayList<>(match.missing());
        for (String unknown : match.unknown()) {
            String nearest = nearest(unknown, missing);
            if (nearest == null) {
                nearest = nearest(
                        unknown,
                        questionnaire.questions().stream().map(Question::text).toList());
            }
            problems.add("No question '" + unknown + "' is mapped"
                    + (nearest == null ? "." : "; the nearest is '" + nearest + "'."));
        }
        if (!missing.isEmpty()) {
            problems.add("Missing: '" + String.join("', '", missing) + "'.");
        }
        if (!match.duplicated().isEmpty()) {
            problems.add("More than once: '" + String.join("', '", match.duplicated()) + "'.");
        }
        return String.join(" ", problems);
    }

    private static @Nullable String nearest(String text, List<String> known) {
        Set<String> words = words(text);
        return known.stream()
                .filter(k -> alike(words, words(k)) >= ALIKE)
                .min(Comparator.comparingDouble((String k) -> -alike(words, words(k)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static double alike(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.isEmpty() ? 0 : (double) both.size() / (one.size() + other.size() - both.size());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(
                List.of(text.toLowerCase(Locale.ROOT).replace("…", "").split("[^\\p{L}\\p{N}]+", -1)));
        words.remove("");
        return words;
    }

    /**
     * The wave, where several ask the same questions: the latest that was open on the date in the file's name, or the
     * one whose name the file's name holds, or the latest of all. A wrong guess does no harm: answers given outside of
     * the wave are rejected.
     */
    static Candidate wave(List<Candidate> fitting, String fileName) {
        Comparator<Candidate> byOpening = Comparator.comparing(
                c -> c.contract().questionnaire(c.layout().name()).opened());
        LocalDate date = Dates.inName(fileName);
        List<Candidate> open = fitting.stream()
                .filter(c -> date != null
                        && !date.isBefore(
                                c.contract().questionnaire(c.layout().name()).opened()))
                .toList();
        List<Candidate> named = fitting.stream()
                .filter(c -> date == null
                        && fileName.contains(
                                c.contract().questionnaire(c.layout().name()).wave()))
                .toList();
        List<Candidate> choice = !open.isEmpty() ? open : !named.isEmpty() ? named : fitting;
        return choice.stream().max(byOpening).orElseThrow();
    }
}
