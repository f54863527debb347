package org.sendwarehouse.packs;

import java.nio.file.Path;
import java.util.List;

/**
 * A pack as it lies in its folder.
 *
 * @param files the document first, then the workbook and the manifest
 * @param pages pages of the document
 * @param sha256 content hash of the document, 64 hexadecimal digits
 */
public record RenderedPack(List<Path> files, int pages, String sha256) {
    public RenderedPack {
        files = List.copyOf(files);
    }
}
