package org.sendwarehouse.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.sendwarehouse.home.Home;
import org.springframework.util.FileSystemUtils;

/** A pupil's token, made and remembered. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenLoop {
    private static final int KNOWN = 75_000;
    /** As often as one pupil's rows stand together in a week. */
    private static final int IN_A_ROW = 10;

    private final Path folder;
    private final Pseudonymiser pseudonymiser;
    private final String[] pupils = new String[KNOWN];
    private long next;
    private int at;

    /** Makes a key, and the tokens of an authority's pupils. */
    public TokenLoop() {
        try {
            folder = Files.createTempDirectory("loop");
            Home home = new Home(folder).create();
            pseudonymiser = new Pseudonymiser(PseudonymKey.init(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < KNOWN; i++) {
            pupils[i] = "SY" + (3_000_000 + i);
            pseudonymiser.token("synergy_pupil", pupils[i]);
        }
    }

    /** Of somebody never seen before, the value's own text made with it. */
    @Benchmark
    public String token_of_a_new_pupil() {
        return pseudonymiser.token("another", "SY" + next++);
    }

    /** Of somebody known, ten times one after the other as in a delivery. */
    @Benchmark
    public String token_of_a_known_pupil() {
        at = at + 1 == KNOWN * IN_A_ROW ? 0 : at + 1;
        return pseudonymiser.token("synergy_pupil", pupils[at / IN_A_ROW]);
    }

    /** Deletes the key. */
    @TearDown(Level.Trial)
    public void clear() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
