package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.packs.text.Numbers;

/** What a reader must know of a pack before reading it. */
final class Banners {
    private Banners() {}

    /** That the people in it are invented; where the layout puts it. */
    static List<Block> compose(String id, Options options, PackContext pack) {
        return pack.run.flag("synthetic")
                ? List.of(banner(id, pack.messages.say(options.text("message", "banner.synthetic"))))
                : List.of();
    }

    /** What is wrong with the data: above everything else on the first page of every layout, so that none can leave it out. */
    static List<Block> state(PackContext pack) {
        List<Block> banners = new ArrayList<>();
        if (pack.request.draft()) {
            banners.add(banner("state-draft", pack.messages.say("banner.draft")));
        }
        PackRequest.Refusal refused = pack.request.refused();
        if (refused != null) {
            banners.add(banner("state-refused", refused(refused, pack)));
        }
        return banners;
    }

    static String refused(PackRequest.Refusal refused, PackContext pack) {
        return pack.messages.say(
                pack.request.draft()
                        ? "banner.draft.reason"
                        : refused.isUnfinished() ? "banner.unfinished" : "banner.refused",
                "night",
                Numbers.date(refused.night()),
                "asAt",
                Numbers.date(pack.asAt()),
                "reason",
                refused.reason());
    }

    private static Block banner(String id, String text) {
        return Block.of(id, "banner", Map.of("text", text));
    }
}
