package org.sendwarehouse.contract;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source delivers in one feed: the only place where its columns are named.
 *
 * @param source such as {@code liquidlogic}; the folder of the inbox
 * @param feed such as {@code ehc_advice}; unique within the source
 * @param version of the contract itself
 * @param ownerRole who answers for the feed; a role, never a person
 * @param scope what a delivery covers besides the feed itself; deliveries of different scope never replace each other
 * @param providers who may deliver the feed, where it comes from several; empty where from one
 * @param expectedProviders those of them whose deliveries are due, whether or not any has come
 * @param units what a delivery of a {@code replace_period} feed replaces, as columns of its table; empty otherwise
 * @param set name of the set of files that make one delivery; null where one file does
 * @param maxRejectPct above this share of rejected rows, in percent, the whole delivery is refused
 * @param nullSymbols the publisher's symbols for a missing number, with their meaning
 * @param reportingYear the publisher's reporting year of the contract's own layout; empty where it says nothing
 * @param retention how long its deliveries are kept
 * @param survey comes as the wide export of a survey tool, read by a questionnaire
 * @param ignoresOtherColumns columns the contract does not name are skipped instead of refused
 * @param layouts editions that differ from the contract's own layout
 * @param questionnaires how the exports of a survey feed are read, one a wave; empty for other feeds
 */
public record Contract(
        String source,
        String feed,
        String version,
        String title,
        String purpose,
        String ownerRole,
        Delivery delivery,
        Set<ScopePart> scope,
        AsOfRule asOf,
        List<String> providers,
        List<String> expectedProviders,
        List<Unit> units,
        @Nullable String set,
        int maxRejectPct,
        Accepts accepts,
        List<MatchToken> matchTokens,
        Map<String, String> nullSymbols,
        String reportingYear,
        boolean ignoresOtherColumns,
        Due due,
        Retention retention,
        boolean survey,
        @Nullable XmlShape xml,
        @Nullable BladeShape blade,
        @Nullable ModuleShape modules,
        List<Table> tables,
        List<LayoutDifference> layouts,
        List<Questionnaire> questionnaires) {

    public Contract {
        scope = Set.copyOf(scope);
        providers = List.copyOf(providers);
        expectedProviders = List.copyOf(expectedProviders);
        units = List.copyOf(units);
        matchTokens = List.copyOf(matchTokens);
        nullSymbols = Map.copyOf(nullSymbols);
        tables = List.copyOf(tables);
        layouts = List.copyOf(layouts);
        questionnaires = List.copyOf(questionnaires);
    }

    /** The source whose feeds the platform delivers itself: what it released, and to whom. */
    public static final String PLATFORM = "platform";

    /** Whether the platform itself delivers the feed, so that nothing of it may come through the inbox. */
    public boolean isOwn() {
        return source.equals(PLATFORM);
    }

    /** Such as {@code liquidlogic.ehc_advice}. */
    public String id() {
        return source + "." + feed;
    }

    /**
     * The table of that name.
     *
     * @throws NoSuchElementException when the feed has none
     */
    public Table table(String name) {
        return tables.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Feed " + id() + " has no table " + name));
    }

    /** The only table of a flat feed. */
    public Table table() {
        if (tables.size() != 1) {
            throw new IllegalStateException("Feed " + id() + " has " + tables.size() + " tables");
        }
        return tables.get(0);
    }

    /** The contract's own layout. */
    public LayoutDifference ownLayout() {
        Set<String> onlyElsewhere = new java.util.TreeSet<>();
        layouts.forEach(layout -> onlyElsewhere.addAll(layout.added()));
        return new LayoutDifference("", reportingYear, "", Map.of(), Set.of(), onlyElsewhere, Set.of());
    }

    /** The layout of that name; the contract's own where it has none such. */
    public LayoutDifference layout(String name) {
        return layouts.stream().filter(l -> l.name().equals(name)).findFirst().orElseGet(this::ownLayout);
    }

    /**
     * The questionnaire of that name.
     *
     * @throws NoSuchElementException when the feed has none, as after an operator's file was taken away
     */
    public Questionnaire questionnaire(String name) {
        return questionnaires.stream()
                .filter(q -> q.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Feed " + id() + " has no questionnaire " + name));
    }

    /** How a delivery relates to those before it. */
    public enum Delivery {
        /** Replaces what was delivered before. */
        SNAPSHOT,
        /** Adds to it; of rows with one key, the last delivered counts. */
        INCREMENT,
        /** Replaces the units it covers, such as a school's week, and leaves the others. */
        REPLACE_PERIOD
    }

    /**
     * One part of what a delivery replaces.
     *
     * @param column a column of the feed's table
     * @param byWeek the Monday of the date in the column, not the date itself
     */
    public record Unit(String column, boolean byWeek) {
        /** As the contract says it: {@code urn}, or {@code week(session_date)}. */
        public String text() {
            return byWeek ? "week(" + column + ")" : column;
        }
    }

    /** A part of a delivery's scope. */
    public enum ScopePart {
        /** The local authority. */
        AREA,
        /** The collection year. */
        PERIOD,
        /** The organisation that delivers, told by the folder or the file name. */
        PROVIDER,
        /** The academic year of the content's date. */
        ACADEMIC_YEAR
    }

    /** Where the date of a delivery's content is found. */
    public enum AsOfRule {
        /** In the file name; where it has none, the day received. */
        FILE_NAME_DATE,
        /** In the header of the content. */
        HEADER
    }

    /**
     * What a delivery may look like.
     *
     * @param formats file formats: {@code csv}, {@code xlsx} and {@code xml}
     * @param encodings character encodings, by their usual names
     * @param dateFormats patterns as {@link java.time.format.DateTimeFormatter} reads them; a time of day may follow
     */
    public record Accepts(Set<String> formats, List<String> encodings, List<String> dateFormats) {
        public Accepts {
            formats = Set.copyOf(formats);
            encodings = List.copyOf(encodings);
            dateFormats = List.copyOf(dateFormats);
        }
    }

    /**
     * When a delivery is due.
     *
     * @param calendar the days its content must reach
     * @param graceDays calendar days after such a day until it is late
     */
    public record Due(DueCalendar calendar, int graceDays) {
        /** In words, such as {@code every working day, 2 days' grace}. */
        public String text() {
            return calendar.text() + ", " + graceDays + (graceDays == 1 ? " day's" : " days'") + " grace";
        }
    }

    /** The days that the content of a feed must reach. */
    public enum DueCalendar {
        WORKING_DAY("every working day"),
        SCHOOL_DAY("every school day"),
        MONTH_END("every month's end"),
        TERM_END("every term's end"),
        HALF_YEAR_END("twice a year"),
        JANUARY("every January"),
        APRIL("every April"),
        JUNE("every June"),
        /** When something happened, such as a survey wave; never late. */
        ON_EVENT("when there is something to deliver");

        private final String text;

        DueCalendar(String text) {
            this.text = text;
        }

        /** In words. */
        public String text() {
            return text;
        }
    }
}
