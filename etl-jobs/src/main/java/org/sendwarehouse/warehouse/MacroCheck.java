package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks declared macros: scalar, of this schema, and reading no table, so that a model's own text shows all it reads. */
final class MacroCheck {
    private static final Pattern MACRO = Pattern.compile("(?is)create\\s+macro\\s+([a-z_][a-z0-9_]*)\\s*\\(.*");

    private final Connection connection;
    private final QueryParser parser;

    MacroCheck(Connection connection, QueryParser parser) {
        this.connection = connection;
        this.parser = parser;
    }

    Set<String> names(String file, List<String> statements) {
        Set<String> names = new TreeSet<>();
        for (String statement : statements) {
            Matcher macro = MACRO.matcher(statement);
            if (!macro.matches()) {
                throw new InvalidDefinitionException(
                        file, "may hold 'create macro name(...) as expression' only, not: " + firstLine(statement));
            }
            String name = DuckDb.folded(macro.group(1));
            try {
                Sql.run(connection, statement);
                check(file, name);
            } catch (SQLException e) {
                throw new InvalidDefinitionException(file, "macro " + name + ": " + DuckDb.reason(e), e);
            }
            names.add(name);
        }
        return names;
    }

    private void check(String file, String name) throws SQLException {
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select function_type, macro_definition from duckdb_functions() where not internal and function_name = "
                        + DuckDb.literal(name))) {
            if (!"macro".equals(row.get(0))) {
                throw new InvalidDefinitionException(file, "macro " + name + " returns a table; only scalars may");
            }
            Set<TableName> tables = parser.parse(file + " (" + name + ")", "select " + row.get(1))
                    .tables();
            if (!tables.isEmpty()) {
                throw new InvalidDefinitionException(
                        file, "macro " + name + " reads " + tables + "; a macro reads no table");
            }
        }
    }

    private static String firstLine(String statement) {
        return statement.lines().findFirst().orElse("");
    }
}
