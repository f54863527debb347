package org.sendwarehouse.operations.alerts;

import java.time.Instant;
import java.util.List;

/**
 * One thing to tell. It says nothing about a person, no name of a file and no message of an exception: it leaves the
 * platform.
 *
 * @param id the same at every attempt, so that whoever is told twice can see it
 * @param severity {@code urgent}, {@code warning} or {@code notice}
 * @param since when the alert opened, UTC
 * @param runbook page below the product's folder that says what to do
 * @param tell roles
 */
public record Notice(
        String id,
        Alert.Event event,
        String code,
        String subject,
        String title,
        String severity,
        String words,
        Instant since,
        String runbook,
        List<String> tell) {

    public Notice {
        tell = List.copyOf(tell);
    }
}
