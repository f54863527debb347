package org.sendwarehouse.operations.alerts;

import java.util.List;

/** Rules of a test's own, for tests of other packages. */
public final class AlertRulesForTests {
    private AlertRulesForTests() {}

    public static AlertRules read(String yaml, List<Fact> facts) {
        return AlertRules.read(yaml, facts);
    }
}
