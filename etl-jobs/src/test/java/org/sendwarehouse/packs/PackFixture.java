package org.sendwarehouse.packs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/** A published database with marts of one synthetic partnership, and the group that reads its pack. */
public final class PackFixture {
    public static final LocalDate MEETING = LocalDate.of(2026, 5, 19);

    private PackFixture() {}

    /** A fresh database in memory; the caller closes it. */
    public static Connection published() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (InputStream sql = PackFixture.class.getResourceAsStream("/packs/marts.sql");
                Statement statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connection;
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
