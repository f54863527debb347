package org.sendwarehouse.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.sendwarehouse.home.Home;

/** What a killed process may leave in the job repository: moments between two writes, too short to hit. */
final class JobRepositoryFile {
    private static final String DELIVERIES = "STEP_NAME LIKE 'delivery:%'";

    private JobRepositoryFile() {}

    /** Steps of deliveries without their context, which is written after them; gives how many. */
    static int forgetContexts(Home home) throws SQLException {
        return update(
                home,
                "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN"
                        + " (SELECT STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE " + DELIVERIES + ")");
    }

    /** Steps of deliveries of which nobody knows how they ended, so that their night cannot be taken up; gives how many. */
    static int forgetEnds(Home home) throws SQLException {
        return update(
                home,
                "UPDATE BATCH_STEP_EXECUTION SET STATUS = 'UNKNOWN' WHERE STATUS <> 'COMPLETED' AND " + DELIVERIES);
    }

    private static int update(Home home, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + home.state().resolve("job-repository"), "sa", "");
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
