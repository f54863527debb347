package org.sendwarehouse.sample;

import java.time.LocalDate;
import java.util.List;
import org.sendwarehouse.sample.MovementPlanner.Movement;

/** Everything the feeds beyond casework are written from. */
record Scene(
        SampleOptions options,
        Plan plan,
        FeedCalibration calibration,
        SchoolCalendar calendar,
        List<Pupil> pupils,
        List<Movement> movements,
        Feeds feeds) {

    static Scene of(SampleOptions options, Plan plan, Feeds feeds) {
        FeedCalibration calibration = FeedCalibration.read();
        List<Pupil> pupils = new PupilPlanner(plan, calibration, options).plan();
        Scene still = new Scene(options, plan, calibration, new SchoolCalendar(), pupils, List.of(), feeds);
        List<Movement> movements = new MovementPlanner(still).plan();
        return new Scene(options, plan, calibration, still.calendar(), pupils, movements, feeds);
    }

    Partnership partnership() {
        return plan.partnership();
    }

    LocalDate asAt() {
        return options.asAt();
    }

    /** The last day of the month before the one at hand. */
    LocalDate lastMonthEnd() {
        return asAt().withDayOfMonth(1).minusDays(1);
    }

    Dice dice(String purpose, long... entity) {
        return partnership().dice(purpose, entity);
    }

    /** A count of County Durham at the scale of this sample; never none. */
    int scaled(int count) {
        return (int) Math.max(1, Math.round(count * options.scale()));
    }

    /** First day of the academic year of a day. */
    static LocalDate academicYearOf(LocalDate day) {
        return LocalDate.of(day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1, 9, 1);
    }
}
