package org.sendwarehouse.receive.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes texts that match a pattern of a contract: literals, classes, groups with alternatives, and repetitions. What
 * else regular expressions have is refused, since contracts do not need it.
 */
final class PatternText {
    private static final int MOST = 6;

    private final String pattern;
    private final Random random;
    private int at;

    private PatternText(String pattern, Random random) {
        this.pattern = pattern;
        this.random = random;
    }

    /** A text that matches. */
    static String of(String pattern, Random random) {
        PatternText text = new PatternText(pattern, random);
        String made = text.alternatives();
        if (text.at < pattern.length()) {
            throw text.unknown();
        }
        return made;
    }

    private String alternatives() {
        List<String> all = new ArrayList<>();
        all.add(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all.add(sequence());
        }
        return all.get(random.nextInt(all.size()));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            String once = item();
            int end = at;
            int times = times();
            int after = at;
            text.append(times > 0 ? once : "");
            // Each repetition is made anew from the same place of the pattern.
            for (int i = 1; i < times; i++) {
                at = start;
                text.append(item());
            }
            at = times > 1 ? after : Math.max(after, end);
        }
        return text.toString();
    }

    private String item() {
        char c = pattern.charAt(at++);
        switch (c) {
            case '^', '$' -> {
                return "";
            }
            case '[' -> {
                return String.valueOf(oneOf());
            }
            case '(' -> {
                if (pattern.startsWith("?:", at)) {
                    at += 2;
                }
                String text = alternatives();
                at++;
                return text;
            }
            case '\\' -> {
                char escaped = pattern.charAt(at++);
                if (escaped == 'd') {
                    return String.valueOf((char) ('0' + random.nextInt(10)));
                }
                if (Character.isLetterOrDigit(escaped)) {
                    throw unknown();
                }
                return String.valueOf(escaped);
            }
            case '.' -> {
                return "x";
            }
            default -> {
                return String.valueOf(c);
            }
        }
    }

    private char oneOf() {
        List<Character> characters = new ArrayList<>();
        if (pattern.charAt(at) == '^') {
            throw unknown();
        }
        while (pattern.charAt(at) != ']') {
            char from = pattern.charAt(at++);
            if (from == '\\') {
                from = pattern.charAt(at++);
            }
            if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                char to = pattern.charAt(at + 1);
                at += 2;
                for (char c = from; c <= to; c++) {
                    characters.add(c);
                }
            } else {
                characters.add(from);
            }
        }
        at++;
        return characters.get(random.nextInt(characters.size()));
    }

    private int times() {
        if (at >= pattern.length()) {
            return 1;
        }
        switch (pattern.charAt(at)) {
            case '?' -> {
                at++;
                return random.nextInt(2);
            }
            case '*' -> {
                at++;
                return random.nextInt(MOST);
            }
            case '+' -> {
                at++;
                return 1 + random.nextInt(MOST);
            }
            case '{' -> {
                int end = pattern.indexOf('}', at);
                String[] bounds = pattern.substring(at + 1, end).split(",", -1);
                at = end + 1;
                int least = Integer.parseInt(bounds[0]);
                int most = bounds.length == 1
                        ? least
                        : bounds[1].isEmpty() ? least + MOST : Math.min(Integer.parseInt(bounds[1]), least + MOST);
                return least + random.nextInt(most - least + 1);
            }
            default -> {
                return 1;
            }
        }
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException("Cannot make a text for the pattern " + pattern + " at " + at);
    }
}
