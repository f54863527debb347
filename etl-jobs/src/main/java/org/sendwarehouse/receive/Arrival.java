package org.sendwarehouse.receive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    String scope() {
        return (area == null ? "" : area) + "/" + (period == null ? "" : period);
    }

    String firstPath() {
        return files.get(0).path();
    }
}
