package org.sendwarehouse.packs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** The first page: what this is. */
final class FrontBlocks {
    private FrontBlocks() {}

    static List<Block> cover(String id, Options options, PackContext pack) {
        Messages words = pack.messages;
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("kicker", pack.areaName() + " local area SEND partnership");
        values.put("title", pack.layout.title());
        values.put("anchor", "answer");
        for (String fact : List.of("group", "meeting", "audience", "newest", "oldest", "run")) {
            values.put(fact + "Label", words.say("cover." + fact));
        }
        values.put("groupValue", pack.group.name());
        values.put("meetingValue", Numbers.date(pack.meeting));
        values.put(
                "audienceValue", words.say("audience." + pack.group.audience().word()));
        values.put("newestValue", Numbers.date(pack.run.date("newest_data")));
        values.put("oldestValue", Numbers.date(pack.run.date("oldest_data")));
        values.put("runValue", pack.shortRun());
        return List.of(Block.of(id, "cover", values));
    }
}
