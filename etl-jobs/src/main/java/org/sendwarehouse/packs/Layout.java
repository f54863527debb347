package org.sendwarehouse.packs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.home.Definitions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A kind of pack: its title and its sections in a reader's order.
 *
 * @param title of the document
 * @param subject one line for its metadata
 * @param sections by name, in order
 */
record Layout(String title, String subject, Map<String, Section> sections) {

    private record File(String title, String subject, List<String> sections) {}

    /**
     * Reads a layout and its sections.
     *
     * @param name a file of {@code report-templates/layouts}, without its ending
     */
    static Layout read(String name) {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        File file = yaml.readValue(Definitions.text("report-templates/layouts/" + name + ".yaml"), File.class);
        Map<String, Section> sections = new LinkedHashMap<>();
        for (String section : file.sections()) {
            sections.put(
                    section,
                    yaml.readValue(Definitions.text("report-templates/sections/" + section + ".yaml"), Section.class));
        }
        return new Layout(file.title(), file.subject(), sections);
    }
}
