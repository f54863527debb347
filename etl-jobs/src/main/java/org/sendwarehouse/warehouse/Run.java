package org.sendwarehouse.warehouse;

import java.time.LocalDate;

/**
 * What one build is about.
 *
 * @param runId its identity, a pure function of everything that goes in ({@link RunId})
 * @param asAt the business date: the warehouse is as known on it
 * @param area whose warehouse it is
 * @param synthetic whether the people in it are invented
 * @param softwareVersion the version of the product
 * @param definitionsHash hash of all definition files ({@link DefinitionsHash})
 */
public record Run(
        String runId, LocalDate asAt, Area area, boolean synthetic, String softwareVersion, String definitionsHash) {

    /** A run of definitions that nobody names, as in tests. */
    public Run(String runId, LocalDate asAt, Area area, boolean synthetic, String softwareVersion) {
        this(runId, asAt, area, synthetic, softwareVersion, "");
    }

    /**
     * A local authority.
     *
     * @param laNumber DfE's number, such as {@code 840}
     * @param code GSS code, such as {@code E06000047}
     */
    public record Area(String laNumber, String code, String name) {}
}
