package org.sendwarehouse.landing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.LandedType;

/** Writes rows, given as arrays in the order of the landed columns, as Parquet records. */
final class ParquetTable extends WriteSupport<@Nullable Object[]> {
    private final MessageType schema;
    private final String[] names;
    private final LandedType[] types;
    private final @Nullable String[] lastTexts;
    private final Binary[] lastBytes;
    private @Nullable RecordConsumer consumer;

    ParquetTable(String table, List<LandedColumn> columns) {
        List<Type> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(field(column)));
        this.schema = new MessageType(table, fields);
        this.names = columns.stream().map(LandedColumn::name).toArray(String[]::new);
        this.types = columns.stream().map(LandedColumn::type).toArray(LandedType[]::new);
        this.lastTexts = new String[names.length];
        this.lastBytes = new Binary[names.length];
    }

    private static Type field(LandedColumn column) {
        Type.Repetition repetition = column.required() ? Type.Repetition.REQUIRED : Type.Repetition.OPTIONAL;
        return switch (column.type()) {
            case VARCHAR ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case DATE ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case BIGINT -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
            case DECIMAL ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.decimalType(4, 18))
                        .named(column.name());
            case BOOLEAN ->
                Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
        };
    }

    @Override
    @SuppressWarnings("deprecation") // still abstract; never called with a plain configuration
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema, new HashMap<>());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, new HashMap<>());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        this.consumer = recordConsumer;
    }

    @Override
    public void write(@Nullable Object[] row) {
        RecordConsumer out = consumer;
        if (out == null) {
            throw new IllegalStateException("The Parquet writer was not prepared");
        }
        out.startMessage();
        for (int i = 0; i < names.length; i++) {
            Object value = row[i];
            if (value != null) {
                out.startField(names[i], i);
                add(out, i, value);
                out.endField(names[i], i);
            }
        }
        out.endMessage();
    }

    private void add(RecordConsumer out, int column, Object value) {
        switch (types[column]) {
            case VARCHAR -> out.addBinary(bytes(column, (String) value));
            case DATE -> out.addInteger((Integer) value);
            case BIGINT, DECIMAL -> out.addLong((Long) value);
            case BOOLEAN -> out.addBoolean((Boolean) value);
        }
    }

    /** Equal texts mostly follow each other, so that the bytes of the one before do again. */
    private Binary bytes(int column, String text) {
        if (!text.equals(lastTexts[column])) {
            lastTexts[column] = text;
            lastBytes[column] = Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
        }
        return lastBytes[column];
    }
}
