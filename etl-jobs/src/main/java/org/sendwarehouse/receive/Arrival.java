package org.sendwarehouse.receive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract.ScopePart;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.receive.Claim.ClaimedFile;

/** A whole delivery found in the inbox, before it is held against what is already known. */
record Arrival(
        String source,
        String feed,
        Shape shape,
        String layout,
        @Nullable String area,
        @Nullable String period,
        @Nullable String provider,
        LocalDate asOf,
        List<ClaimedFile> files,
        String problem) {

    Arrival {
        files = files.stream()
                .sorted(Comparator.comparing(ClaimedFile::role).thenComparing(ClaimedFile::path))
                .toList();
    }

    /** The same for the same bytes, whatever the files are called. */
    String contentHash() {
        if (files.size() == 1) {
            return files.get(0).sha256();
        }
        List<String> parts = new ArrayList<>();
        files.forEach(f -> {
            parts.add(f.role());
            parts.add(f.sha256());
        });
        return Hashes.of(parts.toArray(String[]::new));
    }

    /** What it covers, as far as these parts of a scope keep deliveries of the feed apart. */
    String scope(Set<ScopePart> parts) {
        List<String> scope = new ArrayList<>();
        if (parts.contains(ScopePart.AREA)) {
            scope.add(area == null ? "" : area);
        }
        if (parts.contains(ScopePart.PERIOD) || parts.contains(ScopePart.ACADEMIC_YEAR)) {
            scope.add(period == null ? "" : period);
        }
        if (parts.contains(ScopePart.PROVIDER)) {
            scope.add(provider == null ? "" : provider);
        }
        return String.join("/", scope);
    }

    /** Area, period and provider, whether or not the feed's scope asks for them: what claims are ordered by. */
    String about() {
        return scope(Set.of(ScopePart.AREA, ScopePart.PERIOD)) + (provider == null ? "" : "/" + provider);
    }

    String firstPath() {
        return files.get(0).path();
    }
}
