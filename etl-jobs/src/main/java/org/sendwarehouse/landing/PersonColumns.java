package org.sendwarehouse.landing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column.Treatment;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.MatchToken;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.identity.Pseudonymiser;

/**
 * The columns of a landed table that say whom a row is about: match tokens, local ids, the reference of a person in a return,
 * and the ids of their case in casework ({@code warehouse-sql/erasure/case_id.csv}), by which audits name a child's plan.
 */
final class PersonColumns {
    private static final Map<String, Role> RULES = rules();
    private static final Map<String, String> CASE_IDS = caseIds();

    /** How surely a value says who somebody is. */
    enum Role {
        /** A national number. */
        NUMBER,
        /** A name with a birth date; others may share it. */
        NAME,
        /** What one source calls a person. */
        LOCAL,
        /** What casework calls something of a person's, such as their plan; lands in the clear. */
        CASE
    }

    /**
     * A kind of what a row tells.
     *
     * @param name the domain of its tokens, such as {@code upn} or {@code synergy_pupil}
     */
    record Kind(String name, Role role) {}

    private final Map<String, Kind> byColumn;
    private final Pseudonymiser pseudonymiser;

    private PersonColumns(Map<String, Kind> byColumn, Pseudonymiser pseudonymiser) {
        this.byColumn = byColumn;
        this.pseudonymiser = pseudonymiser;
    }

    static PersonColumns of(Contract contract, Table table, Pseudonymiser pseudonymiser) {
        Map<String, Kind> found = new LinkedHashMap<>();
        for (LandedColumn column : table.landedColumns()) {
            Kind kind = kind(contract, table, column);
            if (kind != null) {
                found.put(column.name(), kind);
            }
        }
        return new PersonColumns(found, pseudonymiser);
    }

    /** The names of the columns that hold tokens, and so change with the key. */
    static Set<String> tokenColumns(Contract contract, Table table) {
        return table.landedColumns().stream()
                .filter(column -> {
                    Kind kind = kind(contract, table, column);
                    return kind != null && kind.role() != Role.CASE;
                })
                .map(LandedColumn::name)
                .collect(Collectors.toSet());
    }

    private static @Nullable Kind kind(Contract contract, Table table, LandedColumn column) {
        String caseId = CASE_IDS.get(table.name() + "." + column.name());
        if (caseId != null) {
            return new Kind(caseId, Role.CASE);
        }
        return switch (column.origin()) {
            case MATCH_TOKEN -> kind(token(contract, column));
            case PSEUDONYM ->
                new Kind(
                        ((Treatment.Pseudonymise)
                                        table.column(column.from().get(0)).treatment())
                                .domain(),
                        Role.LOCAL);
            case PERSON_REF -> new Kind(contract.feed() + "_person_ref", Role.LOCAL);
            default -> null;
        };
    }

    private static String token(Contract contract, LandedColumn column) {
        return contract.matchTokens().stream()
                .filter(token -> token.landedName().equals(column.name()))
                .map(MatchToken::token)
                .findFirst()
                .orElseThrow();
    }

    /** What a token of this domain is: a rule of matching says it, else it is a local id. */
    static Kind kind(String domain) {
        return new Kind(domain, RULES.getOrDefault("token_" + domain, Role.LOCAL));
    }

    private static Map<String, Role> rules() {
        Map<String, Role> roles = new HashMap<>();
        for (NamedCsvRecord rule : records("warehouse-sql/reference/match_rule.csv")) {
            roles.put(
                    rule.getField("token_column"),
                    Role.valueOf(rule.getField("rule_kind").toUpperCase(java.util.Locale.ROOT)));
        }
        return Map.copyOf(roles);
    }

    private static Map<String, String> caseIds() {
        Map<String, String> ids = new HashMap<>();
        for (NamedCsvRecord id : records("warehouse-sql/erasure/case_id.csv")) {
            ids.put(id.getField("table_name") + "." + id.getField("column_name"), id.getField("kind"));
        }
        return Map.copyOf(ids);
    }

    private static List<NamedCsvRecord> records(String definition) {
        List<NamedCsvRecord> records = new ArrayList<>();
        CsvReader.builder().ofNamedCsvRecord(Definitions.text(definition)).forEach(records::add);
        return records;
    }

    /** The names of the columns; empty where no row of the table is about a person. */
    Set<String> names() {
        return byColumn.keySet();
    }

    /** Finds the columns in rows of this order. */
    Reading in(List<LandedColumn> columns) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Kind kind = byColumn.get(columns.get(i).name());
            if (kind != null) {
                places.add(new Place(i, kind));
            }
        }
        return new Reading(places, pseudonymiser);
    }

    private record Place(int column, Kind kind) {}

    /** Reads what rows tell. */
    static final class Reading {
        private final List<Place> places;
        private final Pseudonymiser pseudonymiser;

        private Reading(List<Place> places, Pseudonymiser pseudonymiser) {
            this.places = places;
            this.pseudonymiser = pseudonymiser;
        }

        boolean isEmpty() {
            return places.isEmpty();
        }

        /** The tokens of a row, by kind; what is in the clear becomes a token of its own domain here. */
        Map<Kind, String> of(@Nullable Object[] row) {
            Map<Kind, String> told = new HashMap<>();
            for (Place place : places) {
                if (row[place.column()] instanceof String value) {
                    told.put(
                            place.kind(),
                            place.kind().role() == Role.CASE
                                    ? pseudonymiser.token(place.kind().name(), value)
                                    : value);
                }
            }
            return told;
        }
    }
}
