package org.sendwarehouse.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.home.Hashes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What lies in a pack's folder, for whom, from which run, and where each figure comes from. */
final class Manifest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Manifest() {}

    static void write(PackContext pack, int pages, List<Path> files, Path manifest) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("group", pack.group.code());
        content.put("group_name", pack.group.name());
        content.put("layout", pack.group.layout());
        content.put("audience", pack.group.audience().word());
        content.put("recipients", pack.group.recipients());
        content.put("meeting", pack.meeting.toString());
        content.put("run_id", pack.run.text("run_id", ""));
        content.put("data_as_at", pack.asAt().toString());
        content.put("newest_data", String.valueOf(pack.run.date("newest_data")));
        content.put("oldest_data", String.valueOf(pack.run.date("oldest_data")));
        content.put("software_version", pack.run.text("software_version", ""));
        content.put("synthetic", pack.run.flag("synthetic"));
        PackRequest.Refusal refused = pack.request.refused();
        if (refused != null) {
            content.put(
                    refused.isUnfinished() ? "unfinished_night" : "refused_night",
                    refused.night().toString());
            content.put("refused_reason", refused.reason());
        }
        content.put("draft", pack.request.draft());
        Path previous = pack.request.previous();
        content.put("compared_with", previous == null ? "" : Hashes.ofFile(previous.resolve("manifest.json")));
        content.put("pages", pages);
        content.put("page_budget", pack.group.pageBudget());
        content.put("over_page_budget", pages > pack.group.pageBudget());
        List<Map<String, Object>> described = new ArrayList<>();
        for (Path file : files) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", file.getFileName().toString());
            one.put("bytes", Files.size(file));
            one.put("sha256", Hashes.ofFile(file));
            described.add(one);
        }
        content.put("files", described);
        List<Map<String, Object>> figures = new ArrayList<>();
        for (PackContext.Figure figure : pack.figures()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", pack.messages.say("run.figure", "number", String.valueOf(figure.number())));
            one.put("figure", figure.number());
            one.put("title", figure.title());
            one.put("indicator", figure.indicator());
            one.put("columns", figure.columns());
            one.put("rows", figure.rows().size());
            one.put(
                    "sha256",
                    Hashes.of(figure.rows().stream().map(String::valueOf).toArray(String[]::new)));
            one.put("lineage", Lineage.of(figure.indicator(), pack));
            figures.add(one);
        }
        content.put("figures", figures);
        content.put("stated", Previous.stated(pack));
        Files.writeString(manifest, JSON.writeValueAsString(content) + "\n");
    }
}
