package org.sendwarehouse.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Failures in words that say nothing of Java. */
class TroubleTest {
    private static final String FILE = "inbox/health/camhs.csv";

    @Test
    void failures_of_a_file_that_is_named_already() {
        Map<IOException, String> words = new LinkedHashMap<>();
        words.put(new AccessDeniedException(FILE), "its permissions do not allow it");
        words.put(new NoSuchFileException(FILE), "it is not there");
        words.put(new FileAlreadyExistsException(FILE), "something of that name is there already");
        words.put(new NotDirectoryException(FILE), "it is not a folder");
        words.put(new FileSystemLoopException(FILE), "it is a folder within itself");
        words.put(new FileSystemException(FILE, null, "Input/output error"), "the system says 'Input/output error'");
        words.put(new IOException("Stale file handle"), "the system says 'Stale file handle'");
        words.put(new DirectoryNotEmptyException(FILE), Trouble.NO_REASON);
        words.put(new EOFException(), Trouble.NO_REASON);
        words.put(new IOException(new IllegalStateException("a value")), Trouble.NO_REASON);
        words.put(new IOException("Surname Smith of row 3, born 2015-03-04"), Trouble.NO_REASON);
        words.forEach((failure, said) -> assertThat(Trouble.withFile(failure)).isEqualTo(said));
    }

    @Test
    void any_failure_is_one_line_without_the_name_of_a_class() {
        assertThat(Trouble.of(new AccessDeniedException("/srv/send/packs")))
                .isEqualTo("/srv/send/packs: its permissions do not allow it");
        assertThat(Trouble.of(new IllegalStateException())).isEqualTo(Trouble.NO_REASON);
        assertThat(Trouble.of(new IllegalStateException("The annex has no page.\nat a.b.C")))
                .isEqualTo("The annex has no page");
        assertThat(Trouble.of(new UncheckedIOException(new IOException("The network is gone"))))
                .isEqualTo("The network is gone");
    }
}
