package org.sendwarehouse.packs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One governance group, as {@code schedules/governance-groups.yaml} has it: who they are and what they are given. A new
 * group is a new entry there, never code.
 *
 * @param code short name, lower case with hyphens; names the pack's folder
 * @param name the name its members use
 * @param layer where it stands in the partnership's governance, such as {@code strategic}
 * @param audience whose numbers it may see: {@code internal}, {@code partnership} or {@code public}
 * @param scope what its pack is about; empty lists mean everything
 * @param layout name of a file in {@code report-templates/layouts}, without its ending
 * @param pageBudget the most pages its pack may have: beyond it, what the layout can spare is left out and named; what must
 *     stand is never cut, and more pages are a warning
 * @param meets when it meets and when it wants its papers
 * @param recipients role mailboxes, never people
 */
public record GroupDefinition(
        String code,
        String name,
        String layer,
        Audience audience,
        Scope scope,
        String layout,
        @JsonProperty("page_budget") int pageBudget,
        Meets meets,
        List<String> recipients) {

    public GroupDefinition {
        scope = scope == null ? Scope.EVERYTHING : scope;
        meets = meets == null ? new Meets(null, null, null) : meets;
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
    }

    /** Whose numbers a pack shows. */
    public enum Audience {
        @JsonProperty("internal")
        INTERNAL,
        @JsonProperty("partnership")
        PARTNERSHIP,
        @JsonProperty("public")
        PUBLIC;

        /** The word in the definitions, in file names and on the page. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What a pack is about. An empty list leaves that kind unrestricted.
     *
     * @param areasForImprovement codes such as {@code AFI1}
     * @param themes keys of themes
     * @param actions keys of actions
     * @param indicators indicator codes
     * @param breakdowns breakdowns it asks for, such as {@code agency}
     */
    public record Scope(
            @JsonProperty("areas_for_improvement") List<String> areasForImprovement,
            List<String> themes,
            List<String> actions,
            List<String> indicators,
            List<String> breakdowns) {
        /** The whole plan. */
        public static final Scope EVERYTHING = new Scope(List.of(), List.of(), List.of(), List.of(), List.of());

        public Scope {
            areasForImprovement = areasForImprovement == null ? List.of() : List.copyOf(areasForImprovement);
            themes = themes == null ? List.of() : List.copyOf(themes);
            actions = actions == null ? List.of() : List.copyOf(actions);
            indicators = indicators == null ? List.of() : List.copyOf(indicators);
            breakdowns = breakdowns == null ? List.of() : List.copyOf(breakdowns);
        }
    }

    /**
     * The meeting calendar.
     *
     * @param rule the rule in words, such as {@code third Tuesday of the month in term time}
     * @param papers how long before the meeting papers go out, such as {@code 5 working days before}
     * @param dates meetings that follow no rule
     */
    public record Meets(
            @Nullable String rule,
            @Nullable String papers,
            @Nullable List<java.time.LocalDate> dates) {}
}
