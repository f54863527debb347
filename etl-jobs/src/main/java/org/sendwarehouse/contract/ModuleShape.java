package org.sendwarehouse.contract;

import java.util.List;

/**
 * A nested return as a set of module CSVs with the headings that casework systems print.
 *
 * @param personId headings of the person's local id
 * @param requestId headings of the request's number within the person
 */
public record ModuleShape(List<String> personId, List<String> requestId) {
    public ModuleShape {
        personId = List.copyOf(personId);
        requestId = List.copyOf(requestId);
    }
}
