package org.sendwarehouse.landing;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows that the platform delivers itself, as texts in the order of their contract's columns. */
public interface OwnRows extends Closeable {

    /** The next row, empty texts for what is not known; null at the end. */
    String @Nullable [] next() throws IOException;

    @Override
    default void close() throws IOException {}
}
