package org.sendwarehouse.receive;

/** The shape in which a delivery comes. */
public enum Shape {
    /** One CSV file. */
    CSV,
    /** One workbook. */
    XLSX,
    /** One XML file. */
    XML,
    /** The files of a Blade export together. */
    BLADE,
    /** The module files of a casework system together. */
    MODULES,
    /** Not recognised. */
    UNKNOWN
}
