package org.sendwarehouse.operations.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one look at the platform saw.
 *
 * @param at wall clock, UTC
 * @param findings every condition that holds, in the order of the rules
 * @param unseen codes whose condition could not be looked at, and why; nothing is known of them now
 */
public record Looked(Instant at, List<Finding> findings, Map<String, String> unseen) {
    public Looked {
        findings = List.copyOf(findings);
        unseen = Map.copyOf(unseen);
    }
}
