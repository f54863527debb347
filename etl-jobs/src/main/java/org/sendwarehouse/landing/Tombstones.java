package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.PersonColumns.Kind;
import org.sendwarehouse.landing.PersonColumns.Role;

/**
 * Those who were erased, as keyed tokens only: {@code state/erased.tokens}. The list is what erasure is made of: rows of a
 * person on it are filtered at the door and taken out of what has landed, so that a cut erasure is finished by applying the
 * list again. Not for several threads.
 */
public final class Tombstones {
    private static final String HEAD = "# erased persons; key ";
    private static final String STATE = "; epoch ";
    private static final String APPLIED = "; applied ";
    private static final Pattern FIRST_LINE =
            Pattern.compile(HEAD + "([0-9a-f]+)" + STATE + "([0-9]+)" + APPLIED + "([0-9]+)");

    private final String keyId;
    private int epoch;
    private int applied;
    /** Tokens of each person, by kind. */
    private final List<Map<Kind, Set<String>>> persons = new ArrayList<>();

    private final Map<String, Integer> personOf = new HashMap<>();

    private Tombstones(String keyId) {
        this.keyId = keyId;
    }

    /** Whether a row is about an erased person. */
    enum Match {
        NONE,
        /** It is: by a local id, by a number that no other name stands beside, or by a name that no number speaks against. */
        SURE,
        /** A number of theirs under another name: a new name, or a number on the wrong record. Filtered, and nothing learnt. */
        DOUBTFUL
    }

    static Path file(Home home) {
        return home.state().resolve("erased.tokens");
    }

    /** The list of a home; empty where nobody was erased. */
    static Tombstones read(Home home, String keyId) throws IOException {
        Path file = file(home);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Tombstones(keyId);
        }
        List<String> lines = Files.readAllLines(file);
        Matcher head = head(lines.get(0));
        Tombstones read = new Tombstones(head.group(1));
        read.epoch = Integer.parseInt(head.group(2));
        read.applied = Integer.parseInt(head.group(3));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(" ", -1);
            read.put(
                    Integer.parseInt(fields[0]),
                    new Kind(fields[1], Role.valueOf(fields[2])),
                    fields[3],
                    fields.length > 4);
        }
        if (!read.persons.isEmpty() && !read.keyId.equals(keyId)) {
            throw new IOException("state/erased.tokens was written under another pseudonym key (" + read.keyId
                    + "). Restore the file that belongs to the key in use.");
        }
        return read;
    }

    private static Matcher head(String line) throws IOException {
        Matcher head = FIRST_LINE.matcher(line);
        if (!head.matches()) {
            throw new IOException(
                    "state/erased.tokens is not what an erasure wrote. Restore it: without it erased persons"
                            + " would come back.");
        }
        return head;
    }

    /** How many erasures there were, counting what each found out later; part of a run's identity. */
    public static int epoch(Home home) throws IOException {
        Path file = file(home);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        try (var lines = Files.lines(file)) {
            return Integer.parseInt(head(lines.findFirst().orElse("")).group(2));
        }
    }

    boolean isEmpty() {
        return persons.isEmpty();
    }

    int epoch() {
        return epoch;
    }

    String keyId() {
        return keyId;
    }

    /** Whether rows may be left in what has landed. */
    boolean isPending() {
        return applied < epoch;
    }

    void applied() {
        applied = epoch;
    }

    /**
     * Adds a person.
     *
     * @param shared names that somebody else bears as well: nobody is taken for the person by them
     */
    void add(Map<Kind, Set<String>> tokens, Set<String> shared) {
        int person = persons.size();
        tokens.forEach((kind, values) -> values.forEach(token -> put(person, kind, token, shared.contains(token))));
        epoch++;
    }

    /** Whether one person on the list has all of these tokens. */
    boolean has(Map<Kind, Set<String>> tokens) {
        return persons.stream().anyMatch(person -> tokens.entrySet().stream()
                .allMatch(one -> person.getOrDefault(one.getKey(), Set.of()).containsAll(one.getValue())));
    }

    private void put(int person, Kind kind, String token, boolean isShared) {
        while (persons.size() <= person) {
            persons.add(new HashMap<>());
        }
        persons.get(person).computeIfAbsent(kind, k -> new HashSet<>()).add(token);
        if (!isShared) {
            personOf.put(key(kind, token), person);
        }
    }

    private boolean isShared(Kind kind, String token) {
        return !personOf.containsKey(key(kind, token));
    }

    private static String key(Kind kind, String token) {
        return kind.name() + " " + token;
    }

    Match match(Map<Kind, String> told) {
        Match match = Match.NONE;
        for (Map.Entry<Kind, String> one : told.entrySet()) {
            Integer person = personOf.get(key(one.getKey(), one.getValue()));
            if (person != null) {
                Match now = match(one.getKey().role(), told, persons.get(person));
                if (now == Match.SURE) {
                    return now;
                }
                match = now == Match.DOUBTFUL ? now : match;
            }
        }
        return match;
    }

    private static Match match(Role by, Map<Kind, String> told, Map<Kind, Set<String>> person) {
        return switch (by) {
            case LOCAL, CASE -> Match.SURE;
            case NUMBER -> differs(Role.NAME, told, person) ? Match.DOUBTFUL : Match.SURE;
            case NAME -> differs(Role.NUMBER, told, person) ? Match.NONE : Match.SURE;
        };
    }

    /** Whether row and person each hold something of the role, and never the same of one kind. */
    private static boolean differs(Role role, Map<Kind, String> told, Map<Kind, Set<String>> person) {
        boolean differs = false;
        for (Map.Entry<Kind, String> one : told.entrySet()) {
            Set<String> theirs = one.getKey().role() == role ? person.get(one.getKey()) : null;
            if (theirs != null) {
                if (theirs.contains(one.getValue())) {
                    return false;
                }
                differs = true;
            }
        }
        return differs;
    }

    /**
     * Adds what a row that is surely about an erased person calls them: local ids and ids of their case, by which further rows
     * are found. Never a number or a name: those an officer gives.
     *
     * @return whether anything of it was new
     */
    boolean learn(Map<Kind, String> told) {
        Integer person = null;
        for (Map.Entry<Kind, String> one : told.entrySet()) {
            person = person == null ? personOf.get(key(one.getKey(), one.getValue())) : person;
        }
        boolean isNew = false;
        if (person != null) {
            for (Map.Entry<Kind, String> one : told.entrySet()) {
                Role role = one.getKey().role();
                if ((role == Role.LOCAL || role == Role.CASE)
                        && !personOf.containsKey(key(one.getKey(), one.getValue()))) {
                    put(person, one.getKey(), one.getValue(), false);
                    isNew = true;
                }
            }
        }
        return isNew;
    }

    /** What was learnt is to be applied to what has landed before. */
    void again() {
        epoch++;
    }

    /** Every token on the list that is somebody's alone. */
    Set<String> tokens() {
        Set<String> all = new TreeSet<>();
        personOf.keySet().forEach(key -> all.add(key.substring(key.indexOf(' ') + 1)));
        return all;
    }

    /** Puts the list under another key; nothing where it is already, or nobody was erased. */
    static void rekey(Home home, String oldKeyId, String newKeyId, UnaryOperator<String> token) throws IOException {
        if (Files.isRegularFile(file(home), LinkOption.NOFOLLOW_LINKS)
                && !keyId(home).equals(newKeyId)) {
            read(home, oldKeyId).rekeyed(newKeyId, token).write(home);
        }
    }

    private static String keyId(Home home) throws IOException {
        try (var lines = Files.lines(file(home))) {
            return head(lines.findFirst().orElse("")).group(1);
        }
    }

    private Tombstones rekeyed(String newKeyId, UnaryOperator<String> token) {
        Tombstones rekeyed = new Tombstones(newKeyId);
        rekeyed.epoch = epoch;
        rekeyed.applied = applied;
        for (int i = 0; i < persons.size(); i++) {
            int person = i;
            persons.get(i)
                    .forEach((kind, tokens) ->
                            tokens.forEach(old -> rekeyed.put(person, kind, token.apply(old), isShared(kind, old))));
        }
        return rekeyed;
    }

    /** Writes the list, whole or not at all. */
    void write(Home home) throws IOException {
        StringBuilder text = new StringBuilder(HEAD)
                .append(keyId)
                .append(STATE)
                .append(epoch)
                .append(APPLIED)
                .append(applied)
                .append('\n');
        for (int i = 0; i < persons.size(); i++) {
            Map<String, Kind> kinds = new TreeMap<>();
            persons.get(i).keySet().forEach(kind -> kinds.put(kind.name(), kind));
            for (Kind kind : kinds.values()) {
                for (String token : new TreeSet<>(persons.get(i).getOrDefault(kind, Set.of()))) {
                    text.append(i)
                            .append(' ')
                            .append(kind.name())
                            .append(' ')
                            .append(kind.role())
                            .append(' ')
                            .append(token)
                            .append(isShared(kind, token) ? " shared\n" : "\n");
                }
            }
        }
        AtomicFiles.write(file(home), text.toString());
    }
}
