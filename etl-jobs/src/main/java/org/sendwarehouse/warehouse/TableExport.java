package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table of a built database into the one that is published, and as Parquet. Several threads may write tables at
 * the same time, each in its own connection.
 */
final class TableExport {
    private final String database;
    private final ParquetExport parquet;
    private final FormerParts former;
    private final PartedExport parts;

    /**
     * A table with what is said of it.
     *
     * @param partedBy the column by whose values its Parquet lies in folders of their own; null: in one file
     */
    record Described(
            TableName table,
            @Nullable String comment,
            Map<String, String> columns,
            @Nullable String partedBy) {
        /** The statements that make it of a select, under a name, and say what it is. */
        String made(String target, String select) {
            List<String> statements = new ArrayList<>(List.of("create table " + target + " as " + select));
            statements.addAll(Comments.statements("table " + target, target, comment, columns));
            return String.join(";\n", statements);
        }
    }

    /**
     * Writes into the database of this name.
     *
     * @param former what may be taken over instead of being written again
     */
    TableExport(String database, ParquetExport parquet, FormerParts former) {
        this.database = database;
        this.parquet = parquet;
        this.former = former;
        this.parts = new PartedExport(parquet, former);
    }

    /**
     * Writes it, its rows in the order of all their columns. What an attempt that failed left of it is replaced.
     *
     * @throws BuildFailedException when the database cannot
     */
    Manifest.Table write(Connection connection, Described described) {
        TableName table = described.table();
        try {
            Sql.run(connection, "drop table if exists " + target(described));
            @Nullable String by = described.partedBy();
            // Without a row there is no value to part by: then one file says which columns there are.
            TableHash hash =
                    by == null || Sql.count(connection, "select count(*) from (from " + table.sql() + " limit 1)") == 0
                            ? whole(connection, described)
                            : parts.write(connection, described, target(described), by);
            return new Manifest.Table(table.schema(), table.table(), hash.rows(), hash.hash());
        } catch (SQLException e) {
            throw new BuildFailedException(table + " cannot be published: " + DuckDb.reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The Parquet of " + table + " cannot be written", e);
        }
    }

    private String target(Described described) {
        return database + "." + described.table().sql();
    }

    private TableHash whole(Connection connection, Described described) throws SQLException, IOException {
        TableName table = described.table();
        Map<String, String> types = Sql.columnTypes(connection, table);
        String target = target(described);
        String written = described.made(target, "select * from " + table.sql() + " order by all");
        if (!Export.hasParquet(table)) {
            Sql.together(connection, () -> Sql.run(connection, written));
            return TableHash.of(connection, table);
        }
        String fingerprint = Fingerprint.of(
                types,
                Sql.rows(connection, "select " + Fingerprint.ROWS + " from " + table.sql() + " as each")
                        .get(0));
        Optional<ParquetExport.Part> same = former.find(ParquetExport.path(table), fingerprint);
        ParquetExport.Part file;
        if (same.isPresent()) {
            Path before = former.file(same.get());
            Sql.together(
                    connection,
                    () -> Sql.run(connection, described.made(target, PartedExport.read(types, List.of(before)))));
            file = parquet.same(same.get(), before);
        } else {
            Sql.together(connection, () -> Sql.run(connection, written));
            TableHash.Sums of = TableHash.sums(connection, table.sql());
            ParquetExport.Content content = new ParquetExport.Content(fingerprint, of.lower(), of.upper());
            file = parquet.whole(connection, table, target, content);
        }
        TableHash hash = TableHash.of(types, file.sums());
        parquet.enter(described, types, null, hash, List.of(file));
        return hash;
    }
}
