package org.sendwarehouse.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.Shown;
import org.sendwarehouse.home.Trouble;
import org.sendwarehouse.identity.CheckCharacters;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the files of the inbox that are whole, and says of the others why they wait. */
final class InboxFiles {
    private static final Logger LOG = LoggerFactory.getLogger(InboxFiles.class);

    private static final Set<String> PARTIAL = Set.of(".part", ".tmp", ".filepart", ".crdownload", ".partial");
    /** What is said of a file whose name cannot be told as it is. */
    static final String UNFIT_NAME =
            "has a name with signs that cannot be shown, or a backslash. Rename it with letters, digits, - and _.";

    private static final Set<String> NOT_DATA = Set.of("thumbs.db", "desktop.ini");

    private static final int LONGEST = 500;

    /** A disk takes 255; what is added while an original is put away has to have room. */
    private static final int LONGEST_NAME = 200;

    private static final Pattern UPN_LIKE = Pattern.compile("(?i)(?<![0-9A-Z])[A-Z][0-9]{11}[0-9A-Z](?![0-9A-Z])");

    private final Home home;
    private final Clock clock;
    private final Duration settle;

    InboxFiles(Home home, Clock clock, Duration settle) {
        this.home = home;
        this.clock = clock;
        this.settle = settle;
    }

    /**
     * A whole file of the inbox.
     *
     * @param source the first folder below the inbox
     */
    record Found(String source, Path file) {}

    record Inbox(List<Found> found, List<Waiting> waiting) {}

    Inbox find() throws IOException {
        Path inbox = home.inbox();
        List<Waiting> waiting = new ArrayList<>();
        Map<Path, State> seen = new LinkedHashMap<>();
        if (!Files.isDirectory(inbox, LinkOption.NOFOLLOW_LINKS)) {
            return new Inbox(List.of(), List.of());
        }
        Files.walkFileTree(inbox, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isHidden(folder) && !folder.equals(inbox)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String reason = waits(inbox, file, attributes);
                if (reason == null) {
                    seen.put(file, State.of(attributes));
                } else if (!reason.isEmpty()) {
                    waiting.add(new Waiting(name(file), reason));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (file.equals(inbox)) {
                    throw e;
                }
                // One folder that cannot be opened, or a file that went away, keeps nothing else waiting.
                if (!(e instanceof NoSuchFileException)) {
                    waiting.add(unreadable(name(file), e));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        List<Found> found = new ArrayList<>();
        for (Path file : settled(seen, waiting)) {
            found.add(new Found(inbox.relativize(file).getName(0).toString(), file));
        }
        found.sort(Comparator.comparing(f -> name(f.file())));
        waiting.sort(Comparator.comparing(Waiting::path));
        return new Inbox(found, waiting);
    }

    /** What is said of a file or folder that the system does not let us read. */
    static Waiting unreadable(String path, IOException e) {
        // Not its message, which has the path as it is.
        LOG.warn("{} cannot be read: {}", path, e.getClass().getSimpleName());
        return new Waiting(
                path,
                "cannot be read: " + Trouble.withFile(e)
                        + (e instanceof AccessDeniedException
                                ? ". Let the account of the platform read it."
                                : ". Look at the disk or drive that it lies on, or put the file there anew."));
    }

    /** Null where the file may be taken, empty where it is none of our business, else why it waits. */
    private static @Nullable String waits(Path inbox, Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (attributes.isSymbolicLink()) {
            return "is a symbolic link; links are never followed. Put the file itself into the inbox.";
        }
        for (String ending : PARTIAL) {
            if (name.endsWith(ending)) {
                return "is still being written: its name ends in " + ending + ".";
            }
        }
        if (isHidden(file) || NOT_DATA.contains(name)) {
            return "";
        }
        if (!attributes.isRegularFile()) {
            return "is no file but a pipe, a socket or a device, and is not opened. Remove it.";
        }
        if (!isPlain(inbox.relativize(file))) {
            return UNFIT_NAME;
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return "has a name longer than " + LONGEST_NAME + " bytes. Rename it.";
        }
        if (holdsUpn(inbox.relativize(file).toString())) {
            return "has a UPN in its name, which would be kept and shown. Rename it; say nothing of a person there.";
        }
        if (inbox.relativize(file).getNameCount() < 2) {
            return "lies directly in the inbox. Put it into the folder of its source.";
        }
        return null;
    }

    /**
     * Whether a path can be told to people and found again from what was told. A backslash parts folders elsewhere; a
     * line break, or a mark that turns the direction of what follows, makes a message say what it does not.
     */
    static boolean isPlain(Path path) {
        String text = path.toString();
        return Shown.isPlain(text) && text.indexOf('\\') < 0;
    }

    /** Names are kept on record and told to operators, so no pupil may be named in one. */
    private static boolean holdsUpn(String name) {
        return UPN_LIKE.matcher(name)
                .results()
                .anyMatch(found -> CheckCharacters.isUpn(found.group().toUpperCase(Locale.ROOT)));
    }

    private static boolean isHidden(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") || name.startsWith("~$");
    }

    /** Watches the young ones among the files for the settling time, all at once. */
    private List<Path> settled(Map<Path, State> seen, List<Waiting> waiting) throws IOException {
        FileTime young = FileTime.from(clock.instant().minus(settle));
        boolean watch = !settle.isZero()
                && seen.values().stream().anyMatch(s -> s.modified().compareTo(young) > 0);
        if (watch) {
            try {
                Thread.sleep(settle.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while watching the inbox", e);
            }
        }
        List<Path> whole = new ArrayList<>();
        for (Map.Entry<Path, State> entry : seen.entrySet()) {
            Path file = entry.getKey();
            State now = watch ? State.now(file) : entry.getValue();
            if (now == null) {
                waiting.add(new Waiting(name(file), "went away while it was watched."));
            } else if (now.equals(entry.getValue())) {
                whole.add(file);
            } else {
                waiting.add(new Waiting(name(file), "is still being written: its size or time changed."));
            }
        }
        return whole;
    }

    String name(Path file) {
        String name = home.root().relativize(file).toString();
        if (holdsUpn(name)) {
            return UPN_LIKE.matcher(name).replaceAll("(a UPN)");
        }
        return isPlain(file) ? name : Shown.of(name, LONGEST);
    }

    private record State(long size, FileTime modified) {
        static State of(BasicFileAttributes attributes) {
            return new State(attributes.size(), attributes.lastModifiedTime());
        }

        /** Null where the file is there no more. */
        static @Nullable State now(Path file) throws IOException {
            try {
                return of(Files.readAttributes(file, BasicFileAttributes.class));
            } catch (NoSuchFileException e) {
                return null;
            }
        }
    }
}
