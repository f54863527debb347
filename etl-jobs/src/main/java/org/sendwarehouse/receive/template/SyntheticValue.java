package org.sendwarehouse.receive.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Column.Limits;
import org.sendwarehouse.identity.CheckCharacters;

/** Invents values of one column that its contract allows. No name, number or place in them is anybody's. */
final class SyntheticValue {
    private static final List<String> SURNAMES =
            List.of("Testerby", "Sampleson", "Mockford", "Dummington", "Fakenham-Test", "Placeholder");
    private static final List<String> FORENAMES = List.of("Testa", "Sample", "Mock", "Dumma", "Example", "Placid");
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final int DAYS_BACK = 400;

    private final Column column;
    private final Map<String, String> nullSymbols;
    private final LocalDate asOf;
    private final Random random;

    SyntheticValue(Column column, Map<String, String> nullSymbols, LocalDate asOf, Random random) {
        this.column = column;
        this.nullSymbols = nullSymbols;
        this.asOf = asOf;
        this.random = random;
    }

    /** A value for the row of that number, from 1; sometimes empty where the column may be. */
    String of(int row) {
        if (!column.required() && !column.key() && random.nextInt(5) == 0) {
            return "";
        }
        if (column.type() == org.sendwarehouse.contract.ColumnType.NUMBER
                && !nullSymbols.isEmpty()
                && random.nextInt(20) == 0) {
            return new TreeSet<>(nullSymbols.keySet()).first();
        }
        if (!column.validValues().isEmpty()) {
            return column.validValues().get(random.nextInt(column.validValues().size()));
        }
        Identity identity = column.identity();
        if (identity != null && identity != Identity.LOCAL_ID) {
            return identifier(identity);
        }
        return switch (column.type()) {
            case STRING -> text(row);
            case DATE -> date(asOf.minusDays(DAYS_BACK), asOf);
            case INTEGER -> Long.toString(between(0, 20).longValue());
            case NUMBER ->
                between(0, 100)
                        .setScale(2, RoundingMode.DOWN)
                        .stripTrailingZeros()
                        .toPlainString();
            case BOOLEAN -> random.nextBoolean() ? "Y" : "N";
        };
    }

    private String identifier(Identity identity) {
        return switch (identity) {
            case UPN -> upn();
            case ULN -> tenDigits(CheckCharacters::isUln);
            case NHS_NUMBER -> tenDigits(CheckCharacters::isNhsNumber);
            case SURNAME -> SURNAMES.get(random.nextInt(SURNAMES.size()));
            case FORENAME -> FORENAMES.get(random.nextInt(FORENAMES.size()));
            case BIRTH_DATE -> date(asOf.minusYears(19), asOf.minusYears(5));
            // The national statistics' postcode area for addresses that are nowhere.
            case POSTCODE -> "ZZ99 " + random.nextInt(10) + "Z" + LETTERS.charAt(random.nextInt(LETTERS.length()));
            case LOCAL_ID -> throw new IllegalStateException("A local id has no form of its own");
        };
    }

    private String upn() {
        String digits = String.format(Locale.ROOT, "%012d", (long) (random.nextDouble() * 1e12));
        for (int i = 0; i < LETTERS.length(); i++) {
            String upn = LETTERS.charAt(i) + digits;
            if (CheckCharacters.isUpn(upn)) {
                return upn;
            }
        }
        throw new IllegalStateException("Every twelve digits have a check letter");
    }

    private String tenDigits(java.util.function.Predicate<String> valid) {
        while (true) {
            String digits = Long.toString(100_000_000L + random.nextInt(900_000_000));
            for (int check = 0; check < 10; check++) {
                if (valid.test(digits + check)) {
                    return digits + check;
                }
            }
        }
    }

    private String text(int row) {
        Limits limits = column.limits();
        Pattern pattern = limits.pattern();
        if (pattern != null) {
            return PatternText.of(pattern.pattern(), random);
        }
        Integer longest = limits.maxLength();
        String text = column.key() || column.identity() != null || column.name().endsWith("_id")
                ? column.name().substring(0, 1).toUpperCase(Locale.ROOT) + row
                : "example " + (1 + random.nextInt(9));
        if (longest != null && text.length() > longest) {
            text = column.key()
                    ? Integer.toString(row, 36)
                    : text.substring(0, longest).strip();
        }
        Integer shortest = limits.minLength();
        return shortest == null ? text : text + "x".repeat(Math.max(0, shortest - text.length()));
    }

    private String date(LocalDate usualFirst, LocalDate usualLast) {
        LocalDate earliest = column.limits().earliest();
        LocalDate latest = column.limits().latest();
        LocalDate last = latest != null && latest.isBefore(usualLast) ? latest : usualLast;
        LocalDate first = earliest != null && earliest.isAfter(usualFirst) ? earliest : usualFirst;
        if (first.isAfter(last)) {
            first = earliest != null ? earliest : last;
            last = first;
        }
        return first.plusDays(random.nextInt((int) (last.toEpochDay() - first.toEpochDay() + 1)))
                .toString();
    }

    private BigDecimal between(int usualLeast, int usualMost) {
        BigDecimal minimum = column.limits().minimum();
        BigDecimal maximum = column.limits().maximum();
        BigDecimal least = minimum != null ? minimum : BigDecimal.valueOf(usualLeast);
        BigDecimal most = maximum != null
                ? maximum.min(least.add(BigDecimal.valueOf(usualMost)))
                : least.add(BigDecimal.valueOf(usualMost));
        if (maximum != null && minimum == null && maximum.compareTo(least) < 0) {
            least = maximum;
            most = maximum;
        }
        return least.add(most.subtract(least)
                .multiply(BigDecimal.valueOf(random.nextInt(1001)).movePointLeft(3)));
    }
}
