package org.sendwarehouse.packs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.sendwarehouse.home.Definitions;

/** A published database with marts of one synthetic partnership, and the group that reads its pack. */
public final class PackFixture {
    public static final LocalDate MEETING = LocalDate.of(2026, 5, 19);

    private PackFixture() {}

    /** A fresh database in memory, from every file of {@code packs/marts} in order of name; the caller closes it. */
    public static Connection published() throws SQLException {
        Connection connection = empty();
        try (Statement statement = connection.createStatement()) {
            for (Definitions.Definition file : Definitions.list("packs/marts/*.sql")) {
                statement.execute(Definitions.text(file.path()));
            }
        }
        return connection;
    }

    /** A database without tables, in memory. */
    static Connection empty() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:");
    }

    public static GroupDefinition board() {
        return new GroupDefinition(
                "send-strategic-partnership",
                "SEND Strategic Partnership",
                "strategic",
                GroupDefinition.Audience.INTERNAL,
                GroupDefinition.Scope.EVERYTHING,
                "board",
                30,
                new GroupDefinition.Meets("third Tuesday of the month", "5 working days before", null),
                List.of("send-board"));
    }
}
