package org.sendwarehouse.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The least program that is a jar with libraries beside it, as the product is. */
public final class Launched {
    private Launched() {}

    public static void main(String[] arguments) {
        System.out.println(JsonMapper.shared().writeValueAsString(List.of("said")));
    }

    /** Makes its jar, whose manifest names libraries. */
    static Path jar(Path file, List<Path> libraries) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Launched.class.getName());
        String path = libraries.stream().map(l -> l.toUri().toString()).collect(Collectors.joining(" "));
        attributes.put(Attributes.Name.CLASS_PATH, path);
        String name = Launched.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                var bytes = Launched.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            if (bytes != null) {
                bytes.transferTo(jar);
            }
        }
        return file;
    }
}
