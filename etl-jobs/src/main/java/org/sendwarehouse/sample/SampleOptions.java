package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.Map;

/**
 * What kind of synthetic partnership to write.
 *
 * @param seed same seed, same bytes
 * @param scale 1 gives the published counts exactly; any other factor scales them and reproduces nothing
 * @param asAt the day the extracts are of; casework was invented up to 30 April 2026 and stands still after it
 * @param laNumber the DfE number that the returns name as their authority
 * @param shapes the shapes of a collection year's return, where they differ from the usual
 * @param badAdviceRows rows of advice with a defect a door must reject, put at the extract's end
 * @param refusedFile whether to add a return that is cut in the middle and must be refused whole
 * @param attendanceWeeks school weeks of attendance marks, up to the day of the extracts; one delivery a week
 * @param defects whether to plant the defects of {@code sample/defects.yaml} in the written files
 * @param complete whether to write also the feed that the standard sample leaves out, to show what that looks like
 */
public record SampleOptions(
        long seed,
        double scale,
        LocalDate asAt,
        String laNumber,
        Map<Integer, Sen2Shapes> shapes,
        int badAdviceRows,
        boolean refusedFile,
        int attendanceWeeks,
        boolean defects,
        boolean complete) {

    /** Which shapes a return is written in. */
    public enum Sen2Shapes {
        XML,
        BLADE,
        MODULES,
        /** All three, with the same content. */
        ALL
    }

    public SampleOptions {
        shapes = Map.copyOf(shapes);
        if (scale <= 0) {
            throw new IllegalArgumentException("The scale must be above 0: " + scale);
        }
        if (attendanceWeeks < 1) {
            throw new IllegalArgumentException("There must be a week of attendance: " + attendanceWeeks);
        }
    }

    /** County Durham at its real size as at 30 April 2026: returns as XML, one year as Blade files, one as modules. */
    public static SampleOptions standard() {
        return new SampleOptions(
                2026,
                1,
                LocalDate.of(2026, 4, 30),
                "840",
                Map.of(2021, Sen2Shapes.MODULES, 2023, Sen2Shapes.BLADE),
                12,
                false,
                3,
                false,
                false);
    }

    public SampleOptions withSeed(long newSeed) {
        return new SampleOptions(
                newSeed, scale, asAt, laNumber, shapes, badAdviceRows, refusedFile, attendanceWeeks, defects, complete);
    }

    public SampleOptions withScale(double newScale) {
        return new SampleOptions(
                seed, newScale, asAt, laNumber, shapes, badAdviceRows, refusedFile, attendanceWeeks, defects, complete);
    }

    /** The same partnership under another authority's number, as a check that the header says whose a return is. */
    public SampleOptions withLaNumber(String number) {
        return new SampleOptions(
                seed, scale, asAt, number, shapes, badAdviceRows, refusedFile, attendanceWeeks, defects, complete);
    }

    public SampleOptions withShapes(Map<Integer, Sen2Shapes> newShapes) {
        return new SampleOptions(
                seed, scale, asAt, laNumber, newShapes, badAdviceRows, refusedFile, attendanceWeeks, defects, complete);
    }

    public SampleOptions withRefusedFile() {
        return new SampleOptions(
                seed, scale, asAt, laNumber, shapes, badAdviceRows, true, attendanceWeeks, defects, complete);
    }

    /** More or fewer weeks of attendance; at full size a week is about 700,000 marks. */
    public SampleOptions withAttendanceWeeks(int weeks) {
        return new SampleOptions(
                seed, scale, asAt, laNumber, shapes, badAdviceRows, refusedFile, weeks, defects, complete);
    }

    /** With defects planted in the written files, each of which the door or a quality rule must find. */
    public SampleOptions withDefects() {
        return new SampleOptions(
                seed, scale, asAt, laNumber, shapes, badAdviceRows, refusedFile, attendanceWeeks, true, complete);
    }

    /** With every feed of the product; the standard sample leaves top-up funding out, which its packs then say. */
    public SampleOptions withEveryFeed() {
        return new SampleOptions(
                seed, scale, asAt, laNumber, shapes, badAdviceRows, refusedFile, attendanceWeeks, defects, true);
    }

    Sen2Shapes shapesOf(int collectionYear) {
        return shapes.getOrDefault(collectionYear, Sen2Shapes.XML);
    }
}
