package org.sendwarehouse.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everyday names, joined at random; nobody is meant. */
record Names(List<String> surnames, List<String> girls, List<String> boys) {

    static Names read() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(Published.reader("sample/names.txt"))) {
            String section = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("[")) {
                    section = line;
                } else if (!line.startsWith("#")) {
                    names.put(section, List.of(line.split(" ", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the names", e);
        }
        return new Names(
                names.getOrDefault("[surnames]", List.of("")),
                names.getOrDefault("[girls]", List.of("")),
                names.getOrDefault("[boys]", List.of("")));
    }

    /** Forenames for a sex, M or F. */
    List<String> forenames(String sex) {
        return sex.equals("F") ? girls : boys;
    }
}
