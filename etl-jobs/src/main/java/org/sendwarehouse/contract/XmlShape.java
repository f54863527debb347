package org.sendwarehouse.contract;

import java.util.List;

/**
 * The XML shape of a nested return.
 *
 * @param root name of the root element
 * @param header element with the facts of the delivery
 * @param area element below the header with the authority's number
 * @param period element with the collection year
 * @param referenceDate element with the reference date
 * @param wrappers elements that only hold others
 */
public record XmlShape(
        String root, String header, String area, String period, String referenceDate, List<String> wrappers) {
    public XmlShape {
        wrappers = List.copyOf(wrappers);
    }
}
