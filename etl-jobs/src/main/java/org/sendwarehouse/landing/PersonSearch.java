package org.sendwarehouse.landing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sendwarehouse.landing.PersonColumns.Kind;
import org.sendwarehouse.landing.PersonColumns.Role;
import org.sendwarehouse.landing.Subject.NotOnePersonException;

/**
 * Finds which tokens are one person's and nobody else's, among all that has landed.
 *
 * <p>The rules are those of matching: a number or a local id joins, a name with a birth date joins where no number speaks
 * against it. Stricter in one thing: matching may leave a doubt open, erasure may not. Where records of two names stand under
 * one number, or two numbers under one name, an officer says which are meant.
 */
final class PersonSearch {
    private final Collection<Map<Kind, String>> sightings;
    private final Set<String> strong = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Map<Kind, String>> theirs = new HashSet<>();
    private final Set<Map<Kind, String>> others = new HashSet<>();

    /**
     * Whose tokens were found.
     *
     * @param tokens of the person, by kind; a number that somebody else bears as well is none of them
     * @param shared names among them that somebody else bears as well: they tell nobody apart
     */
    record Found(Map<Kind, Set<String>> tokens, Set<String> shared) {}

    private PersonSearch(Collection<Map<Kind, String>> sightings) {
        this.sightings = sightings;
    }

    /**
     * @param sightings what each landed record tells of whom it is about, each once
     * @param given what the request tells
     * @param othersAreOthers records under another name are somebody else's, as an officer says
     * @throws NotOnePersonException when it cannot be told whose a record is
     */
    static Found find(Collection<Map<Kind, String>> sightings, Map<Kind, Set<String>> given, boolean othersAreOthers)
            throws NotOnePersonException {
        PersonSearch search = new PersonSearch(sightings);
        given.forEach((kind, tokens) -> tokens.forEach(
                token -> (kind.role() == Role.NAME ? search.names : search.strong).add(key(kind, token))));
        if (search.strong.isEmpty()) {
            search.startFromNames();
        } else if (search.names.isEmpty()) {
            search.startWithoutNames();
        }
        search.spread();
        if (!search.others.isEmpty() && !othersAreOthers) {
            throw new NotOnePersonException(search.others.size()
                    + " records bear a number of this person under another name. If it is the same person's other name,"
                    + " add a row with it (surname, forename, birth_date). If they are somebody else's, such as a twin's,"
                    + " say so with --others-stay; their sender should correct the number.");
        }
        return search.own(given);
    }

    private static String key(Kind kind, String token) {
        return kind.name() + " " + token;
    }

    /** Only names are given: they must lead to one person. */
    private void startFromNames() throws NotOnePersonException {
        Map<Kind, Set<String>> found = new HashMap<>();
        for (Map<Kind, String> sighting : sightings) {
            if (has(sighting, Role.NAME, names)) {
                sighting.forEach((kind, token) ->
                        found.computeIfAbsent(kind, k -> new HashSet<>()).add(token));
            }
        }
        for (Map.Entry<Kind, Set<String>> kind : found.entrySet()) {
            boolean tellsApart = kind.getKey().role() == Role.NUMBER
                    || (kind.getKey().role() == Role.LOCAL
                            && !kind.getKey().name().endsWith("_person_ref"));
            if (tellsApart && kind.getValue().size() > 1) {
                throw new NotOnePersonException("Under this name and birth date there are "
                        + kind.getValue().size() + " different records by "
                        + kind.getKey().name()
                        + ": they may be several people. Give a UPN, ULN, NHS number or local id in addition.");
            }
            if (kind.getKey().role() != Role.NAME) {
                kind.getValue().forEach(token -> strong.add(key(kind.getKey(), token)));
            }
        }
    }

    /** Only numbers or local ids are given: their records must bear one name. */
    private void startWithoutNames() throws NotOnePersonException {
        Set<String> persons = new HashSet<>();
        for (Map<Kind, String> sighting : sightings) {
            if (has(sighting, Role.NUMBER, strong) || has(sighting, Role.LOCAL, strong)) {
                for (Map.Entry<Kind, String> one : sighting.entrySet()) {
                    if (one.getKey().role() == Role.NAME) {
                        names.add(key(one.getKey(), one.getValue()));
                        // The name without the postcode: that one changes, and every record that has either has it.
                        if (!one.getKey().name().contains("postcode")) {
                            persons.add(one.getValue());
                        }
                    }
                }
            }
        }
        if (persons.size() > 1) {
            throw new NotOnePersonException("Records of " + persons.size()
                    + " names stand under what is given. Give surname, forename and birth_date too; where the person has had"
                    + " several names, a row for each.");
        }
    }

    /** Takes in what the rules join, until nothing more is. */
    private void spread() {
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map<Kind, String> sighting : sightings) {
                if (!theirs.contains(sighting) && isTheirs(sighting)) {
                    theirs.add(sighting);
                    others.remove(sighting);
                    sighting.forEach(
                            (kind, token) -> (kind.role() == Role.NAME ? names : strong).add(key(kind, token)));
                    grew = true;
                }
            }
        }
    }

    private boolean isTheirs(Map<Kind, String> sighting) {
        if (has(sighting, Role.LOCAL, strong)) {
            return true;
        }
        boolean called = has(sighting, Role.NAME, names);
        if (has(sighting, Role.NUMBER, strong)) {
            boolean silent = sighting.keySet().stream().noneMatch(kind -> kind.role() == Role.NAME);
            if (called || silent) {
                return true;
            }
            others.add(sighting);
            return false;
        }
        // By name alone: not where it bears a number that is none of theirs although they have one of that kind.
        return called
                && sighting.entrySet().stream()
                        .noneMatch(one -> one.getKey().role() == Role.NUMBER && knows(one.getKey()));
    }

    private boolean knows(Kind kind) {
        return strong.stream().anyMatch(key -> key.startsWith(kind.name() + " "));
    }

    private static boolean has(Map<Kind, String> sighting, Role role, Set<String> keys) {
        return sighting.entrySet().stream()
                .anyMatch(one -> one.getKey().role() == role && keys.contains(key(one.getKey(), one.getValue())));
    }

    private Found own(Map<Kind, Set<String>> given) throws NotOnePersonException {
        Map<Kind, Set<String>> own = new HashMap<>();
        given.forEach((kind, tokens) ->
                own.computeIfAbsent(kind, k -> new HashSet<>()).addAll(tokens));
        theirs.forEach(sighting -> sighting.forEach(
                (kind, token) -> own.computeIfAbsent(kind, k -> new HashSet<>()).add(token)));
        Set<String> shared = new HashSet<>();
        for (Map<Kind, String> sighting : sightings) {
            if (!theirs.contains(sighting)) {
                sighting.forEach((kind, token) -> {
                    Set<String> tokens = own.get(kind);
                    if (tokens != null && tokens.contains(token)) {
                        shared.add(token);
                        if (kind.role() != Role.NAME) {
                            tokens.remove(token);
                        }
                    }
                });
            }
        }
        for (Map<Kind, String> sighting : theirs) {
            boolean told = sighting.entrySet().stream()
                    .anyMatch(one -> !shared.contains(one.getValue())
                            && own.getOrDefault(one.getKey(), Set.of()).contains(one.getValue()));
            if (!told) {
                throw new NotOnePersonException(
                        "A record of this person bears nothing but numbers or names that somebody"
                                + " else bears as well. Its sender must correct it before it can be erased alone.");
            }
        }
        own.values().removeIf(Set::isEmpty);
        return new Found(own, shared);
    }
}
