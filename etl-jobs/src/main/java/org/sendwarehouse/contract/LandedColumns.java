package org.sendwarehouse.contract;

import static org.sendwarehouse.contract.LandedColumn.Origin.AGE;
import static org.sendwarehouse.contract.LandedColumn.Origin.BIRTH_MONTH;
import static org.sendwarehouse.contract.LandedColumn.Origin.DELIVERY_ID;
import static org.sendwarehouse.contract.LandedColumn.Origin.LSOA;
import static org.sendwarehouse.contract.LandedColumn.Origin.MATCH_TOKEN;
import static org.sendwarehouse.contract.LandedColumn.Origin.PERSON_REF;
import static org.sendwarehouse.contract.LandedColumn.Origin.PSEUDONYM;
import static org.sendwarehouse.contract.LandedColumn.Origin.SOURCE_ROW;
import static org.sendwarehouse.contract.LandedColumn.Origin.STATUS;
import static org.sendwarehouse.contract.LandedColumn.Origin.VALUE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendwarehouse.contract.Column.Treatment;

/** Works out which columns a table lands with, from its delivered columns and their treatment. */
final class LandedColumns {
    private LandedColumns() {}

    static List<LandedColumn> of(List<Column> columns, List<MatchToken> tokens, boolean nullSymbols) {
        List<LandedColumn> landed = new ArrayList<>();
        for (Column column : columns) {
            landed.addAll(of(column, nullSymbols));
        }
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
        for (MatchToken token : tokens) {
            if (names.containsAll(token.from())) {
                landed.add(new LandedColumn(
                        token.landedName(),
                        LandedType.VARCHAR,
                        false,
                        "Keyed token over " + String.join(", ", token.from()) + ", for matching.",
                        MATCH_TOKEN,
                        token.from()));
            }
        }
        landed.add(new LandedColumn(
                "delivery_id", LandedType.VARCHAR, true, "The delivery this row came with.", DELIVERY_ID, List.of()));
        landed.add(new LandedColumn(
                "source_row",
                LandedType.BIGINT,
                true,
                "Number of the record in its file, from 1; in XML the number of the person.",
                SOURCE_ROW,
                List.of()));
        return landed;
    }

    private static List<LandedColumn> of(Column column, boolean nullSymbols) {
        Treatment treatment = column.treatment();
        String name = column.name();
        List<String> self = List.of(name);
        if (treatment instanceof Treatment.Drop) {
            return List.of();
        } else if (treatment instanceof Treatment.Pseudonymise) {
            return List.of(new LandedColumn(
                    name, LandedType.VARCHAR, column.required(), column.description(), PSEUDONYM, self));
        } else if (treatment instanceof Treatment.BirthMonth) {
            return List.of(new LandedColumn(
                    "birth_month",
                    LandedType.DATE,
                    column.required(),
                    "First day of the month of birth.",
                    BIRTH_MONTH,
                    self));
        } else if (treatment instanceof Treatment.Lsoa) {
            return List.of(new LandedColumn(
                    "lsoa21_code",
                    LandedType.VARCHAR,
                    false,
                    "Lower-layer super output area (2021) of the postcode.",
                    LSOA,
                    self));
        } else if (treatment instanceof Treatment.Derived derived) {
            LandedType type = derived.origin() == PERSON_REF ? LandedType.VARCHAR : LandedType.BIGINT;
            return List.of(
                    new LandedColumn(name, type, column.required(), column.description(), derived.origin(), List.of()));
        }
        List<LandedColumn> landed = new ArrayList<>();
        landed.add(
                new LandedColumn(name, column.type().landed(), column.required(), column.description(), VALUE, self));
        if (column.type() == ColumnType.NUMBER && nullSymbols) {
            landed.add(new LandedColumn(
                    name + "_status",
                    LandedType.VARCHAR,
                    false,
                    "Why " + name + " is missing; null where it is not.",
                    STATUS,
                    self));
        }
        if (column.age()) {
            landed.add(new LandedColumn(
                    "age_at_" + name,
                    LandedType.BIGINT,
                    false,
                    "Whole completed years of the person at " + name + ".",
                    AGE,
                    self));
        }
        return landed;
    }
}
