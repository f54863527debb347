package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The nightly extracts of the casework system, each as known at the end of its day. */
final class OperationalFiles {
    private final Path folder;
    private final Partnership partnership;
    private final int nhsNumbers;

    OperationalFiles(Path folder, Partnership partnership, int nhsNumbers) {
        this.nhsNumbers = nhsNumbers;
        this.folder = folder;
        this.partnership = partnership;
    }

    /**
     * Writes requests, advice and annual reviews as known on a day.
     *
     * @param badAdviceRows rows a door must reject, at the end of the advice
     */
    void write(LocalDate day, int badAdviceRows) throws IOException {
        RequestExtract.write(partnership, folder.resolve("ehc_request_" + day + ".csv"), day, nhsNumbers);
        AdviceExtract.write(partnership, folder.resolve("ehc_advice_" + day + ".csv"), day, badAdviceRows);
        ReviewExtract.write(partnership, folder.resolve("ehc_annual_review_" + day + ".csv"), day);
    }

    static String requestId(CaseFile file) {
        return "REQ" + (1_000_000 + file.number);
    }

    static String planId(CaseFile file) {
        return "EHCP" + (1_000_000 + file.number);
    }

    static String personId(Child child) {
        return "LL" + (1_000_000 + child.number * 13);
    }

    /** A date if it had come by the end of a day. */
    static @Nullable LocalDate by(@Nullable LocalDate date, LocalDate day) {
        return date == null || date.isAfter(day) ? null : date;
    }
}
