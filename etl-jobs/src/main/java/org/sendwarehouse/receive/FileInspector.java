package org.sendwarehouse.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Shown;
import org.sendwarehouse.receive.ClaimSet.Waiting;

/** Tells a provider what their files are, outside of any inbox: nothing is claimed. */
public final class FileInspector {
    /** Stands for the authority and the night, which a file being checked need not know. */
    private static final String ANY_AREA = "000";

    private static final LocalDate ANY_NIGHT = LocalDate.of(9999, 12, 31);

    private static final int LONGEST = 300;

    private final Contracts contracts;

    public FileInspector(Contracts contracts) {
        this.contracts = contracts;
    }

    /**
     * What was found.
     *
     * @param deliveries one claim a delivery, without meaning of its own beyond shape, feed and files
     * @param incomplete sets that lack files, with what is missing
     * @param files where each claimed path is
     */
    public record Inspection(List<Claim> deliveries, List<Waiting> incomplete, Map<String, Path> files) {
        public Inspection {
            deliveries = List.copyOf(deliveries);
            incomplete = List.copyOf(incomplete);
            files = Map.copyOf(files);
        }
    }

    /** Looks at one file, or at all files of a folder. A file that is part of a set brings the rest of its folder. */
    public Inspection inspect(Path path) throws IOException {
        Recogniser recogniser = new Recogniser(contracts);
        DeliveryAssembler assembler = new DeliveryAssembler(new PathScope(ANY_AREA, PathScope.ANY_PROVIDER), ANY_NIGHT);
        Map<String, Path> files = new HashMap<>();
        List<Path> asked = Files.isDirectory(path) ? regularFiles(path) : List.of(path);
        boolean set = false;
        for (Path file : asked) {
            set |= add(file, recogniser, assembler, files, false);
        }
        if (set && asked.size() == 1) {
            for (Path sibling : regularFiles(folder(path))) {
                if (!files.containsKey(name(sibling))) {
                    add(sibling, recogniser, assembler, files, true);
                }
            }
        }
        List<Claim> claims = new ArrayList<>();
        for (Arrival arrival : assembler.arrivals()) {
            claims.add(claim(arrival));
        }
        return new Inspection(claims, assembler.waiting(), files);
    }

    /** Adds a file; true when it is part of a set. With {@code onlySets}, other files are passed over. */
    private static boolean add(
            Path file, Recogniser recogniser, DeliveryAssembler assembler, Map<String, Path> files, boolean onlySets)
            throws IOException {
        Path ownName = file.toAbsolutePath().getFileName();
        if (ownName == null || !InboxFiles.isPlain(ownName)) {
            if (!onlySets) {
                assembler.waits(Shown.of(String.valueOf(ownName), LONGEST), InboxFiles.UNFIT_NAME);
            }
            return false;
        }
        FileFacts facts = FileFacts.of(file);
        Recognition recognition = recogniser.recogniseAnywhere(file, facts);
        boolean part = recognition instanceof Recognition.Known known
                && (known.shape() == Shape.BLADE || known.shape() == Shape.MODULES);
        if (part || !onlySets) {
            files.put(name(file), file);
            String source = recognition instanceof Recognition.Known known
                    ? known.contract().source()
                    : "";
            assembler.add(source, file, name(file), facts, recognition);
        }
        return part;
    }

    /** Whether neither folder nor name said who delivers a feed that comes from several. */
    public static boolean isOfAnyProvider(Claim claim) {
        return PathScope.ANY_PROVIDER.equals(claim.provider());
    }

    private static Claim claim(Arrival arrival) {
        return new Claim(
                "check",
                arrival.source(),
                arrival.feed(),
                arrival.shape(),
                arrival.layout(),
                "",
                arrival.area(),
                arrival.period(),
                arrival.provider(),
                arrival.asOf(),
                ANY_NIGHT,
                Instant.EPOCH,
                arrival.contentHash(),
                null,
                arrival.files(),
                arrival.problem().isEmpty() ? Claim.Disposition.LAND : Claim.Disposition.REFUSED,
                arrival.problem());
    }

    private static String name(Path file) {
        return "x/" + file.getFileName();
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static List<Path> regularFiles(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
