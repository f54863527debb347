package org.sendwarehouse.operations;

import org.jspecify.annotations.Nullable;

/** Which build of the product this is. */
public final class Software {
    private Software() {}

    /** The version in the jar's manifest, such as {@code 0.1.0}; {@code development} when run from classes. */
    public static String version() {
        @Nullable String version = Software.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
