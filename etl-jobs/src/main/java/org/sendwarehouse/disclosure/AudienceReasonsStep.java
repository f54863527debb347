package org.sendwarehouse.disclosure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Fills the table of what audiences are not given, from their declarations. */
final class AudienceReasonsStep implements WarehouseStep {
    private final List<Audience> audiences;

    AudienceReasonsStep(List<Audience> audiences) {
        this.audiences = List.copyOf(audiences);
    }

    @Override
    public String name() {
        return "audience reasons";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        for (Audience audience : audiences) {
            int number = 0;
            for (Audience.Reason reason : audience.notGiven()) {
                rows.add(List.of(audience.code(), ++number, reason.what(), reason.why()));
            }
        }
        Tables.append(connection, context.table(), rows);
    }
}
