package org.sendwarehouse.operations.alerts;

/**
 * A condition that holds for a subject.
 *
 * @param code of the alert
 * @param subject what it is about; empty where it is the platform itself
 * @param words the sentence to tell
 */
public record Finding(String code, String subject, String words) {}
