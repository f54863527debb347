package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.operations.Software;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;
import org.springframework.util.FileSystemUtils;

/** Puts the synthetic partnership's deliveries into the inbox of a home that is meant for them. */
public final class SampleDeliveries {
    private static final String MARK = "SYNTHETIC";

    private final Home home;

    public SampleDeliveries(Home home) {
        this.home = home;
    }

    /** Whether this version has put the sample of these options here before. */
    public boolean isWritten(SampleOptions options) throws IOException {
        return Files.exists(note()) && Files.readString(note()).equals(name(options));
    }

    /**
     * Writes the deliveries aside and moves each into the inbox whole, so that nobody claims half a file.
     *
     * @throws NotPossibleException when the home holds real deliveries: they are never mixed with invented ones
     * @throws IOException when a file cannot be written
     */
    public SyntheticPartnership.Written write(SampleOptions options) throws IOException {
        if (!Files.exists(home.reference().resolve(MARK))
                && !Ledger.read(home).arrivals().isEmpty()) {
            throw new NotPossibleException("The home " + home.root()
                    + " holds real deliveries. Choose another one for the sample with --home.");
        }
        Path aside = home.work().resolve("sample");
        FileSystemUtils.deleteRecursively(aside);
        Home.OwnerOnly.createDirectories(aside);
        SyntheticPartnership.Written written = SyntheticPartnership.write(aside.resolve("inbox"), options);
        // The mark first: from then on everything in this home counts as invented.
        move(aside.resolve("reference"), home.reference());
        move(aside.resolve("inbox"), home.inbox());
        FileSystemUtils.deleteRecursively(aside);
        Files.writeString(note(), name(options));
        Home.OwnerOnly.restrict(note());
        return written;
    }

    private Path note() {
        return home.state().resolve("sample.txt");
    }

    private static String name(SampleOptions options) {
        // Sorted: a map of Java's has another order in every process.
        String shapes = new TreeMap<>(options.shapes()).toString();
        return Hashes.of(
                        Software.version(),
                        Long.toString(options.seed()),
                        Double.toString(options.scale()),
                        options.asAt().toString(),
                        options.laNumber(),
                        shapes,
                        Integer.toString(options.badAdviceRows()),
                        Boolean.toString(options.refusedFile()),
                        Integer.toString(options.attendanceWeeks()),
                        Boolean.toString(options.defects()),
                        Boolean.toString(options.complete()))
                + "\n";
    }

    private static void move(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(from)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Path folder = target.getParent();
            if (folder != null) {
                Home.OwnerOnly.createDirectories(folder);
            }
            Home.OwnerOnly.restrict(file);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
