package org.sendwarehouse.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.LandedColumn.Origin;
import org.sendwarehouse.contract.Table;

/** The landed tables as the contracts declare them. */
public final class ContractTables {
    private ContractTables() {}

    /** Every table of every contract, without the columns that each landed row carries anyway. */
    public static List<LandedTables.Table> of(Contracts contracts) {
        List<LandedTables.Table> tables = new ArrayList<>();
        for (Contract contract : contracts.all()) {
            contract.tables().forEach(table -> tables.add(table(contract, table)));
        }
        return tables;
    }

    private static LandedTables.Table table(Contract contract, Table table) {
        return new LandedTables.Table(
                table.name(),
                table.landedColumns().stream()
                        .filter(column -> column.origin() != Origin.DELIVERY_ID && column.origin() != Origin.SOURCE_ROW)
                        .map(column -> new LandedTables.Column(
                                column.name(), column.type().sql()))
                        .toList(),
                contract.units().stream()
                        .map(unit -> new LandedTables.Unit(unit.column(), type(table, unit.column()), unit.byWeek()))
                        .toList());
    }

    private static String type(Table table, String column) {
        return table.landedColumns().stream()
                .filter(landed -> landed.name().equals(column))
                .map(LandedColumn::type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(table.name() + " does not land its unit " + column))
                .sql();
    }
}
