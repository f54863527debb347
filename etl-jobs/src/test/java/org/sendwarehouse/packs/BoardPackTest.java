package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoardPackTest {
    private static final Path FOLDER = Path.of("target", "packs");
    private static RenderedPack pack;

    @BeforeAll
    static void render() throws Exception {
        try (Connection published = PackFixture.published()) {
            pack = new PackRenderer().render(published, PackFixture.board(), PackFixture.MEETING, FOLDER);
        }
    }

    @Test
    void the_document_conforms_to_pdf_ua_1() throws Exception {
        assertThat(PdfUa.failures(pack.files().get(0))).isEmpty();
    }

    @Test
    void the_document_lies_in_its_folder() {
        assertThat(pack.files()).allMatch(Files::exists);
        assertThat(pack.pages()).isPositive();
    }
}
