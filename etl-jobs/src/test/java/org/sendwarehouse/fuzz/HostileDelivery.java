package org.sendwarehouse.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sendwarehouse.fuzz.SoundFile.Kind;
import org.sendwarehouse.receive.template.PlainWorkbook;

/**
 * A sound delivery with something done to it. The same seed and number give the same bytes.
 *
 * @param number of the delivery within its seed
 * @param changes what was done to it, in words
 */
record HostileDelivery(long seed, int number, SoundFile sound, List<String> changes, Map<String, byte[]> files) {

    static HostileDelivery of(long seed, int number, List<SoundFile> all) {
        Random random = new Random(seed * 1_000_003 + number);
        SoundFile sound = all.get(number % all.size());
        List<String> changes = new ArrayList<>();
        Map<String, byte[]> files = new LinkedHashMap<>(sound.files());
        String name = new ArrayList<>(files.keySet()).get(random.nextInt(files.size()));
        byte[] bytes = files.getOrDefault(name, new byte[0]);
        if (sound.kind() == Kind.SET && random.nextInt(8) == 0) {
            files.remove(name);
            changes.add("lost " + name);
        } else {
            files.put(name, changed(sound, bytes, changes, random));
        }
        return new HostileDelivery(seed, number, sound, List.copyOf(changes), files);
    }

    private static byte[] changed(SoundFile sound, byte[] bytes, List<String> changes, Random random) {
        boolean inside = random.nextInt(4) != 0;
        byte[] changed = bytes;
        if (inside) {
            changed = switch (sound.kind()) {
                case CSV, SET -> csv(sound, bytes, changes, random);
                case XLSX -> xlsx(sound, bytes, changes, random);
                case XML -> xml(bytes, changes, random);
            };
        }
        if (!inside || random.nextInt(4) == 0) {
            ByteMutation[] all = ByteMutation.values();
            for (int i = random.nextInt(2); i >= 0; i--) {
                ByteMutation mutation = all[random.nextInt(all.length)];
                changes.add(mutation.name());
                changed = mutation.apply(changed, random);
            }
        }
        return changed;
    }

    private static List<List<String>> table(List<List<String>> rows, List<String> changes, Random random) {
        List<List<String>> table = new ArrayList<>();
        rows.forEach(row -> table.add(new ArrayList<>(row)));
        TableMutation[] all = TableMutation.values();
        for (int i = random.nextInt(3); i >= 0; i--) {
            TableMutation mutation = all[random.nextInt(all.length)];
            changes.add(mutation.name());
            mutation.apply(table, random);
        }
        return table;
    }

    private static byte[] csv(SoundFile sound, byte[] bytes, List<String> changes, Random random) {
        List<List<String>> rows = sound.rows();
        if (rows.isEmpty()) {
            rows = new ArrayList<>();
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                rows.add(List.of(line.split(",", -1)));
            }
        }
        char[] delimiters = {',', ',', ',', ';', '\t', '|', ':'};
        return SoundFiles.csv(
                table(rows, changes, random),
                delimiters[random.nextInt(delimiters.length)],
                random.nextBoolean() ? "\n" : "\r\n");
    }

    private static byte[] xlsx(SoundFile sound, byte[] bytes, List<String> changes, Random random) {
        if (random.nextBoolean() || sound.rows().isEmpty()) {
            changes.add("parts of the workbook");
            return ZipMutation.mutated(bytes, random);
        }
        List<List<String>> table = table(sound.rows(), changes, random);
        // What no program can write into a cell is left to the mutations of bytes.
        table.removeIf(List::isEmpty);
        table.forEach(row -> {
            if (row.size() > 16_384) {
                row.subList(16_384, row.size()).clear();
            }
            row.replaceAll(v -> v.length() > 32_767 ? v.substring(0, 32_767) : v);
        });
        if (table.isEmpty()) {
            return bytes;
        }
        try {
            Path file = Files.createTempFile("hostile", ".xlsx");
            try {
                PlainWorkbook.write(file, "Hostile", List.of(new PlainWorkbook.TextSheet("Data", table)));
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] xml(byte[] bytes, List<String> changes, Random random) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        XmlMutation[] all = XmlMutation.values();
        for (int i = random.nextInt(3); i >= 0; i--) {
            XmlMutation mutation = all[random.nextInt(all.length)];
            changes.add(mutation.name());
            text = mutation.apply(text, random);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The folder that a delivery has for itself in the inbox. */
    String folder() {
        return "case" + number;
    }

    @Override
    public String toString() {
        return sound.feed() + " as " + sound.kind() + " of seed " + seed + ", number " + number + ": " + changes;
    }
}
