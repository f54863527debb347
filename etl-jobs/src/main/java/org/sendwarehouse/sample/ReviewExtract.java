package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.sendwarehouse.sample.CaseFile.Review;

/** {@code ehc_annual_review}: a row a review held or due, as known at the end of a day. */
final class ReviewExtract {
    private static final List<String> HEADER = List.of(
            "person_id",
            "plan_id",
            "ncy_at_review",
            "due_date",
            "meeting_date",
            "decision_date",
            "outcome",
            "transition_review",
            "advice_updated",
            "outcomes_reviewed",
            "outcomes_achieved");

    private ReviewExtract() {}

    static void write(Partnership partnership, Path path, LocalDate day) throws IOException {
        try (Csv csv = new Csv(path, HEADER)) {
            for (CaseFile file : partnership.cases) {
                for (Review review : file.reviews) {
                    if (!review.due().isAfter(day.plusDays(60))) {
                        writeReview(csv, file, review, day);
                    }
                }
            }
        }
    }

    private static void writeReview(Csv csv, CaseFile file, Review review, LocalDate day) throws IOException {
        LocalDate meeting = OperationalFiles.by(review.meeting(), day);
        boolean decided =
                OperationalFiles.by(review.decision(), day) != null || (meeting != null && review.decision() == null);
        int year = Calendars.yearGroup(file.child.birth(), meeting != null ? meeting : review.due());
        boolean transition = year == 5 || year == 9;
        csv.row(
                OperationalFiles.personId(file.child),
                OperationalFiles.planId(file),
                year,
                review.due(),
                meeting,
                OperationalFiles.by(review.decision(), day),
                decided ? review.outcome() : null,
                transition,
                meeting == null ? null : review.adviceUpdated(),
                meeting == null ? null : review.reviewed(),
                meeting == null ? null : review.achieved());
    }
}
