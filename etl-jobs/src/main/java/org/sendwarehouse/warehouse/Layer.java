package org.sendwarehouse.warehouse;

import java.util.Arrays;

/** The layers a table can belong to, in the order of the flow. */
public enum Layer {
    /** Code lists, calendars, registers: files of {@code warehouse-sql/reference}. */
    REFERENCE("reference", "reference"),
    /** One feed cleaned and renamed; reads what has landed, and reference. */
    STAGING("staging", "staging"),
    /** Which records are the same person. Holds tokens, so it is never published. */
    IDENTITY("identity", "identity"),
    DIMENSIONS("dimensions", "warehouse"),
    FACTS("facts", "warehouse"),
    /** Events and figures that indicators are made of. */
    EVIDENCE("evidence", "evidence"),
    /** What packs and most analysts read. */
    MARTS("marts", "marts"),
    /** What audiences outside are given, made from marts, with counts protected. */
    DISCLOSURE("disclosure", "disclosure"),
    /** What went in and what was found, recorded by the platform itself; here it is only described and tested. */
    AUDIT("audit", "audit");

    private final String folder;
    private final String schema;

    Layer(String folder, String schema) {
        this.folder = folder;
        this.schema = schema;
    }

    /** The schema in which this layer's tables are built. */
    public String schema() {
        return schema;
    }

    static Layer ofFolder(String file, String folder) {
        return Arrays.stream(values())
                .filter(layer -> layer != REFERENCE && layer.folder.equals(folder))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidDefinitionException(
                                file,
                                "lies in no layer; layers: staging, identity, dimensions, facts, evidence, marts, disclosure, audit"));
    }
}
