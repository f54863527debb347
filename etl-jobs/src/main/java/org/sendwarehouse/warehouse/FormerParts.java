package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the version that readers see, by the rows in them. Most tables are as they were the night before, and most
 * of one that grows by the week is; what nothing touched is neither sorted, hashed nor packed again.
 */
final class FormerParts {
    private static final Logger LOG = LoggerFactory.getLogger(FormerParts.class);

    private final Map<String, ParquetExport.Part> parts = new HashMap<>();
    private final @Nullable Path version;

    /** @param version its folder; null: there is none */
    FormerParts(@Nullable Path version) {
        this.version = version;
        if (version != null) {
            read(version);
        }
    }

    private void read(Path from) {
        try {
            String catalogue = ParquetExport.FOLDER + "/" + ParquetExport.CATALOGUE;
            List<Manifest.PublishedFile> files = Manifest.read(from).files();
            String hash = Hashes.ofFile(from.resolve(catalogue));
            if (files.stream()
                    .noneMatch(file ->
                            file.path().equals(catalogue) && file.sha256().equals(hash))) {
                return;
            }
            for (ParquetExport.Table table : ParquetExport.Catalogue.read(from).tables()) {
                for (ParquetExport.Part part : table.files()) {
                    if (part.content() != null) {
                        parts.put(part.path(), part);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // Of an older release, or damaged: everything is written anew.
            LOG.info("Nothing of the version that readers see can be taken over", e);
        }
    }

    /** A part with these rows, its file being as it was written. */
    Optional<ParquetExport.Part> find(String path, String fingerprint) throws IOException {
        ParquetExport.Part part = parts.get(path);
        if (part == null
                || part.content() == null
                || !part.content().fingerprint().equals(fingerprint)
                || !Files.isRegularFile(file(part))
                || !Hashes.ofFile(file(part)).equals(part.sha256())) {
            return Optional.empty();
        }
        return Optional.of(part);
    }

    /** Where its file lies. */
    Path file(ParquetExport.Part part) {
        if (version == null) {
            throw new IllegalStateException("There is no version to take anything from");
        }
        return version.resolve(ParquetExport.FOLDER).resolve(part.path());
    }
}
