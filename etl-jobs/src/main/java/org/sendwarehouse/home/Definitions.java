package org.sendwarehouse.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The domain's definitions as the product ships them: files of {@code warehouse-sql} and its sisters on the class path. */
public final class Definitions {
    private static final PathMatchingResourcePatternResolver RESOLVER = new PathMatchingResourcePatternResolver();

    private Definitions() {}

    /**
     * One definition file.
     *
     * @param path path from the module's folder on, such as {@code warehouse-sql/contracts/dfe/timeliness.odcs.yaml}
     * @param text its content, UTF-8
     */
    public record Definition(String path, String text) {
        /** The file name without folders. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /**
     * All files that match an Ant-style pattern, in order of path.
     *
     * @param pattern such as {@code warehouse-sql/models/**}{@code /*.sql}
     */
    public static List<Definition> list(String pattern) {
        String root = pattern.substring(0, pattern.indexOf('/') + 1);
        List<Definition> found = new ArrayList<>();
        try {
            for (Resource resource : RESOLVER.getResources("classpath*:" + pattern)) {
                String url = resource.getURL().toString();
                String path = url.substring(url.lastIndexOf("/" + root) + 1);
                found.add(new Definition(path, resource.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definitions " + pattern, e);
        }
        found.sort(Comparator.comparing(Definition::path));
        return List.copyOf(found);
    }

    /**
     * The files of a folder outside the product whose names end so, in order; none where there is no such folder. Their
     * paths start with the folder's own name.
     */
    public static List<Definition> inFolder(Path folder, String ending) {
        List<Definition> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ending)) {
                    found.add(new Definition(folder.getFileName() + "/" + name, Files.readString(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definitions in " + folder, e);
        }
        return found;
    }

    /** The text of one definition file. */
    public static String text(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definition " + path, e);
        }
    }

    /** Opens one definition file; the caller closes it. */
    public static InputStream open(String path) throws IOException {
        InputStream in = Definitions.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IOException("There is no definition " + path);
        }
        return in;
    }
}
