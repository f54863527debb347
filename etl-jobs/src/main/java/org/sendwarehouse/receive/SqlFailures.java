package org.sendwarehouse.receive;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What a failure of a database means, by the class of its SQLState (ISO/IEC 9075; the vendors' lists). */
final class SqlFailures {
    /** Connection lost, deadlock or serialisation, too few resources, server stopped or starting, its disk or network. */
    private static final Set<String> MAY_PASS = Set.of("08", "40", "53", "57", "58");

    /** PostgreSQL and H2 when a statement took too long; again would take as long. */
    private static final Set<String> TOOK_TOO_LONG = Set.of("57014", "HYT00");

    /** Faults of address, login, database name and query: their messages speak of these, never of rows. */
    private static final Set<String> SAYS_NO_DATA = Set.of("08", "28", "3D", "42");

    private SqlFailures() {}

    /** Whether another attempt may succeed. */
    static boolean mayPass(SQLException failure) {
        String state = state(failure);
        if (failure instanceof SQLTimeoutException || TOOK_TOO_LONG.contains(state)) {
            return false;
        }
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || (state.length() == 5 && MAY_PASS.contains(state.substring(0, 2)));
    }

    /** In words. A driver's message may quote a value, so it is passed on only where it cannot. */
    static String describe(SQLException failure) {
        String state = state(failure);
        if (failure instanceof SQLTimeoutException || TOOK_TOO_LONG.contains(state)) {
            return "The query took longer than the statement time-out.";
        }
        String said = state.length() == 5 && SAYS_NO_DATA.contains(state.substring(0, 2))
                ? " " + String.valueOf(failure.getMessage()).lines().findFirst().orElse("")
                : "";
        return "The database failed (SQLState " + (state.isEmpty() ? "unknown" : state) + ")." + said;
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
