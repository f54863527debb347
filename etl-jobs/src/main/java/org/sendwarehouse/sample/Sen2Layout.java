package org.sendwarehouse.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The modules of a SEN2 return in the order of its guide, each with its elements and its parent. */
enum Sen2Layout {
    PERSON(
            "Person",
            null,
            "Surname Forename PersonBirthDate Sex Ethnicity PostCode UPN UniqueLearnerNumber UPNunknown"),
    REQUESTS(
            "Requests",
            PERSON,
            "ReceivedDate RequestSource RYA RequestOutcomeDate RequestOutcome RequestMediation RequestTribunal Exported"),
    ASSESSMENT(
            "Assessment",
            REQUESTS,
            "AssessmentOutcome AssessmentOutcomeDate AssessmentMediation AssessmentTribunal OtherMediation"
                    + " OtherTribunal Week20"),
    NAMED_PLAN("NamedPlan", ASSESSMENT, "StartDate PlanRes PlanWBP PB OA DP CeaseDate CeaseReason"),
    PLAN_DETAIL(
            "PlanDetail",
            NAMED_PLAN,
            "URN UKPRN SENsetting SENSettingOther PlacementRank SENunitIndicator ResourcedProvisionIndicator"),
    ACTIVE_PLANS(
            "ActivePlans",
            REQUESTS,
            "TransferLA ReviewMeeting ReviewOutcome ReviewDraft PhaseTransferDueDate PhaseTransferFinalDate LastReview"),
    PLACEMENT_DETAIL(
            "PlacementDetail",
            ACTIVE_PLANS,
            "URN UKPRN SENsetting SENSettingOther PlacementRank EntryDate LeavingDate SENunitIndicator"
                    + " ResourcedProvisionIndicator RES WBP"),
    SEN_NEED("SENneed", ACTIVE_PLANS, "SENtype SENtypeRank");

    final String element;
    final @Nullable Sen2Layout parent;
    private final String columns;

    Sen2Layout(String element, @Nullable Sen2Layout parent, String columns) {
        this.element = element;
        this.parent = parent;
        this.columns = columns;
    }

    List<String> columns() {
        return List.of(columns.split(" ", -1));
    }

    static Sen2Layout of(Sen2Node node) {
        for (Sen2Layout layout : values()) {
            if (layout.element.equals(node.module)) {
                return layout;
            }
        }
        throw new IllegalArgumentException("No module " + node.module);
    }
}
