package org.sendwarehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What many tests start from and none may change, made once a Maven run: by whichever of its test processes comes first,
 * while the others wait for it. Every run makes it anew, so that nothing made by older code is ever tested.
 */
public final class Once {
    private static final Path ROOT = Path.of("target", "once").toAbsolutePath();

    /** Set by the build; without it, as in an editor, every process makes its own. */
    private static final String RUN = System.getProperty(
                    "send.test.run", "process-" + ProcessHandle.current().pid())
            .replaceAll("[^0-9A-Za-z-]", "");

    private Once() {}

    /** Makes something in an empty folder. */
    public interface Making {
        void into(Path folder) throws Exception;
    }

    /** The folder, made at the first call; whoever would change what is in it copies it. */
    public static synchronized Path made(String name, Making making) {
        try {
            Path run = Files.createDirectories(ROOT.resolve(RUN));
            try (FileChannel channel = FileChannel.open(
                            run.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Path folder = run.resolve(name);
                Path made = run.resolve(name + ".made");
                if (lock.isValid() && !Files.exists(made)) {
                    forgetOlderRuns();
                    FileSystemUtils.deleteRecursively(folder);
                    making.into(Files.createDirectory(folder));
                    Files.createFile(made);
                }
                return folder;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("What tests start from cannot be made: " + name, e);
        }
    }

    private static void forgetOlderRuns() throws IOException {
        List<Path> older;
        try (Stream<Path> runs = Files.list(ROOT)) {
            older = runs.filter(run -> !run.endsWith(RUN)).toList();
        }
        for (Path run : older) {
            try {
                FileSystemUtils.deleteRecursively(run);
            } catch (IOException anotherProcessIsAtIt) {
                // It is gone, or will be with the next run.
            }
        }
    }
}
