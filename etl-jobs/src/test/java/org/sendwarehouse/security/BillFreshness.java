package org.sendwarehouse.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a bill of materials is of the poms as they are now. A version may stand in the pom of any module or above them. */
final class BillFreshness {
    private static final Pattern MODULE = Pattern.compile("<module>\\s*(\\S+?)\\s*</module>");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

    private BillFreshness() {}

    /**
     * The poms that were changed after the bill was written, or with it: it may not have what they say.
     *
     * @param top the folder of the top pom; those of its modules, and of theirs, are found from it
     */
    static List<Path> changedSince(Path bill, Path top) throws IOException {
        FileTime written = Files.getLastModifiedTime(bill);
        List<Path> changed = new ArrayList<>();
        for (Path pom : poms(top)) {
            if (Files.getLastModifiedTime(pom).compareTo(written) >= 0) {
                changed.add(pom);
            }
        }
        return changed;
    }

    private static List<Path> poms(Path folder) throws IOException {
        Path pom = folder.resolve("pom.xml");
        List<Path> poms = new ArrayList<>(List.of(pom));
        String text = COMMENT.matcher(Files.readString(pom)).replaceAll("");
        for (Matcher module = MODULE.matcher(text); module.find(); ) {
            poms.addAll(poms(folder.resolve(module.group(1))));
        }
        return poms;
    }
}
