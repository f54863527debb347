package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plants defects in deliveries that lie in an inbox. A row is changed by one defect at most, so that each is found alone. */
final class DefectPlanter {
    private static final Pattern DATED = Pattern.compile(".*(\\d{4}-\\d{2}-\\d{2}).*");
    private static final Pattern DAYS = Pattern.compile("(\\S+) ([+-]) (\\d+)");

    private final Path inbox;
    private final Map<Path, DeliveredSheet> sheets = new LinkedHashMap<>();
    private final Map<Path, Set<String[]>> taken = new HashMap<>();
    private int number;

    DefectPlanter(Path inbox) {
        this.inbox = inbox;
    }

    /**
     * Plants them all, in the order given.
     *
     * @throws IllegalStateException when a defect's feed is not there, or no row of it fits
     */
    static void plant(Path inbox, List<Defect> defects) throws IOException {
        DefectPlanter planter = new DefectPlanter(inbox);
        for (Defect defect : defects) {
            Path file = planter.newest(defect);
            if (defect.damage() == null) {
                planter.rows(defect, file);
            }
        }
        for (Map.Entry<Path, DeliveredSheet> sheet : planter.sheets.entrySet()) {
            sheet.getValue().write();
        }
        for (Defect defect : defects) {
            if (defect.damage() != null) {
                planter.damage(defect, planter.newest(defect));
            }
        }
    }

    private Path newest(Defect defect) throws IOException {
        String[] parts = defect.feed().split("/", -1);
        try (Stream<Path> files = Files.walk(inbox.resolve(parts[0]))) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            name(file).startsWith(parts[1] + "_") && name(file).endsWith(".csv"))
                    .filter(file -> !copies().contains(name(file)))
                    .max(Comparator.comparing(DefectPlanter::date).thenComparing(DefectPlanter::name))
                    .orElseThrow(() -> new IllegalStateException("There is no delivery of " + defect.feed()));
        }
    }

    private static Set<String> copies() {
        Set<String> names = new HashSet<>();
        Defect.shipped().forEach(defect -> names.add(Objects.requireNonNullElse(defect.copyAs(), "")));
        return names;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String date(Path file) {
        Matcher dated = DATED.matcher(name(file));
        return dated.matches() ? dated.group(1) : "";
    }

    private void rows(Defect defect, Path file) throws IOException {
        DeliveredSheet sheet = sheets.get(file);
        if (sheet == null) {
            sheet = DeliveredSheet.read(file);
            sheets.put(file, sheet);
        }
        Set<String[]> used = taken.computeIfAbsent(file, any -> Collections.newSetFromMap(new IdentityHashMap<>()));
        List<String[]> fit = new ArrayList<>();
        for (String[] row : sheet.rows) {
            if (!used.contains(row) && fits(defect, sheet, row)) {
                fit.add(row);
            }
        }
        if (fit.size() < 2 * defect.rows()) {
            throw new IllegalStateException(name(file) + " has only " + fit.size() + " rows for: " + defect.kind());
        }
        List<String[]> added = new ArrayList<>();
        for (int i = 0; i < defect.rows(); i++) {
            int place = fit.size() * (2 * i + 1) / (2 * defect.rows());
            String[] row = fit.get(place);
            String[] other = fit.get((place + fit.size() / 2) % fit.size());
            used.add(row);
            String[] changed = row.clone();
            number++;
            for (Map.Entry<String, String> value : defect.set().entrySet()) {
                changed[sheet.place(value.getKey())] = value(value.getValue(), sheet, row, other);
            }
            if (defect.again()) {
                added.add(changed);
            } else {
                System.arraycopy(changed, 0, row, 0, row.length);
            }
        }
        sheet.rows.addAll(added);
        used.addAll(added);
    }

    private static boolean fits(Defect defect, DeliveredSheet sheet, String[] row) {
        return defect.where().entrySet().stream().allMatch(condition -> {
            String cell = row[sheet.place(condition.getKey())];
            return switch (condition.getValue()) {
                case "any" -> !cell.isEmpty();
                case "none" -> cell.isEmpty();
                default -> cell.equals(condition.getValue());
            };
        });
    }

    private String value(String text, DeliveredSheet sheet, String[] row, String[] other) {
        if (!text.startsWith("= ")) {
            return text.replace("{n}", Integer.toString(number));
        }
        String expression = text.substring(2).strip();
        Matcher days = DAYS.matcher(expression);
        String base = days.matches() ? days.group(1) : expression;
        Optional<LocalDate> literal = DeliveredSheet.date(base);
        String cell = literal.isPresent()
                ? sheet.written(literal.get())
                : base.startsWith("other.")
                        ? other[sheet.place(base.substring("other.".length()))]
                        : row[sheet.place(base)];
        if (!days.matches()) {
            return cell;
        }
        LocalDate date = DeliveredSheet.date(cell)
                .orElseThrow(() -> new IllegalStateException("'" + cell + "' is no date, for " + text));
        long shift = Long.parseLong(days.group(3));
        return sheet.written(days.group(2).equals("+") ? date.plusDays(shift) : date.minusDays(shift));
    }

    private void damage(Defect defect, Path file) throws IOException {
        Path copy = file.resolveSibling(Objects.requireNonNull(defect.copyAs(), defect.kind()));
        DeliveredSheet sheet = DeliveredSheet.read(file);
        switch (Objects.requireNonNull(defect.damage())) {
            case HEADER_RENAMED -> {
                sheet.header.set(0, sheet.header.get(0) + "_ref");
                sheet.writeAs(copy);
            }
            case HEADER_DOUBLED -> {
                sheet.header.set(sheet.header.size() - 1, sheet.header.get(0));
                sheet.writeAs(copy);
            }
            case EMPTIED -> Files.createFile(copy);
            case QUOTE_LEFT_OPEN -> {
                sheet.writeAs(copy);
                String text = Files.readString(copy);
                int middle = text.indexOf('\n', text.length() / 2) + 1;
                Files.writeString(copy, text.substring(0, middle) + '"' + text.substring(middle));
            }
            case MOST_DATES_WRONG -> {
                for (Map.Entry<String, String> value : defect.set().entrySet()) {
                    sheet.rows.forEach(row -> row[sheet.place(value.getKey())] = value.getValue());
                }
                sheet.writeAs(copy);
            }
            case OTHER_CONTENT ->
                Files.writeString(copy, "Minutes of the meeting\n\nPresent: all\n", StandardCharsets.UTF_8);
            case SENT_TWICE -> Files.copy(file, copy);
        }
    }
}
