package org.sendwarehouse.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What can be wrong with a table. Each changes header and rows in place; rows are never none. */
enum TableMutation {
    HOSTILE_VALUE {
        @Override
        void apply(List<List<String>> rows, Random random) {
            List<String> row = row(rows, random);
            if (!row.isEmpty()) {
                row.set(random.nextInt(row.size()), HostileValues.one(random));
            }
        }
    },
    HOSTILE_COLUMN {
        @Override
        void apply(List<List<String>> rows, Random random) {
            int column = random.nextInt(Math.max(1, rows.get(0).size()));
            for (List<String> row : rows.subList(1, rows.size())) {
                if (column < row.size()) {
                    row.set(column, HostileValues.one(random));
                }
            }
        }
    },
    HOSTILE_HEADING {
        @Override
        void apply(List<List<String>> rows, Random random) {
            List<String> header = rows.get(0);
            if (!header.isEmpty()) {
                int column = random.nextInt(header.size());
                String heading = HostileValues.one(random);
                // A message quotes headings; this one could not be told from what a program says of nothing.
                header.set(column, heading.equals("null") ? "NULL" : heading);
            }
        }
    },
    EMPTY_VALUE {
        @Override
        void apply(List<List<String>> rows, Random random) {
            List<String> row = row(rows, random);
            if (!row.isEmpty()) {
                row.set(random.nextInt(row.size()), "");
            }
        }
    },
    SWAPPED_COLUMNS {
        @Override
        void apply(List<List<String>> rows, Random random) {
            int width = rows.get(0).size();
            if (width > 0) {
                int a = random.nextInt(width);
                int b = random.nextInt(width);
                // Half of the time without the heading, so that values stand in each other's place.
                for (List<String> row : random.nextBoolean() ? rows : rows.subList(1, rows.size())) {
                    if (a < row.size() && b < row.size()) {
                        Collections.swap(row, a, b);
                    }
                }
            }
        }
    },
    MISSING_COLUMN {
        @Override
        void apply(List<List<String>> rows, Random random) {
            int column = random.nextInt(Math.max(1, rows.get(0).size()));
            rows.forEach(row -> {
                if (column < row.size()) {
                    row.remove(column);
                }
            });
        }
    },
    REPEATED_COLUMN {
        @Override
        void apply(List<List<String>> rows, Random random) {
            int column = random.nextInt(Math.max(1, rows.get(0).size()));
            rows.forEach(row -> {
                if (column < row.size()) {
                    row.add(row.get(column));
                }
            });
        }
    },
    MANY_COLUMNS {
        @Override
        void apply(List<List<String>> rows, Random random) {
            int more = random.nextInt(20) == 0 ? 20_000 : 1 + random.nextInt(300);
            for (int i = 0; i < more; i++) {
                rows.get(0).add("further " + i);
            }
        }
    },
    SHORT_ROW {
        @Override
        void apply(List<List<String>> rows, Random random) {
            List<String> row = row(rows, random);
            row.subList(random.nextInt(row.size() + 1), row.size()).clear();
        }
    },
    LONG_ROW {
        @Override
        void apply(List<List<String>> rows, Random random) {
            row(rows, random).add(HostileValues.one(random));
        }
    },
    REPEATED_ROWS {
        @Override
        void apply(List<List<String>> rows, Random random) {
            List<String> row = row(rows, random);
            for (int i = random.nextInt(30); i >= 0; i--) {
                rows.add(new ArrayList<>(row));
            }
        }
    },
    HEADER_AGAIN {
        @Override
        void apply(List<List<String>> rows, Random random) {
            rows.add(random.nextInt(rows.size() + 1), new ArrayList<>(rows.get(0)));
        }
    },
    NO_HEADER {
        @Override
        void apply(List<List<String>> rows, Random random) {
            if (rows.size() > 1) {
                rows.remove(0);
            }
        }
    },
    EMPTY_ROWS {
        @Override
        void apply(List<List<String>> rows, Random random) {
            rows.add(random.nextInt(rows.size() + 1), new ArrayList<>(Collections.nCopies(random.nextInt(4), "")));
        }
    },
    LONG_VALUE {
        @Override
        void apply(List<List<String>> rows, Random random) {
            List<String> row = row(rows, random);
            if (!row.isEmpty()) {
                int length = random.nextInt(8) == 0 ? 1_100_000 : 70_000;
                row.set(random.nextInt(row.size()), (random.nextBoolean() ? "9" : "x").repeat(length));
            }
        }
    };

    abstract void apply(List<List<String>> rows, Random random);

    private static List<String> row(List<List<String>> rows, Random random) {
        return rows.get(random.nextInt(rows.size()));
    }
}
