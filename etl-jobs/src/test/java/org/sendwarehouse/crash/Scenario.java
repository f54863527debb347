package org.sendwarehouse.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.Once;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.home.Home;
import tools.jackson.databind.json.JsonMapper;

/**
 * A night over a home that has a published warehouse and packs given out already, and the same night undisturbed.
 *
 * @param exitCode how the undisturbed night ended
 * @param contents what the undisturbed night left ({@link Contents})
 * @param steps seconds that each step took undisturbed
 */
record Scenario(
        String name,
        LocalDate date,
        int exitCode,
        Home undisturbed,
        Map<String, String> contents,
        Map<String, Double> steps) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TWENTIETHS = 20;

    /** Feeds that come again, without their last twentieth; of most a later extract. */
    private static final List<String> LATER = List.of(
            "liquidlogic/ehc_request_2026-04-30.csv",
            "liquidlogic/ehc_advice_2026-04-30.csv",
            "liquidlogic/ehc_annual_review_2026-04-30.csv",
            "liquidlogic/social_care_2026-04-30.csv",
            "synergy/pupil_2026-04-30.csv",
            "synergy/movement_2026-04-30.csv",
            "governance/decision_2026-04-30.csv");

    /**
     * The night that the tests of the build share ({@link SmallHome#revised()}): one revised extract. The times of its
     * steps are rough guesses.
     */
    static Scenario revised() throws Exception {
        return new Scenario(
                "revised",
                SmallHome.REVISED,
                0,
                SmallHome.revised().home(),
                Contents.of(SmallHome.revised().home()),
                Map.of("start", 4.0, "land", 1.0, "build", 12.0, "publish", 4.0, "render", 4.0, "report", 0.2));
    }

    /**
     * A night with all that a door sees: later extracts, school weeks replaced, a set of nine files that repeats what is
     * known, a return that was cut on its way and is refused; with mail about packs.
     */
    static Scenario busy() throws Exception {
        Path made = Once.made("busy-night", folder -> {
            Home home = SmallHome.first().copy(folder.resolve("home")).home();
            deliver("busy", home);
            try (Mailbox mailbox = new Mailbox()) {
                settings(home, mailbox);
                try (NightProcess night = NightProcess.start(home, List.of(), command(SmallHome.REVISED))) {
                    NightProcess.Ended ended = night.end();
                    Files.writeString(folder.resolve("said.txt"), ended.said());
                    Files.writeString(folder.resolve("steps.json"), JSON.writeValueAsString(ended.steps()));
                    Files.writeString(folder.resolve("exit"), Integer.toString(ended.exitCode()));
                }
            }
        });
        Home home = new Home(made.resolve("home"));
        Map<String, Double> steps = new TreeMap<>();
        JSON.readTree(Files.readString(made.resolve("steps.json")))
                .properties()
                .forEach(step -> steps.put(step.getKey(), step.getValue().asDouble()));
        int exitCode = Integer.parseInt(Files.readString(made.resolve("exit")));
        return new Scenario("busy", SmallHome.REVISED, exitCode, home, Contents.of(home), steps);
    }

    private static String[] command(LocalDate date) {
        return new String[] {"nightly", "--date=" + date};
    }

    String[] command() {
        return command(date);
    }

    /** A home with the night before it. */
    Home fresh(Path folder, Mailbox mailbox) throws IOException {
        Home home = SmallHome.first().copy(folder).home();
        deliver(name, home);
        settings(home, mailbox);
        return home;
    }

    private static void deliver(String name, Home home) throws IOException {
        Path inbox = SmallHome.sample().resolve("inbox");
        for (String file : LATER) {
            if (name.equals("busy") || file.contains("ehc_advice")) {
                shorter(inbox.resolve(file), home, file.replace("2026-04-30", SmallHome.REVISED.toString()));
            }
        }
        if (name.equals("busy")) {
            shorter(inbox.resolve("synergy/attendance_2026-04-30.csv"), home, "synergy/attendance_2026-05-13.csv");
            for (Path file : files(inbox.resolve("liquidlogic"), "Blade-Export*")) {
                put(Files.readAllBytes(file), home, "liquidlogic/" + file.getFileName());
            }
            byte[] whole = Files.readAllBytes(inbox.resolve("liquidlogic/sen2_840_2026.xml"));
            put(Arrays.copyOf(whole, whole.length / 2), home, "liquidlogic/sen2_840_2026.xml");
        }
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            return java.util.stream.StreamSupport.stream(found.spliterator(), false)
                    .sorted()
                    .toList();
        }
    }

    private static void shorter(Path file, Home home, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String kept =
                String.join("\n", lines.subList(0, 1 + (lines.size() - 1) * (TWENTIETHS - 1) / TWENTIETHS)) + "\n";
        put(kept.getBytes(java.nio.charset.StandardCharsets.UTF_8), home, name);
    }

    private static void put(byte[] content, Home home, String name) throws IOException {
        Path target = home.inbox().resolve(name);
        Files.createDirectories(target.getParent());
        Files.write(target, content);
    }

    private static void settings(Home home, Mailbox mailbox) throws IOException {
        Files.writeString(home.root().resolve("send.yaml"), """
                send:
                  inbox:
                    settle: 0s
                  duckdb:
                    threads: 1
                """ + mailbox.settings());
    }
}
