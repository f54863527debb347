package org.sendwarehouse.operations.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.sendwarehouse.warehouse.VersionPart;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which feeds are due next and which are late, as the published version judged it.
 *
 * @param asAt the day for which it judged
 * @param late late ones, and those that never came, the latest first
 * @param next those that have to come next, the soonest first
 */
public record FeedsDue(LocalDate asAt, List<Feed> late, List<Feed> next) {
    /** The file of a version that holds its answer. */
    static final String FILE = "feeds-due.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String QUERY =
            "select source, feed, la_number, provider, freshness, last_as_of, next_due_date,"
                    + " next_late_after, late_since, days_late from warehouse.feed_due order by days_late desc,"
                    + " next_late_after nulls last, source, feed, la_number, provider";

    public FeedsDue {
        late = List.copyOf(late);
        next = List.copyOf(next);
    }

    /**
     * A feed from one authority and provider.
     *
     * @param laNumber the authority; null where the feed is national
     * @param provider null where one delivers for all
     * @param freshness {@code on time}, {@code late} or {@code never delivered}
     * @param lastAsOf the day that its newest content speaks for; null where none came
     * @param nextDue the next day that its content has to reach; null where none is known
     * @param nextLateAfter the last day, grace included, on which that content may come
     * @param lateSince the first day on which it was late; null where it is not
     */
    public record Feed(
            String source,
            String feed,
            @Nullable String laNumber,
            @Nullable String provider,
            String freshness,
            @Nullable LocalDate lastAsOf,
            @Nullable LocalDate nextDue,
            @Nullable LocalDate nextLateAfter,
            @Nullable LocalDate lateSince,
            int daysLate) {

        /** Its name with whoever delivers it, such as {@code health/waiting_aggregate 840 hdft}. */
        public String name() {
            return source + "/" + feed + (laNumber == null ? "" : " " + laNumber)
                    + (provider == null ? "" : " " + provider);
        }
    }

    /** What the file holds. */
    record Judged(List<Feed> late, List<Feed> next) {
        Judged {
            late = List.copyOf(late);
            next = List.copyOf(next);
        }
    }

    /**
     * Writes the answer beside the data of each version, since it is asked for more often than anything else and starting
     * the database takes longer than all the rest of the answer. A version never changes, so neither does this.
     */
    public static VersionPart part() {
        return (published, folder) -> Files.write(folder.resolve(FILE), JSON.writeValueAsBytes(judged(published)));
    }

    /**
     * Asks a published version.
     *
     * @throws SQLException when its database is asked and cannot be read
     * @throws IOException when its file is there and cannot be read
     */
    public static FeedsDue of(PublishedWarehouse version) throws SQLException, IOException {
        Path file = version.folder().resolve(FILE);
        Judged judged;
        if (Files.exists(file)) {
            try {
                judged = JSON.readValue(Files.readAllBytes(file), Judged.class);
            } catch (JacksonException e) {
                throw new IOException(
                        "The file " + FILE + " of the published version cannot be read. Restore the version.", e);
            }
        } else {
            judged = asked(version);
        }
        return new FeedsDue(version.manifest().asAt(), judged.late(), judged.next());
    }

    /** Asks the database itself: versions from before the file have nothing else. */
    static Judged asked(PublishedWarehouse version) throws SQLException {
        try (Connection connection = version.connect(new DuckDb.Settings(DataSize.ofMegabytes(128), 1))) {
            return judged(connection);
        }
    }

    private static Judged judged(Connection connection) throws SQLException {
        List<Feed> late = new ArrayList<>();
        List<Feed> next = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                Feed feed = feed(rows);
                (feed.freshness().equals("on time") ? next : late).add(feed);
            }
        }
        return new Judged(late, next);
    }

    private static Feed feed(ResultSet row) throws SQLException {
        return new Feed(
                String.valueOf(row.getString("source")),
                String.valueOf(row.getString("feed")),
                row.getString("la_number"),
                row.getString("provider"),
                String.valueOf(row.getString("freshness")),
                date(row, "last_as_of"),
                date(row, "next_due_date"),
                date(row, "next_late_after"),
                date(row, "late_since"),
                row.getInt("days_late"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        @Nullable Date date = row.getDate(column);
        return date == null ? null : date.toLocalDate();
    }
}
