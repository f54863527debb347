package org.sendwarehouse.warehouse;

import java.util.List;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LandedColumn.Origin;

/** The landed tables as the contracts declare them. */
public final class ContractTables {
    private ContractTables() {}

    /** Every table of every contract, without the columns that each landed row carries anyway. */
    public static List<LandedTables.Table> of(Contracts contracts) {
        return contracts.tables().stream()
                .map(table -> new LandedTables.Table(
                        table.name(),
                        table.landedColumns().stream()
                                .filter(column ->
                                        column.origin() != Origin.DELIVERY_ID && column.origin() != Origin.SOURCE_ROW)
                                .map(column -> new LandedTables.Column(
                                        column.name(), column.type().sql()))
                                .toList()))
                .toList();
    }
}
