package org.sendwarehouse.home;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a failure says, for people who do not know Java: one line, and no name of a class. Many failures of files say
 * nothing but the path, and leave the rest to the name of their class.
 */
public final class Trouble {
    /** What is said where the failure itself says nothing. */
    public static final String NO_REASON = "no reason is given; the log has the details";

    private static final int LONGEST_PATH = 500;

    private static final Pattern CLASSES = Pattern.compile("^(?:(?:[a-z_]\\w*\\.)+[A-Z][\\w$]*:?\\s*)+");

    /** What Linux calls its errors, such as "Input/output error". */
    private static final Pattern OF_THE_SYSTEM = Pattern.compile("[A-Z][a-z]+(?:[ /-][A-Za-z]+){1,8}");

    private Trouble() {}

    /** What went wrong with anything. A failure of a file names it. */
    public static String of(Throwable failure) {
        if (failure instanceof FileSystemException file) {
            String path = file.getFile() == null ? "" : Shown.of(file.getFile(), LONGEST_PATH) + ": ";
            return path + withFile(failure);
        }
        String message = firstLine(failure.getMessage());
        return message.isEmpty() ? NO_REASON : message;
    }

    /**
     * What went wrong with a file that the sentence has named already. Nothing of a message is passed on that may hold
     * the name again, or a part of what the file says.
     */
    public static String withFile(Throwable failure) {
        if (failure instanceof AccessDeniedException) {
            return "its permissions do not allow it";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something of that name is there already";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (failure instanceof FileSystemLoopException) {
            return "it is a folder within itself";
        }
        String said = firstLine(failure instanceof FileSystemException file ? file.getReason() : failure.getMessage());
        return OF_THE_SYSTEM.matcher(said).matches() ? "the system says '" + said + "'" : NO_REASON;
    }

    private static String firstLine(@Nullable String message) {
        String line = message == null ? "" : message.strip().lines().findFirst().orElse("");
        return CLASSES.matcher(line).replaceFirst("").replaceAll("[.;,\\s]+$", "");
    }
}
