package org.sendwarehouse.site;

import java.util.Map;

/**
 * A page to be written.
 *
 * @param path from the site's folder on
 * @param kind what it is about, as the search names it
 * @param title its heading
 * @param about in a sentence, for lists and the search
 * @param section which part of the site it belongs to: the code of a page of {@code site.yaml}
 * @param template its template, without ending
 * @param fields what the template is filled with
 */
record Page(
        String path,
        String kind,
        String title,
        String about,
        String section,
        String template,
        Map<String, Object> fields) {}
