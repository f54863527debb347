package org.sendwarehouse.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sendwarehouse.home.Definitions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the site calls things: {@code report-templates/site/site.yaml}.
 *
 * @param pages the pages that are there whatever is published, in the order of the navigation
 * @param kinds what a page or an entry of the search is about, by code
 * @param layers heads of the columns of lineage drawings, by code
 */
record Words(List<Fixed> pages, Map<String, String> kinds, Map<String, String> layers) {

    /**
     * A page that is always there.
     *
     * @param code its file and its template
     * @param nav its name in the navigation; empty where it is not there
     */
    record Fixed(@JsonProperty("page") String code, String nav, String title, String about) {}

    static Words shipped() {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(Definitions.text("report-templates/site/site.yaml"), Words.class);
    }

    String kind(String code) {
        return Objects.requireNonNull(kinds.get(code), code);
    }

    String layer(String code) {
        return Objects.requireNonNull(layers.get(code), code);
    }

    /** A page that is always there, with what it is filled with. */
    Page page(String code, Map<String, Object> fields) {
        Fixed fixed = pages.stream()
                .filter(page -> page.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("site.yaml has no page " + code));
        return new Page(code + ".html", kind("page"), fixed.title(), fixed.about(), code, code, fields);
    }
}
