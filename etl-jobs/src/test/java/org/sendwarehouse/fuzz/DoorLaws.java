package org.sendwarehouse.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.CheckReport;
import org.sendwarehouse.landing.CheckReport.CheckedDelivery;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

/** What holds of every delivery, whatever is in it. */
final class DoorLaws {
    private static final int LONGEST_MESSAGE = 8_000;

    /** What only a program says: classes, traces, the insides of values. */
    private static final Pattern INSIDES =
            Pattern.compile("[a-z]+\\.[a-z]+\\.[A-Z]\\w+|\\w(Exception|Error)\\b|\\tat |@[0-9a-f]{6,8}\\b|\\bnull\\b");

    private DoorLaws() {}

    /** A message is one line of words: no part of a program's insides, no sign that does something to a terminal. */
    static void plain(String message) {
        assertThat(message).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
        assertThat(INSIDES.matcher(message).results().map(r -> r.group()).toList())
                .as(message)
                .isEmpty();
        showable(message);
    }

    private static void showable(String message) {
        assertThat(message.codePoints()
                        .filter(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE)
                        .mapToObj(Integer::toHexString)
                        .toList())
                .as(message)
                .isEmpty();
    }

    static void report(CheckReport report) {
        assertThat(report.deliveries().size() + report.incomplete().size()).isPositive();
        report.incomplete().forEach(waiting -> {
            plain(waiting.path());
            plain(waiting.reason());
        });
        for (CheckedDelivery delivery : report.deliveries()) {
            if (!delivery.wouldLand()) {
                plain(delivery.refusal());
            }
            delivery.notes().forEach(DoorLaws::plain);
            delivery.faults().forEach(fault -> {
                plain(fault.message());
                plain(fault.rule());
                assertThat(fault.lines()).isNotEmpty().allMatch(line -> line >= 1);
                assertThat(fault.count()).isPositive();
            });
            if (delivery.wouldLand()) {
                for (TableBooks books : delivery.books()) {
                    assertThat(books.accepted() + books.rejected() + books.filtered())
                            .as("books of " + books.table())
                            .isEqualTo(books.read());
                }
            }
        }
    }

    /** What a delivery on record must keep to; gives what is to be the same when it is done again. */
    static String recorded(Door door, LandedDelivery delivery, Connection duck) throws SQLException {
        StringBuilder outcome = new StringBuilder(delivery.feed() + " " + delivery.status() + " " + delivery.reason());
        if (!delivery.isLanded()) {
            plain(delivery.reason());
        }
        Contract contract =
                Door.CONTRACTS.find(delivery.source(), delivery.feed()).orElse(null);
        for (TableBooks books : delivery.tables()) {
            assertThat(books.balance())
                    .as("books of " + books.table() + ": " + books)
                    .isTrue();
            outcome.append('\n')
                    .append(books.table())
                    .append(' ')
                    .append(books.read())
                    .append(' ')
                    .append(books.accepted());
            books.parts().forEach(part -> outcome.append(' ').append(part.sha256()));
            if (contract != null && books.accepted() > 0) {
                accepted(door, delivery, contract, books, duck);
            }
        }
        if (!delivery.rejectRules().isEmpty()) {
            outcome.append('\n').append(rejects(door, delivery, contract, duck));
        }
        return outcome.toString();
    }

    private static void accepted(
            Door door, LandedDelivery delivery, Contract contract, TableBooks books, Connection duck)
            throws SQLException {
        Table table = contract.table(books.table());
        List<String> laws = new ArrayList<>();
        for (LandedColumn landed : table.landedColumns()) {
            String name = '"' + landed.name() + '"';
            if (landed.required()) {
                laws.add(name + " is not null");
            }
            if (landed.origin() == LandedColumn.Origin.VALUE) {
                table.find(landed.name()).ifPresent(column -> laws.addAll(laws(name, column)));
            }
        }
        String all = laws.isEmpty() ? "true" : String.join(" and ", laws);
        List<String> found = rows(
                duck,
                "select count(*), count(*) filter (where coalesce(" + all + ", true)) from read_parquet("
                        + list(delivery.parts(door.home(), books.table())) + ")");
        assertThat(found)
                .as("rows of " + books.table() + " in its files, and those that keep to the contract: " + all)
                .containsExactly(books.accepted() + "|" + books.accepted());
    }

    /** The contract's words on one column, as conditions; null passes, since it is asked for apart. */
    private static List<String> laws(String name, Column column) {
        List<String> laws = new ArrayList<>();
        switch (column.type()) {
            case STRING -> {
                if (!column.validValues().isEmpty()) {
                    laws.add(in(name, column));
                }
                Integer most = column.limits().maxLength();
                if (most != null) {
                    // The contract counts as Java does, a sign beyond the first 65,536 as two.
                    laws.add("length(" + name + ") <= " + most);
                }
                laws.add("not regexp_matches(" + name + ", '[\\x00-\\x08\\x0a-\\x1f\\x{202a}-\\x{202e}]')");
            }
            case DATE -> {
                laws.add(name + " >= date '" + orElse(column.limits().earliest(), "1800-01-01") + "'");
                laws.add(name + " <= date '" + orElse(column.limits().latest(), "2200-12-31") + "'");
            }
            case INTEGER, NUMBER -> {
                BigDecimal least = column.limits().minimum();
                BigDecimal most = column.limits().maximum();
                if (least != null) {
                    laws.add(name + " >= " + least.toPlainString());
                }
                if (most != null) {
                    laws.add(name + " <= " + most.toPlainString());
                }
            }
            case BOOLEAN -> laws.add("true");
        }
        return laws.stream().map(law -> "coalesce(" + law + ", true)").toList();
    }

    private static String orElse(@org.jspecify.annotations.Nullable Object limit, String otherwise) {
        return limit == null ? otherwise : limit.toString();
    }

    private static String in(String name, Column column) {
        return name + " in ("
                + column.validValues().stream()
                        .map(v -> "'" + v.replace("'", "''") + "'")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String rejects(
            Door door, LandedDelivery delivery, @org.jspecify.annotations.Nullable Contract contract, Connection duck)
            throws SQLException {
        Contract known = Objects.requireNonNull(contract, "a delivery that nobody recognised has no rows");
        List<String> rows = rows(
                duck,
                "select table_name, line, coalesce(column_name, ''), rule, message, coalesce(masked_value, '')"
                        + " from read_parquet("
                        + list(List.of(delivery.folder(door.home()).resolve(LandedDelivery.REJECTS)))
                        + ") order by all");
        assertThat(rows).hasSize((int) delivery.rejectRules().values().stream()
                .mapToLong(Long::longValue)
                .sum());
        for (String row : rows) {
            String[] reject = row.split("\\|", 6);
            Table table = known.table(reject[0]);
            assertThat(Long.parseLong(reject[1])).as(row).isPositive();
            assertThat(reject[2].isEmpty()
                            || table.find(reject[2]).isPresent()
                            || table.landedColumns().stream()
                                    .anyMatch(c -> c.name().equals(reject[2])))
                    .as(row)
                    .isTrue();
            plain(reject[3]);
            plain(reject[4]);
            showable(reject[5]);
        }
        return String.join("\n", rows);
    }

    static List<String> rows(Connection duck, String sql) throws SQLException {
        try (Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(found.getString(i));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }

    private static String list(List<Path> files) {
        return files.stream().map(f -> "'" + f + "'").collect(Collectors.joining(", ", "[", "]"));
    }
}
