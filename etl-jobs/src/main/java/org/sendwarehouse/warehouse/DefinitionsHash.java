package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.home.Hashes;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** One hash over all definition files: contracts, models, reference, rules, templates and schedules. */
public final class DefinitionsHash {
    private static final List<String> ROOTS = List.of("warehouse-sql/", "report-templates/", "schedules/");

    /** Questions for analysts and the pages of the site: they tell of what is published, and shape no figure of it. */
    private static final List<String> TELLING = List.of("warehouse-sql/queries/", "report-templates/site/");

    private DefinitionsHash() {}

    /** The hash of what the product ships; file names count, folders of the machine do not. */
    public static String shipped() {
        Map<String, String> files = new TreeMap<>();
        try {
            for (String root : ROOTS) {
                for (Resource file :
                        new PathMatchingResourcePatternResolver().getResources("classpath*:" + root + "**/*.*")) {
                    String url = file.getURL().toString();
                    String path = url.substring(url.lastIndexOf("/" + root) + 1);
                    if (TELLING.stream().noneMatch(path::startsWith)) {
                        files.put(path, hash(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definitions", e);
        }
        List<String> parts = new ArrayList<>();
        files.forEach((path, hash) -> {
            parts.add(path);
            parts.add(hash);
        });
        return Hashes.of(parts.toArray(String[]::new));
    }

    private static String hash(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return HexFormat.of().formatHex(Hashes.sha256().digest(in.readAllBytes()));
        }
    }
}
