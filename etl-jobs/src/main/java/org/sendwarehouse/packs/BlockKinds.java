package org.sendwarehouse.packs;

import java.util.Map;
import java.util.Set;

/** Every kind of block that a section may name. */
final class BlockKinds {
    private static final Map<String, BlockKind> KINDS = Map.ofEntries(
            Map.entry("cover", FrontBlocks::cover),
            Map.entry("banner", Banners::compose),
            Map.entry("verdict", Verdict::compose),
            Map.entry("clinic-verdict", Verdict::exceptions),
            Map.entry("decisions", Decisions::compose),
            Map.entry("exceptions", Exceptions::compose),
            Map.entry("responses", Exceptions::responses),
            Map.entry("compared", SinceLast::compared),
            Map.entry("decisions-done", SinceLast::decisions),
            Map.entry("status-changes", SinceLast::statuses),
            Map.entry("changes", FigureTables::changes),
            Map.entry("revised", SinceLast::revised),
            Map.entry("dropped", SinceLast::dropped),
            Map.entry("figures", FigureTables::compose),
            Map.entry("case-ages", CaseAges::compose),
            Map.entry("heading", TextBlocks::heading),
            Map.entry("paragraph", TextBlocks::paragraph),
            Map.entry("count", Tables::count),
            Map.entry("ledger", Tables::ledger),
            Map.entry("status-key", Tables::statusKey),
            Map.entry("contents", BackBlocks::contents),
            Map.entry("promises", PlanTables::promises),
            Map.entry("actions", PlanTables::actions),
            Map.entry("conflicts", PlanTables::conflicts),
            Map.entry("action-count", PlanTables::actionCount),
            Map.entry("areas", PlanTables::areas),
            Map.entry("undated", PlanTables::undated),
            Map.entry("due-soon", OwnBlocks::dueSoon),
            Map.entry("mismatches", OwnBlocks::mismatches),
            Map.entry("own-breakdowns", Breakdowns::compose),
            Map.entry("challenges", ChallengeTable::compose),
            Map.entry("gaps", GapTables::compose),
            Map.entry("said-did", VoiceBlocks::saidDid),
            Map.entry("scenarios", ScenarioTable::compose),
            Map.entry("promise-chart", ColumnsFigure::promise),
            Map.entry("plain-chart", ColumnsFigure::plain),
            Map.entry("own-evidence", OwnBlocks::evidence),
            Map.entry("cannot-say", OwnBlocks::cannotSay),
            Map.entry("trend", TrendFigure::compose),
            Map.entry("control", ControlFigure::compose),
            Map.entry("waits", WaitsFigure::compose),
            Map.entry("multiples", MultiplesFigure::compose),
            Map.entry("queue", QueueFigure::compose),
            Map.entry("high-needs", HighNeedsFigure::compose),
            Map.entry("equity", EquityFigure::compose),
            Map.entry("neighbours", NeighboursFigure::compose),
            Map.entry("distribution", DistributionFigure::compose),
            Map.entry("agencies", MultiplesFigure::agencies),
            Map.entry("panels", DemandPanels::compose),
            Map.entry("timeline", TimelineFigure::compose),
            Map.entry("quality-statement", QualityTables::statement),
            Map.entry("feeds", QualityTables::feeds),
            Map.entry("feeds-missing", QualityTables::missingFeeds),
            Map.entry("quality-rules", QualityTables::rules),
            Map.entry("rules", BackBlocks::rules),
            Map.entry("measures", BackBlocks::measures),
            Map.entry("run", BackBlocks::run),
            Map.entry("fields", TextBlocks::fields),
            Map.entry("key-figures", KeyFigureTables::compose),
            Map.entry("from-rules", FromRules::list),
            Map.entry("questions", FromRules::questions),
            Map.entry("criteria", CriteriaBlocks::compose),
            Map.entry("criteria-overview", CriteriaBlocks::overview),
            Map.entry("criteria-source", CriteriaBlocks::source),
            Map.entry("plain-cover", PlainBlocks::cover),
            Map.entry("plain", PlainBlocks::figure),
            Map.entry("plain-short", PlainBlocks::inShort),
            Map.entry("plain-count", PlainPromises::count),
            Map.entry("plain-promises", PlainPromises::table));

    private BlockKinds() {}

    /**
     * The maker of a kind.
     *
     * @throws IllegalArgumentException for a kind that does not exist
     */
    static BlockKind of(String kind) {
        BlockKind found = KINDS.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("There is no block of kind " + kind + "; there are " + names());
        }
        return found;
    }

    static Set<String> names() {
        return KINDS.keySet();
    }
}
