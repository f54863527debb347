package org.sendwarehouse.warehouse;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;

/** Landed tables of a test, as CSV text. */
final class TestLanding implements LandedTables, Build.LandingSource {
    private static final Contracts SHIPPED = Contracts.load();
    private static final Map<String, String> CARRIED = new LinkedHashMap<>();

    static {
        CARRIED.put("delivery_id", "varchar");
        CARRIED.put("source_row", "bigint");
        CARRIED.put("as_of", "date");
        CARRIED.put("business_date", "date");
        CARRIED.put("area_code", "varchar");
        CARRIED.put("period", "varchar");
        CARRIED.put("delivered_by", "varchar");
    }

    private final LocalDate asAt;
    private final Map<String, Table> contracts = new TreeMap<>();
    private final Map<String, Contract> feeds = new TreeMap<>();
    private final Map<String, LocalDate> dates = new TreeMap<>();
    private final Map<String, Delivery> given = new TreeMap<>();
    private final Map<String, String> current = new TreeMap<>();
    private final Map<String, String> history = new TreeMap<>();

    TestLanding(LocalDate asAt) {
        this.asAt = asAt;
        ContractTables.of(SHIPPED).forEach(table -> {
            contracts.put(table.name(), table);
            feeds.put(table.name(), SHIPPED.landing(table.name()));
        });
    }

    void withoutContracts() {
        contracts.clear();
        feeds.clear();
    }

    /** Says of a table's delivery what the rows alone do not: its status, date and books. */
    void delivered(
            String table, String status, LocalDate asOf, long read, long accepted, long rejected, long filtered) {
        given.put(table, delivery(table, status, asOf, new Part(table, read, accepted, rejected, filtered, List.of())));
    }

    void current(String table, String csv) {
        current.put(table, csv);
    }

    void history(String table, String csv) {
        history.put(table, csv);
    }

    /** A table's rows and delivery have this date, not that of the business date. */
    void deliveredOn(String table, LocalDate date) {
        dates.put(table, date);
    }

    private LocalDate date(String table) {
        return dates.getOrDefault(table, asAt);
    }

    List<String> names() {
        TreeSet<String> names = new TreeSet<>(contracts.keySet());
        names.addAll(current.keySet());
        names.addAll(history.keySet());
        return List.copyOf(names);
    }

    @Override
    public List<Table> tables() {
        return names().stream()
                .map(name -> contracts.getOrDefault(name, new Table(name, List.of())))
                .toList();
    }

    @Override
    public List<Delivery> deliveries() {
        Map<String, Delivery> deliveries = new TreeMap<>();
        current.forEach((table, csv) -> {
            long rows = records(csv).size() - 1L;
            deliveries.put(table, delivery(table, "landed", date(table), new Part(table, rows, rows, 0, 0, List.of())));
        });
        deliveries.putAll(given);
        return List.copyOf(deliveries.values());
    }

    private Delivery delivery(String table, String status, LocalDate asOf, Part part) {
        Contract contract = feeds.get(table);
        return new Delivery(
                deliveryId(table),
                contract == null ? "test" : contract.source(),
                contract == null ? table : contract.feed(),
                List.of(table + ".csv"),
                "0".repeat(64),
                Optional.of(asOf),
                asOf,
                table.startsWith("dfe_") ? Optional.empty() : Optional.of("840"),
                Optional.empty(),
                contract == null
                        ? Optional.empty()
                        : contract.providers().stream().findFirst(),
                status,
                Optional.empty(),
                status.equals("landed"),
                "1.0.0",
                List.of(part),
                List.of());
    }

    /** The tables of one feed come with one delivery. */
    private String deliveryId(String table) {
        Contract contract = feeds.get(table);
        return "test-" + (contract == null ? table : contract.feed());
    }

    @Override
    public void make(Connection connection) throws SQLException {
        for (String name : names()) {
            make(connection, "landing", name, current.get(name));
            make(connection, "landing_history", name, history.getOrDefault(name, current.get(name)));
        }
    }

    private void make(Connection connection, String schema, String name, @org.jspecify.annotations.Nullable String csv)
            throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        Table contract = contracts.get(name);
        if (contract != null) {
            contract.columns().forEach(column -> types.put(column.name(), column.type()));
        }
        List<CsvRecord> records = csv == null ? List.of() : records(csv);
        List<String> header = new ArrayList<>();
        if (!records.isEmpty()) {
            for (String field : records.get(0).getFields()) {
                String[] parts = field.strip().split(":", 2);
                header.add(parts[0]);
                if (parts.length == 2) {
                    types.put(parts[0], parts[1]);
                } else if (contract != null && !types.containsKey(parts[0]) && !CARRIED.containsKey(parts[0])) {
                    throw new IllegalArgumentException("The contract of " + name + " has no column " + parts[0]);
                }
                types.putIfAbsent(parts[0], CARRIED.getOrDefault(parts[0], "varchar"));
            }
        }
        CARRIED.forEach(types::putIfAbsent);
        String table = schema + "." + DuckDb.quote(name);
        Sql.run(
                connection,
                "create table " + table + " ("
                        + types.entrySet().stream()
                                .map(column -> DuckDb.quote(column.getKey()) + " " + column.getValue())
                                .collect(Collectors.joining(", "))
                        + ")");
        for (int i = 1; i < records.size(); i++) {
            insert(connection, table, name, header, records.get(i), i);
        }
    }

    private void insert(
            Connection connection, String table, String name, List<String> header, CsvRecord record, int number)
            throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("delivery_id", DuckDb.literal(deliveryId(name)));
        values.put("source_row", Integer.toString(number));
        values.put("as_of", DuckDb.literal(date(name).toString()));
        values.put("business_date", DuckDb.literal(date(name).toString()));
        values.put("area_code", name.startsWith("dfe_") ? "null" : "'840'");
        if (record.getFieldCount() != header.size()) {
            throw new IllegalArgumentException("Row " + number + " of " + name + " does not fit its header: " + record);
        }
        for (int i = 0; i < header.size(); i++) {
            String field = record.getField(i).strip();
            values.put(header.get(i), field.isEmpty() ? "null" : DuckDb.literal(field));
        }
        Sql.run(
                connection,
                "insert into " + table + " ("
                        + values.keySet().stream().map(DuckDb::quote).collect(Collectors.joining(", "))
                        + ") values (" + String.join(", ", values.values()) + ")");
    }

    private static List<CsvRecord> records(String csv) {
        return CsvReader.builder().ofCsvRecord(csv).stream().toList();
    }
}
