package org.sendwarehouse.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.identity.Normaliser;

/**
 * Some thousand invented people whose truth is known, as six sources would show them: with twins, namesakes, slips of the
 * pen, missing and temporary numbers, changed surnames, turned dates and moves. Tokens are the texts the product would
 * hash, so that its own normalising and check characters decide what agrees.
 *
 * <p>What nobody could tell from the records is left out: namesakes of one postcode sector of whom the register does not
 * show both, rightly; and a twin's number on a record whose own person the register does not show, rightly.
 */
final class PlantedPeople {
    /** What is wrong with a record. */
    enum Trouble {
        NO_NUMBER("no UPN, ULN or NHS number"),
        TEMPORARY_UPN("temporary UPN beside a permanent one"),
        WRONG_UPN("the UPN of a twin"),
        MISTYPED_NUMBER("a number with a wrong check character"),
        MISTYPED_NAME("a slip in the name"),
        CHANGED_SURNAME("changed surname"),
        TURNED_DATE("day and month of birth turned"),
        MOVED("another postcode");

        final String text;

        Trouble(String text) {
            this.text = text;
        }
    }

    /** A record as one source shows it. */
    record Shown(String source, int id, int person, Set<Trouble> troubles, String csv) {}

    private record Person(
            int no,
            String surname,
            String forename,
            LocalDate born,
            String postcode,
            String upn,
            String uln,
            String nhs) {}

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 30);
    private static final String UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final Map<Integer, Integer> twins = new java.util.HashMap<>();
    private final Set<Integer> registered = new java.util.HashSet<>();
    private final Set<Integer> neighbours = new java.util.HashSet<>();
    private final List<Shown> shown = new ArrayList<>();

    PlantedPeople(long seed, int size) {
        this.random = new Random(seed);
        while (people.size() < size) {
            plant();
        }
        show();
    }

    List<Shown> shown() {
        return List.copyOf(shown);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private String word(int letters) {
        String consonants = "bdfghklmnprstvw";
        String vowels = "aeiou";
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            String from = i % 2 == 0 ? consonants : vowels;
            word.append(from.charAt(random.nextInt(from.length())));
        }
        return word.toString();
    }

    private String postcode() {
        return "ZD" + (10 + random.nextInt(90)) + " " + (1 + random.nextInt(9)) + "AB".charAt(random.nextInt(2)) + "C";
    }

    private void plant() {
        // few surnames and forenames, so that chance makes namesakes as well
        Person one = person(word(4), word(4), TODAY.minusDays(900 + random.nextInt(20 * 365)), postcode());
        people.add(one);
        if (chance(0.03)) {
            String name = chance(0.1) ? one.forename().substring(0, 3) + "y" : word(4);
            people.add(person(one.surname(), name, one.born(), one.postcode()));
            twins.put(one.no(), one.no() + 1);
            twins.put(one.no() + 1, one.no());
        } else if (chance(0.02)) {
            boolean near = chance(0.1);
            people.add(person(one.surname(), one.forename(), one.born(), near ? one.postcode() : postcode()));
            if (near) {
                neighbours.add(one.no());
                neighbours.add(one.no() + 1);
            }
        }
    }

    private Person person(String surname, String forename, LocalDate born, String postcode) {
        int no = people.size();
        return new Person(no, surname, forename, born, postcode, upn(840_0000_0000L + no, ""), uln(no), nhs(no));
    }

    static String upn(long number, String ending) {
        String digits = ending.isEmpty() ? "%012d".formatted(number * 10) : "%011d".formatted(number) + ending;
        for (int i = 0; i < UPN_LETTERS.length(); i++) {
            String upn = UPN_LETTERS.charAt(i) + digits;
            if (Normaliser.normalise(Identity.UPN, upn) != null) {
                return upn;
            }
        }
        throw new IllegalStateException("Every UPN has a check letter");
    }

    private static String uln(int no) {
        return numbered(Identity.ULN, 100_000_000L + no * 7L);
    }

    private static String nhs(int no) {
        return numbered(Identity.NHS_NUMBER, 400_000_000L + no * 13L);
    }

    /** A number of nine digits and the check digit that fits; some numbers have none, then the next. */
    private static String numbered(Identity kind, long nine) {
        for (long number = nine; ; number++) {
            for (int check = 0; check < 10; check++) {
                String text = "%09d%d".formatted(number, check);
                if (Normaliser.normalise(kind, text) != null) {
                    return text;
                }
            }
        }
    }

    private void show() {
        for (Person person : people) {
            int age = TODAY.getYear() - person.born().getYear();
            boolean casework = chance(0.12);
            if (neighbours.contains(person.no())) {
                // namesakes of one postcode sector whom no source shows together could be told apart by nobody
                show("pupil", person, 1, 0, 0);
            } else if (age >= 4 && age <= 17 && chance(0.96)) {
                show("pupil", person, 0.98, age > 13 ? 0.9 : 0, 0);
            }
            if (casework) {
                show("casework", person, 0.85, 0.1, 0.3);
                for (int year = 2024; year <= 2026; year++) {
                    if (chance(0.8)) {
                        show("return " + year, person, 0.9, 0.3, 0);
                    }
                }
            }
            if (chance(0.06)) {
                show("social care", person, 0.5, 0, 0.5);
            }
            if (chance(0.08)) {
                show(age < 11 ? "neuro cddft" : "neuro tewv", person, 0, 0, 0.9);
            }
            if (chance(0.06)) {
                show("therapy", person, 0, 0, 0.9);
            }
        }
    }

    private void show(String source, Person person, double withUpn, double withUln, double withNhs) {
        Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        Map<Identity, @Nullable String> values = new EnumMap<>(Identity.class);
        values.put(Identity.SURNAME, person.surname());
        values.put(Identity.FORENAME, person.forename());
        values.put(Identity.POSTCODE, person.postcode());
        values.put(Identity.BIRTH_DATE, person.born().toString());
        if (chance(withUpn)) {
            values.put(Identity.UPN, upnShown(source, person, troubles));
        }
        if (chance(withUln)) {
            values.put(Identity.ULN, person.uln());
        }
        if (chance(withNhs)) {
            values.put(Identity.NHS_NUMBER, person.nhs());
        }
        if (!troubles.contains(Trouble.WRONG_UPN) && !neighbours.contains(person.no())) {
            trouble(person, values, troubles);
        }
        if (source.equals("pupil") && troubles.isEmpty() && values.containsKey(Identity.UPN)) {
            registered.add(person.no());
        }
        if (token(values, Identity.UPN) == null
                && token(values, Identity.ULN) == null
                && token(values, Identity.NHS_NUMBER) == null) {
            troubles.add(Trouble.NO_NUMBER);
        }
        int id = shown.size();
        String birthMonth = String.valueOf(values.get(Identity.BIRTH_DATE)).substring(0, 7) + "-01";
        String csv = String.join(
                ",",
                birthMonth,
                text(token(values, Identity.UPN)),
                text(token(values, Identity.ULN)),
                text(token(values, Identity.NHS_NUMBER)),
                text(token(values, Identity.SURNAME, Identity.FORENAME, Identity.BIRTH_DATE, Identity.POSTCODE)),
                text(token(values, Identity.SURNAME, Identity.FORENAME, Identity.BIRTH_DATE)));
        shown.add(new Shown(source, id, person.no(), troubles, csv));
    }

    private String upnShown(String source, Person person, Set<Trouble> troubles) {
        Integer twin = twins.get(person.no());
        if (twin != null && registered.contains(person.no()) && !source.equals("pupil") && chance(0.1)) {
            troubles.add(Trouble.WRONG_UPN);
            return upn(840_0000_0000L + twin, "");
        }
        if (chance(source.equals("pupil") ? 0.005 : 0.04)) {
            troubles.add(Trouble.TEMPORARY_UPN);
            return upn(839_0000_0000L + person.no(), "B");
        }
        if (chance(0.01)) {
            troubles.add(Trouble.MISTYPED_NUMBER);
            String right = person.upn();
            return right.substring(0, 12) + (right.charAt(12) == '7' ? '3' : '7');
        }
        return person.upn();
    }

    private void trouble(Person person, Map<Identity, @Nullable String> values, Set<Trouble> troubles) {
        if (chance(0.02)) {
            troubles.add(Trouble.MISTYPED_NAME);
            values.put(Identity.FORENAME, person.forename().substring(0, 3) + "x");
        }
        if (chance(0.02)) {
            troubles.add(Trouble.CHANGED_SURNAME);
            values.put(Identity.SURNAME, word(6));
        }
        LocalDate born = person.born();
        if (chance(0.01) && born.getDayOfMonth() <= 12 && born.getDayOfMonth() != born.getMonthValue()) {
            troubles.add(Trouble.TURNED_DATE);
            values.put(
                    Identity.BIRTH_DATE,
                    LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue())
                            .toString());
        }
        if (chance(0.08)) {
            troubles.add(Trouble.MOVED);
            values.put(Identity.POSTCODE, postcode());
        }
    }

    private static @Nullable String token(Map<Identity, @Nullable String> values, Identity... kinds) {
        List<String> parts = new ArrayList<>();
        for (Identity kind : kinds) {
            String value = values.get(kind);
            String part = value == null ? null : Normaliser.forMatching(kind, value);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return String.join("/", parts);
    }

    private static String text(@Nullable String token) {
        return token == null ? "" : token;
    }
}
