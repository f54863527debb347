package org.sendwarehouse.jobs;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.landing.OwnRows;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** What one query says of a published warehouse, as the rows of one of the platform's own feeds. */
final class ReleasedRows implements OwnRows {
    private final Connection connection;
    private final Statement statement;
    private final ResultSet results;
    private final int columns;

    private ReleasedRows(Connection connection, Statement statement, ResultSet results, Contract contract)
            throws SQLException {
        this.connection = connection;
        this.statement = statement;
        this.results = results;
        ResultSetMetaData about = results.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            names.add(about.getColumnLabel(i));
        }
        List<String> expected =
                contract.table().columns().stream().map(Column::name).toList();
        if (!names.equals(expected)) {
            throw new IllegalStateException("What is released as " + contract.id() + " has the columns " + names
                    + ", and its contract " + expected);
        }
        this.columns = names.size();
    }

    /**
     * Asks a published warehouse.
     *
     * @throws IllegalStateException when the query does not give the contract's columns in their order
     */
    @SuppressWarnings("resource") // closed with the rows, or at once where they do not come about
    static ReleasedRows open(PublishedWarehouse published, DuckDb.Settings settings, Contract contract, String sql)
            throws SQLException {
        Connection connection = published.connect(settings);
        try {
            Statement statement = connection.createStatement();
            return new ReleasedRows(connection, statement, statement.executeQuery(sql), contract);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public String @Nullable [] next() throws IOException {
        try {
            if (!results.next()) {
                return null;
            }
            String[] row = new String[columns];
            for (int i = 0; i < columns; i++) {
                String text = results.getString(i + 1);
                row[i] = text == null ? "" : text;
            }
            return row;
        } catch (SQLException e) {
            throw new IOException("Cannot read what was published", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (connection;
                statement) {
            results.close();
        } catch (SQLException e) {
            throw new IOException("Cannot close what was published", e);
        }
    }
}
