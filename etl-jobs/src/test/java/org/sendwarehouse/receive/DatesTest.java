package org.sendwarehouse.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private final Dates dates =
            new Dates(List.of("yyyy-MM-dd", "dd/MM/yyyy", "dd-MM-yyyy", "yyyy-MMM-dd", "dd-MMM-yyyy"));

    @ParameterizedTest
    @CsvSource({
        "2022-09-28, 2022-09-28",
        "28/09/2022, 2022-09-28",
        "28-09-2022, 2022-09-28",
        "2022-Sep-28 00:00:00, 2022-09-28",
        "2022-sep-28, 2022-09-28",
        "28-SEP-2022, 2022-09-28",
        "2022-09-28T13:45:00, 2022-09-28",
        "2022-09-28 00:00, 2022-09-28",
        "28/09/2022 23:59:59, 2022-09-28",
        "2024-02-29, 2024-02-29"
    })
    void dates_are_read_in_every_accepted_form(String text, LocalDate date) {
        assertThat(dates.parse(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "31/04/2022",
                "2022-13-01",
                "00/01/2022",
                "28.09.2022",
                "28/09/22",
                "tomorrow",
                "2022-09-28 25",
                "20220928",
                "2022-9-28"
            })
    void what_is_no_date_is_never_bent_into_one(String text) {
        assertThat(dates.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "-", "."})
    void day_first_is_read_as_a_formatter_reads_it(String separator) {
        String pattern = "dd" + separator + "MM" + separator + "yyyy";
        Dates read = new Dates(List.of("yyyy-MM-dd", pattern));
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        for (String year : List.of("0000", "1900", "2000", "2023", "2024", "9999")) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    String text = String.format("%02d%s%02d%s%s", day, separator, month, separator, year);
                    assertThat(read.parse(text)).as(text).isEqualTo(strict(text, formatter));
                }
            }
        }
    }

    private static @Nullable LocalDate strict(String text, DateTimeFormatter formatter) {
        try {
            return LocalDate.parse(text, formatter);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "28/09-2022",
                "28-09/2022",
                "28/9/2022",
                "28/09/22",
                "28/09/+022",
                "-8/09/2022",
                "28/09/20221",
                "28/0\u0669/2022",
                " 28/09/2022",
                "28.09.2022"
            })
    void what_only_looks_like_day_first_is_no_date(String text) {
        assertThat(dates.parse(text)).isNull();
    }

    @Test
    void the_first_pattern_that_fits_decides() {
        assertThat(new Dates(List.of("MM/dd/yyyy", "dd/MM/yyyy")).parse("04/05/2026"))
                .isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(new Dates(List.of("dd/MM/yyyy", "MM/dd/yyyy")).parse("04/05/2026"))
                .isEqualTo(LocalDate.of(2026, 5, 4));
        assertThat(new Dates(List.of("dd/MM/yyyy", "MM/dd/yyyy")).parse("04/25/2026"))
                .isEqualTo(LocalDate.of(2026, 4, 25));
        assertThat(new Dates(List.of("yyyy-MM-dd")).parse("04/05/2026")).isNull();
    }

    @Test
    void a_file_name_may_carry_a_date() {
        assertThat(Dates.inName("ehc_request_2026-04-30.csv")).isEqualTo(LocalDate.of(2026, 4, 30));
        assertThat(Dates.inName("Blade-Export_20-02-2025_person.csv")).isEqualTo(LocalDate.of(2025, 2, 20));
        assertThat(Dates.inName("2026-04-31.csv")).isNull();
        assertThat(Dates.inName("ehc_request.csv")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2019, 2019-01-17", "2024, 2024-01-18", "2025, 2025-01-16", "2026, 2026-01-15"})
    void the_census_day_is_the_third_thursday_of_january(String year, LocalDate day) {
        assertThat(Dates.censusDay(year)).isEqualTo(day);
    }
}
