package org.sendwarehouse.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The moment at which a run is to be killed.
 *
 * @param step of the night
 * @param name in words, as the table of kills has it
 * @param point an operation on a file; null for a moment of the step's time
 * @param share of the step's usual time, from 0 to 1
 */
record Aim(String step, String name, FilePoint point, double share) {

    /** Of the moments of a step, how many are told by an operation on a file rather than by time. */
    private static final double AT_OPERATIONS = 0.6;

    /** How often a step is aimed at: short ones far more often than their share of the night's time. */
    private record Weighted(String step, int weight) {}

    private static final List<Weighted> STEPS = List.of(
            new Weighted("start", 10),
            new Weighted("land", 26),
            new Weighted("build", 14),
            new Weighted("check", 4),
            new Weighted("publish", 18),
            new Weighted("render", 8),
            new Weighted("distribute", 12),
            new Weighted("report", 8));

    private record Operation(String step, String name, String operation, String path, int most) {}

    /** The operations that make something visible, and those that are easily taken for harmless. */
    private static final List<Operation> OPERATIONS = List.of(
            new Operation("start", "lock written", "open", "state/run.lock$", 1),
            new Operation("start", "audit line written", "open", "state/audit.jsonl$", 1),
            new Operation("start", "audit head replaced", "move", ">.*state/audit.head$", 1),
            new Operation("start", "log opened", "open", "logs/nightly", 1),
            new Operation("start", "claims written aside", "open", "state/claims/.*new$", 1),
            new Operation("start", "claims frozen", "move", "state/claims/[^>]*json$", 1),
            new Operation("land", "Parquet part begun", "open", "landing/_tmp/[^/]*/[^/]*/part", 8),
            new Operation("land", "sidecar written", "open", "landing/_tmp/.*_delivery.json$", 4),
            new Operation("land", "delivery committed", "move", "landing/_tmp/[^/]*>.*/landing/(?!platform)", 4),
            new Operation("land", "original sealed", "move", ">.*/archive/", 8),
            new Operation("land", "clear original deleted", "delete", "/inbox/", 8),
            new Operation("land", "original quarantined", "move", ">.*/quarantine/", 1),
            new Operation("land", "originals marked as put away", "open", "/_sealed$", 4),
            new Operation("publish", "manifest written", "open", "_unfinished-[^/]*/manifest.json$", 1),
            new Operation("publish", "version named", "move", "_unfinished-[^>]*>", 1),
            new Operation("publish", "next link made", "link", "published/.current.next$", 1),
            new Operation("publish", "version shown", "move", ">.*published/current$", 1),
            new Operation("publish", "build cleared away", "delete", "work/build-", 3),
            new Operation(
                    "publish", "released figures committed", "move", "landing/_tmp/[^/]*>.*/landing/platform/", 3),
            new Operation("render", "pack folder opened", "open", "work/pack-.*(pdf|xlsx|json)$", 4),
            new Operation("distribute", "pack placed", "move", "work/pack-[^>]*>.*packs/", 2),
            new Operation("distribute", "pack logged", "open", "state/distribution.jsonl$", 2),
            new Operation("distribute", "pack sent committed", "move", "landing/_tmp/[^>]*>.*platform/pack_sent", 2),
            new Operation("report", "mail intended or sent", "open", "state/mail.jsonl$", 4),
            new Operation("report", "status written aside", "open", "state/.status.json.new$", 1),
            new Operation("report", "status replaced", "move", ">.*state/status.json$", 1),
            new Operation("report", "metrics written", "open", "logs/\\.?metrics-", 1));

    /** So many moments, in the order in which a night comes to them. */
    static List<Aim> draw(int count, Random random) {
        List<Aim> aims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            aims.add(one(random));
        }
        List<String> order = STEPS.stream().map(Weighted::step).toList();
        aims.sort((a, b) -> order.indexOf(a.step()) - order.indexOf(b.step()));
        return aims;
    }

    /** The aim at the operation of this name. */
    static Aim at(String name, String when, int nth) {
        return OPERATIONS.stream()
                .filter(operation -> operation.name().equals(name))
                .map(operation -> at(operation, when, nth))
                .findFirst()
                .orElseThrow();
    }

    /** The aim at a share of a step's time. */
    static Aim during(String step, double share) {
        return new Aim(step, "some time in " + step, null, share);
    }

    private static Aim one(Random random) {
        int left = random.nextInt(STEPS.stream().mapToInt(Weighted::weight).sum());
        String step = "";
        for (Weighted each : STEPS) {
            if (left >= 0) {
                step = each.step();
            }
            left -= each.weight();
        }
        String chosen = step;
        List<Operation> operations = OPERATIONS.stream()
                .filter(operation -> operation.step().equals(chosen))
                .toList();
        if (operations.isEmpty() || random.nextDouble() > AT_OPERATIONS) {
            return during(chosen, random.nextDouble());
        }
        Operation operation = operations.get(random.nextInt(operations.size()));
        return at(operation, random.nextBoolean() ? "before" : "after", 1 + random.nextInt(operation.most()));
    }

    private static Aim at(Operation operation, String when, int nth) {
        return new Aim(
                operation.step(),
                when + ": " + operation.name(),
                new FilePoint(operation.operation() + " " + when, operation.path(), nth),
                0);
    }
}
