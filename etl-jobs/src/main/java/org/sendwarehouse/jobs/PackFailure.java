package org.sendwarehouse.jobs;

import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.PackOrder;

/**
 * A pack that could not be made or put in its place, while those of other groups could.
 *
 * @param reason what broke, in its own words
 */
record PackFailure(PackOrder order, String reason) {

    static PackFailure of(PackOrder order, Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        @Nullable String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        if (cause instanceof FileSystemException file && file.getReason() == null) {
            // Its message is the path alone.
            message = kind + ": " + message;
        }
        return new PackFailure(
                order,
                message == null || message.isBlank()
                        ? kind
                        : message.strip().lines().findFirst().orElse("").replaceAll("[.;,\\s]+$", ""));
    }

    /** For the operator: who goes without, why, and that others do not. */
    String sentence() {
        return order.group().name() + " (" + order.group().code() + ") has no new pack for " + order.meeting() + ": "
                + reason + ".";
    }
}
