package org.sendwarehouse.receive;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.home.London;

/**
 * Writes the rows of one query as CSV, a fetch at a time: read-only, through a cursor of the server, in one transaction
 * that is rolled back.
 */
final class DatabaseRows {

    private final DatabaseSource database;

    DatabaseRows(DatabaseSource database) {
        this.database = database;
    }

    /**
     * Writes header and rows. Where the columns do not fit the contract the header alone is written: the door then
     * refuses it with the message it has for files, and no row left the database for nothing.
     *
     * @return the number of rows written
     */
    long write(String query, Contract contract, Path file) throws SQLException, IOException {
        try (Connection connection = connect()) {
            connection.setReadOnly(true);
            // PostgreSQL gives rows by the fetch only inside a transaction; else it sends them all at once.
            connection.setAutoCommit(false);
            try (Statement statement =
                    connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                statement.setFetchSize(database.fetchSize());
                statement.setQueryTimeout(seconds(database.statementTimeout()));
                long deadline = System.nanoTime() + database.statementTimeout().toNanos();
                try (ResultSet rows = statement.executeQuery(query);
                        CsvWriter csv =
                                CsvWriter.builder().build(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                    long count = write(rows, contract, csv, deadline);
                    connection.rollback();
                    return count;
                }
            }
        }
    }

    private Connection connect() throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password().read());
        String wait = Integer.toString(seconds(database.connectTimeout()));
        // A server that hangs between two fetches is given up soon after the time-out of the statement.
        Duration hanging = database.statementTimeout().plus(database.connectTimeout());
        if (database.url().startsWith("jdbc:postgresql:")) {
            properties.setProperty("connectTimeout", wait);
            properties.setProperty("socketTimeout", Integer.toString(seconds(hanging)));
            properties.setProperty("ApplicationName", "send-warehouse");
        } else if (database.url().startsWith("jdbc:sqlserver:")) {
            properties.setProperty("loginTimeout", wait);
            properties.setProperty("socketTimeout", Long.toString(hanging.toMillis()));
            properties.setProperty("applicationName", "send-warehouse");
            properties.setProperty("applicationIntent", "ReadOnly");
            properties.setProperty("responseBuffering", "adaptive");
        }
        return DriverManager.getConnection(database.url(), properties);
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.toSeconds());
    }

    private static long write(ResultSet rows, Contract contract, CsvWriter csv, long deadline) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> labels = new ArrayList<>();
        int[] types = new int[columns.getColumnCount()];
        for (int i = 0; i < types.length; i++) {
            labels.add(columns.getColumnLabel(i + 1));
            String type = columns.getColumnTypeName(i + 1).toLowerCase(Locale.ROOT);
            // PostgreSQL's driver calls a moment with a time zone a plain one, and then will not give it as such.
            types[i] = type.equals("timestamptz") ? Types.TIMESTAMP_WITH_TIMEZONE : columns.getColumnType(i + 1);
        }
        csv.writeRecord(labels);
        if (!Headers.flat(contract, contract.ownLayout(), labels).fits()) {
            return 0;
        }
        long count = 0;
        String[] fields = new String[types.length];
        while (rows.next()) {
            for (int i = 0; i < types.length; i++) {
                fields[i] = text(rows, i + 1, types[i]);
            }
            csv.writeRecord(fields);
            if ((++count & 1023) == 0 && System.nanoTime() > deadline) {
                throw new SQLTimeoutException("The rows took longer than the statement time-out");
            }
        }
        return count;
    }

    /** The value as a file would have it; empty for null. */
    private static String text(ResultSet rows, int column, int type) throws SQLException {
        switch (type) {
            case Types.DATE -> {
                LocalDate date = rows.getObject(column, LocalDate.class);
                return date == null ? "" : date.toString();
            }
            case Types.TIMESTAMP -> {
                LocalDateTime time = rows.getObject(column, LocalDateTime.class);
                return time == null ? "" : text(time);
            }
            case Types.TIMESTAMP_WITH_TIMEZONE -> {
                OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
                return time == null
                        ? ""
                        : text(time.atZoneSameInstant(London.ZONE).toLocalDateTime());
            }
            case Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.FLOAT, Types.DOUBLE -> {
                BigDecimal number = rows.getBigDecimal(column);
                return number == null
                        ? ""
                        : number.signum() == 0
                                ? "0"
                                : number.stripTrailingZeros().toPlainString();
            }
            case Types.BIT, Types.BOOLEAN -> {
                boolean yes = rows.getBoolean(column);
                return rows.wasNull() ? "" : Boolean.toString(yes);
            }
            default -> {
                String text = rows.getString(column);
                return text == null ? "" : text;
            }
        }
    }

    /** A moment at midnight is a day. */
    private static String text(LocalDateTime time) {
        return time.toLocalTime().toSecondOfDay() == 0
                ? time.toLocalDate().toString()
                : time.withNano(0).toString();
    }
}
