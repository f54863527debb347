package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sendwarehouse.home.Definitions;

/** The days on which Durham's schools are open: the terms and bank holidays of the product's reference tables. */
final class SchoolCalendar {
    /** One term, both days included, with its half-term break. */
    record Term(
            String name, String academicYear, LocalDate start, LocalDate end, LocalDate breakFrom, LocalDate breakTo) {
        boolean isOpen(LocalDate day) {
            return Calendars.within(day, start, end) && !Calendars.within(day, breakFrom, breakTo);
        }
    }

    private final List<Term> terms = new ArrayList<>();
    private final Set<LocalDate> bankHolidays = new HashSet<>();

    SchoolCalendar() {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Definitions.text("warehouse-sql/reference/term.csv"))) {
            for (NamedCsvRecord line : csv) {
                terms.add(new Term(
                        line.getField("term_name"),
                        line.getField("academic_year"),
                        LocalDate.parse(line.getField("start_date")),
                        LocalDate.parse(line.getField("end_date")),
                        LocalDate.parse(line.getField("half_term_from")),
                        LocalDate.parse(line.getField("half_term_to"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the terms", e);
        }
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Definitions.text("warehouse-sql/reference/bank_holiday.csv"))) {
            for (NamedCsvRecord line : csv) {
                bankHolidays.add(LocalDate.parse(line.getField("holiday_date")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bank holidays", e);
        }
    }

    List<Term> terms() {
        return terms;
    }

    boolean isSchoolDay(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
                && !bankHolidays.contains(day)
                && terms.stream().anyMatch(term -> term.isOpen(day));
    }

    /** School days between two days, both included. */
    List<LocalDate> days(LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (isSchoolDay(day)) {
                days.add(day);
            }
        }
        return days;
    }

    /** The Mondays of the last weeks with a school day, up to and with a day; the earliest first. */
    List<LocalDate> lastWeeks(LocalDate to, int count) {
        TreeSet<LocalDate> mondays = new TreeSet<>();
        LocalDate first = terms.get(0).start();
        for (LocalDate day = to; mondays.size() < count && !day.isBefore(first); day = day.minusDays(1)) {
            if (isSchoolDay(day)) {
                mondays.add(day.with(DayOfWeek.MONDAY));
            }
        }
        return List.copyOf(mondays);
    }

    /** The school day on or before a day; the day itself where the calendar does not reach. */
    LocalDate schoolDayBy(LocalDate day) {
        for (LocalDate at = day; at.isAfter(day.minusDays(70)); at = at.minusDays(1)) {
            if (isSchoolDay(at)) {
                return at;
            }
        }
        return day;
    }
}
