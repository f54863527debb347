package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.LandedType;

/** The rows of a landed Parquet file, in order, with the columns the file itself has: the other side of {@link ParquetTable}. */
final class ParquetRows implements AutoCloseable {
    private final ParquetFileReader file;
    private final MessageType schema;
    private final List<LandedColumn> columns;
    private @Nullable RecordReader<@Nullable Object[]> records;
    private long left;

    private ParquetRows(ParquetFileReader file, MessageType schema) {
        this.file = file;
        this.schema = schema;
        this.columns = schema.getFields().stream().map(ParquetRows::column).toList();
    }

    static ParquetRows open(Path path) throws IOException {
        return open(path, column -> true);
    }

    /** Reads some of the columns only; the others are not even taken from the disk. */
    static ParquetRows open(Path path, Predicate<String> wanted) throws IOException {
        ParquetFileReader file = ParquetFileReader.open(
                new LocalInputFile(path),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
        MessageType whole = file.getFileMetaData().getSchema();
        MessageType schema = new MessageType(
                whole.getName(),
                whole.getFields().stream()
                        .filter(field -> wanted.test(field.getName()))
                        .toList());
        file.setRequestedSchema(schema);
        return new ParquetRows(file, schema);
    }

    /** The columns of each row, in order. */
    List<LandedColumn> columns() {
        return columns;
    }

    /** The next row, a new array; null at the end. */
    @Nullable
    Object @Nullable [] next() throws IOException {
        while (left == 0) {
            PageReadStore pages = columns.isEmpty() ? null : file.readNextFilteredRowGroup();
            if (pages == null) {
                return null;
            }
            left = pages.getRowCount();
            records = new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new Rows(columns));
        }
        RecordReader<@Nullable Object[]> open = records;
        if (open == null) {
            throw new IllegalStateException("No rows are open");
        }
        left--;
        return open.read();
    }

    private static LandedColumn column(Type field) {
        LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
        LandedType type =
                switch (field.asPrimitiveType().getPrimitiveTypeName()) {
                    case BINARY -> LandedType.VARCHAR;
                    case INT32 -> LandedType.DATE;
                    case INT64 ->
                        meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation
                                ? LandedType.DECIMAL
                                : LandedType.BIGINT;
                    case BOOLEAN -> LandedType.BOOLEAN;
                    default -> throw new IllegalStateException("No landed column is of the type of " + field);
                };
        return new LandedColumn(
                field.getName(),
                type,
                field.isRepetition(Type.Repetition.REQUIRED),
                "",
                LandedColumn.Origin.VALUE,
                List.of());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Puts records together as arrays. */
    private static final class Rows extends RecordMaterializer<@Nullable Object[]> {
        private final GroupConverter root;
        private final int width;
        private @Nullable Object[] row = {};

        Rows(List<LandedColumn> columns) {
            width = columns.size();
            List<Converter> cells = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                cells.add(new Cell(i, columns.get(i).type() == LandedType.VARCHAR));
            }
            root = new GroupConverter() {
                @Override
                public Converter getConverter(int field) {
                    return cells.get(field);
                }

                @Override
                public void start() {
                    row = new Object[width];
                }

                @Override
                public void end() {}
            };
        }

        @Override
        public @Nullable Object[] getCurrentRecord() {
            return row;
        }

        @Override
        public GroupConverter getRootConverter() {
            return root;
        }

        private final class Cell extends PrimitiveConverter {
            private final int place;
            private final boolean isText;
            private String[] texts = {};

            Cell(int place, boolean isText) {
                this.place = place;
                this.isText = isText;
            }

            @Override
            public boolean hasDictionarySupport() {
                return isText;
            }

            @Override
            public void setDictionary(Dictionary dictionary) {
                texts = new String[dictionary.getMaxId() + 1];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = dictionary.decodeToBinary(i).toStringUsingUTF8();
                }
            }

            @Override
            public void addValueFromDictionary(int id) {
                row[place] = texts[id];
            }

            @Override
            public void addBinary(Binary value) {
                row[place] = value.toStringUsingUTF8();
            }

            @Override
            public void addInt(int value) {
                row[place] = value;
            }

            @Override
            public void addLong(long value) {
                row[place] = value;
            }

            @Override
            public void addBoolean(boolean value) {
                row[place] = value;
            }
        }
    }
}
