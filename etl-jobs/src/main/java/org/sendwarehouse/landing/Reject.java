package org.sendwarehouse.landing;

/**
 * One reason why a delivered row did not land. A row with several faults has several.
 *
 * @param table the landed table the row was meant for
 * @param line of its file, where the record starts
 * @param column empty where the fault is of the row as a whole
 * @param rule short name of what was broken
 * @param message what is wrong and what to do, in plain words, without the value
 * @param maskedValue the value; its letters and digits masked where the feed is about people
 */
public record Reject(String table, long line, String column, String rule, String message, String maskedValue) {}
