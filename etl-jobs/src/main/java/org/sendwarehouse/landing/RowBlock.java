package org.sendwarehouse.landing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Table;

/** A block of delivered rows, as read: the item of the landing step. Holds personal data; never logged or written. */
public sealed interface RowBlock {

    /** Problems found while reading, each of a row that is rejected for it. */
    List<RawProblem> problems();

    /**
     * A row that could not even be taken apart.
     *
     * @param line in its file
     * @param rejectsRow false for a further problem of a row already counted as rejected
     */
    record RawProblem(Table table, long line, String column, String rule, String message, boolean rejectsRow) {}

    /** Rows of one flat table; a row already among the problems is empty. */
    final class Flat implements RowBlock {
        final Table table;
        final String[][] rows;
        final long[] lines;
        final long firstRow;
        final int count;
        /** Values that were read and are not to land, such as free text. */
        final long filtered;

        private final long @Nullable [] sourceRows;
        private final List<RawProblem> problems;

        Flat(Table table, String[][] rows, long[] lines, long firstRow, int count, List<RawProblem> problems) {
            this(table, rows, lines, firstRow, count, problems, null, 0);
        }

        private Flat(
                Table table,
                String[][] rows,
                long[] lines,
                long firstRow,
                int count,
                List<RawProblem> problems,
                long @Nullable [] sourceRows,
                long filtered) {
            this.table = table;
            this.rows = rows;
            this.lines = lines;
            this.firstRow = firstRow;
            this.count = count;
            this.problems = List.copyOf(problems);
            this.sourceRows = sourceRows;
            this.filtered = filtered;
        }

        /** Rows of which several may come from one record of the file. */
        static Flat ofRecords(
                Table table,
                List<String[]> rows,
                long[] lines,
                long[] sourceRows,
                List<RawProblem> problems,
                long filtered) {
            String[][] all = rows.toArray(String[][]::new);
            return new Flat(table, all, lines, 0, all.length, problems, sourceRows, filtered);
        }

        /** Number of the record in its file that a row comes from. */
        long sourceRow(int i) {
            return sourceRows == null ? firstRow + i : sourceRows[i];
        }

        @Override
        public List<RawProblem> problems() {
            return problems;
        }
    }

    /** Whole persons of a nested return. */
    final class Persons implements RowBlock {
        final List<RawRecord> persons;
        private final List<RawProblem> problems;

        Persons(List<RawRecord> persons, List<RawProblem> problems) {
            this.persons = List.copyOf(persons);
            this.problems = List.copyOf(problems);
        }

        @Override
        public List<RawProblem> problems() {
            return problems;
        }
    }
}
