package org.sendwarehouse.warehouse;

/**
 * What a Java step may know.
 *
 * @param run the build it is part of
 * @param table the table it fills; made already, empty, with the declared columns
 */
public record StepContext(Run run, TableName table) {}
