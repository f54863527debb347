package org.sendwarehouse.packs;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Checks a document against veraPDF's profiles, PDF/UA-1 where none is named. */
final class PdfUa {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfUa() {}

    /** What fails: one line a rule, with an example of where. Empty for a document that conforms. */
    static List<String> failures(Path document) throws Exception {
        return failures(document, PDFAFlavour.PDFUA_1);
    }

    /** What fails of one profile, in the same words. */
    static List<String> failures(Path document, PDFAFlavour flavour) throws Exception {
        Map<String, String> failures = new TreeMap<>();
        try (InputStream in = Files.newInputStream(document);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failures.putIfAbsent(
                            assertion.getRuleId().getClause() + "-"
                                    + assertion.getRuleId().getTestNumber(),
                            assertion.getMessage() + " at "
                                    + assertion.getLocation().getContext());
                }
            }
        }
        return failures.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList();
    }
}
