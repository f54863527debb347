package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads queries with DuckDB's own parser, so that what we take a query to read is what DuckDB will read. What the parser
 * cannot show in full is refused.
 */
public final class QueryParser implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final String SERIALIZE =
            "select json_serialize_sql(?::varchar, skip_null := true, skip_empty := true, skip_default := true)";

    private final Connection connection;

    public QueryParser() {
        try {
            connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not start", e);
        }
    }

    /**
     * The tables a query reads.
     *
     * @param file where the query stands, for messages
     * @throws InvalidDefinitionException when it is no single {@code select}, reads anything but named tables, or has a
     *     result that depends on more than their rows
     */
    public ParsedQuery parse(String file, String sql) {
        return new QueryWalk(file).read(tree(file, sql));
    }

    private JsonNode tree(String file, String sql) {
        JsonNode parsed = JSON.readTree(serialize(file, sql));
        if (parsed.path("error").asBoolean()) {
            String kind = parsed.path("error_type").asString("");
            throw new InvalidDefinitionException(
                    file,
                    kind.equals("not implemented")
                            ? "is not a plain select (statements that write, and pivot statements, are refused)"
                            : "is not valid SQL: "
                                    + parsed.path("error_message").asString(""));
        }
        JsonNode statements = parsed.path("statements");
        if (statements.size() != 1) {
            throw new InvalidDefinitionException(
                    file, "holds " + statements.size() + " statements; a model is one select");
        }
        return statements.get(0).path("node");
    }

    private String serialize(String file, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(SERIALIZE)) {
            statement.setString(1, sql);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new InvalidDefinitionException(file, "cannot be parsed: " + DuckDb.reason(e), e);
        }
    }

    /**
     * Checks the macros of a file and makes them known.
     *
     * @return their names
     * @throws InvalidDefinitionException for a statement that is no scalar macro, or a macro that reads a table
     */
    Set<String> macros(String file, List<String> statements) {
        return new MacroCheck(connection, this).names(file, statements);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not stop", e);
        }
    }
}
