package org.sendwarehouse.receive;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contract.ScopePart;

/** What the place and the name of a file, and the date of its content, say about what it covers. */
final class PathScope {
    /** Stands for a provider that a file being checked, outside any inbox, need not name. */
    static final String ANY_PROVIDER = "any";

    private final @Nullable String homeArea;
    private final @Nullable String assumedProvider;

    /**
     * @param homeArea the authority where no folder names one; null where the home has none
     * @param assumedProvider the provider where neither folder nor name has one; null where it must be named
     */
    PathScope(@Nullable String homeArea, @Nullable String assumedProvider) {
        this.homeArea = homeArea;
        this.assumedProvider = assumedProvider;
    }

    /** The number of the innermost folder named like one, else the home's own. */
    @Nullable
    String area(String path) {
        Path folder = Path.of(path).getParent();
        while (folder != null) {
            String name = String.valueOf(folder.getFileName());
            if (name.matches("[0-9]{3}")) {
                return name;
            }
            folder = folder.getParent();
        }
        return homeArea;
    }

    /**
     * Who delivers, by a folder below the source or by a part of the file name.
     *
     * @param name null where it is not known
     * @param problem why not; empty where it is known or need not be
     */
    record Provider(@Nullable String name, String problem) {}

    Provider provider(Contract contract, String path) {
        if (!contract.scope().contains(ScopePart.PROVIDER)) {
            return new Provider(null, "");
        }
        List<String> known = contract.providers();
        TreeSet<String> named = new TreeSet<>();
        List<String> words = new ArrayList<>();
        for (Path part : Path.of(path)) {
            // A folder's whole name counts; of a file's name, each part between signs.
            words.add(part.toString().toLowerCase(Locale.ROOT));
        }
        String file = words.remove(words.size() - 1);
        words.addAll(List.of(file.split("[^a-z0-9]+", -1)));
        for (String provider : known) {
            if (words.contains(provider.toLowerCase(Locale.ROOT))) {
                named.add(provider);
            }
        }
        if (named.size() == 1) {
            return new Provider(named.first(), "");
        }
        if (named.isEmpty() && assumedProvider != null) {
            return new Provider(assumedProvider, "");
        }
        String providers = String.join(", ", known);
        return new Provider(
                null,
                named.isEmpty()
                        ? "It is not known which provider this comes from. Put the file into a folder named by the"
                                + " provider, or make the provider part of its name, such as " + contract.feed() + "_"
                                + known.get(0) + "_2026-03-31.csv. The providers known are " + providers + "."
                        : "Folder and name speak of more than one provider (" + String.join(", ", named)
                                + "); name one. The providers known are " + providers + ".");
    }

    /** The academic year of a date, 1 September to 31 August, such as {@code 2025/26}. */
    static String academicYear(LocalDate date) {
        int start = date.getMonthValue() >= Month.SEPTEMBER.getValue() ? date.getYear() : date.getYear() - 1;
        return String.format(Locale.ROOT, "%d/%02d", start, (start + 1) % 100);
    }
}
