package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sendwarehouse.landing.Door;

/** The same work with a pandas data frame, in Python: what many authorities' own tools are. */
final class DataFrame {
    private static final String SCRIPT = "/benchmark/attendance.py";

    private DataFrame() {}

    static Figure landing(String what, Path input, Settings settings) throws IOException, InterruptedException {
        if (settings.quick()) {
            return Figure.notRun(what, "only whether the suite works is looked at");
        }
        if (Machine.pandas().isEmpty()) {
            return Figure.notRun(what, "pandas is not installed");
        }
        Path script = settings.folder().resolve("attendance.py");
        Files.write(script, Door.resource(SCRIPT));
        Path folder = Files.createTempDirectory(settings.folder(), "run");
        return Figure.of(
                what,
                Files.size(input),
                Alone.said(List.of(
                        Machine.PYTHON,
                        script.toString(),
                        input.toString(),
                        folder.toString(),
                        Integer.toString(settings.runs()))));
    }
}
