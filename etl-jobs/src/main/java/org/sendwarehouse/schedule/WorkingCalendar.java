package org.sendwarehouse.schedule;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.sendwarehouse.home.Definitions;

/**
 * Working days and school terms, from {@code warehouse-sql/reference}.
 *
 * @param terms in order; dates after the last one's end are in no term that is known
 * @param bankHolidays of England
 */
record WorkingCalendar(List<Term> terms, Set<LocalDate> bankHolidays) {
    WorkingCalendar {
        terms = List.copyOf(terms);
        bankHolidays = Set.copyOf(bankHolidays);
    }

    /** A school term, without the half-term week in it; all days included. */
    record Term(LocalDate start, LocalDate end, LocalDate halfTermFrom, LocalDate halfTermTo) {
        boolean holds(LocalDate day) {
            return !day.isBefore(start) && !day.isAfter(end) && (day.isBefore(halfTermFrom) || day.isAfter(halfTermTo));
        }
    }

    /** The calendar that the product ships: {@code term.csv} and {@code bank_holiday.csv}. */
    static WorkingCalendar shipped() {
        List<Term> terms = lines(
                "term",
                line -> new Term(
                        date(line, "start_date"),
                        date(line, "end_date"),
                        date(line, "half_term_from"),
                        date(line, "half_term_to")));
        return new WorkingCalendar(terms, new TreeSet<>(lines("bank_holiday", line -> date(line, "holiday_date"))));
    }

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !bankHolidays.contains(day);
    }

    boolean isTermTime(LocalDate day) {
        return terms.stream().anyMatch(term -> term.holds(day));
    }

    /** Whether a later term could hold this day that nobody has entered yet. */
    boolean isBeyondKnownTerms(LocalDate day) {
        return terms.stream().noneMatch(term -> !day.isAfter(term.end()));
    }

    /** This day where it is a working day, else the next one. */
    LocalDate workingDayFrom(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The working day that lies so many working days before a day, which itself is not counted. */
    LocalDate workingDaysBefore(LocalDate day, int days) {
        LocalDate found = day;
        for (int left = days; left > 0; ) {
            found = found.minusDays(1);
            if (isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }

    private static <T> List<T> lines(String reference, Function<NamedCsvRecord, T> read) {
        String text = Definitions.text("warehouse-sql/reference/" + reference + ".csv");
        List<T> lines = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            csv.forEach(line -> lines.add(read.apply(line)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the reference table " + reference, e);
        }
        return lines;
    }

    private static LocalDate date(NamedCsvRecord line, String field) {
        return LocalDate.parse(line.getField(field));
    }
}
