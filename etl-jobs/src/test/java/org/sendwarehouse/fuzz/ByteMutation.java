package org.sendwarehouse.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What can be wrong with the bytes of any file. */
enum ByteMutation {
    BITS_FLIPPED {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            byte[] flipped = bytes.clone();
            for (int i = random.nextInt(8); i >= 0 && flipped.length > 0; i--) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }
    },
    CUT_SHORT {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
    },
    PART_LOST {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(200));
            return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
        }
    },
    PART_TWICE {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(2_000));
            return joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
        }
    },
    NOISE_INSIDE {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            byte[] noise = new byte[1 + random.nextInt(64)];
            random.nextBytes(noise);
            return inserted(bytes, noise, random);
        }
    },
    ZEROS_INSIDE {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            return inserted(bytes, new byte[1 + random.nextInt(4_096)], random);
        }
    },
    HOSTILE_TEXT_INSIDE {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            return inserted(bytes, HostileValues.one(random).getBytes(StandardCharsets.UTF_8), random);
        }
    },
    QUOTES_INSIDE {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            byte[] all = bytes;
            for (int i = random.nextInt(4); i >= 0; i--) {
                all = inserted(all, new byte[] {'"'}, random);
            }
            return all;
        }
    },
    LINE_ENDS_MIXED {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            String[] ends = {"\n", "\r", "\r\n", "\n\r", "\u0085", "\u2028", "\r\r\n", ""};
            StringBuilder text = new StringBuilder();
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1)) {
                text.append(line).append(ends[random.nextInt(random.nextBoolean() ? 3 : ends.length)]);
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    },
    OTHER_ENCODING {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            String[] names = {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "UTF-32", "IBM037", "UTF-8"};
            String text = new String(bytes, StandardCharsets.UTF_8);
            byte[] encoded = text.getBytes(Charset.forName(names[random.nextInt(names.length)]));
            byte[][] marks = {
                {}, {(byte) 0xFF, (byte) 0xFE}, {(byte) 0xFE, (byte) 0xFF}, {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}
            };
            return joined(marks[random.nextInt(marks.length)], encoded);
        }
    },
    ENCODINGS_MIXED {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            byte[] mixed = inserted(bytes, "Zoë".getBytes(StandardCharsets.UTF_8), random);
            return inserted(mixed, "Zoë".getBytes(Charset.forName("windows-1252")), random);
        }
    },
    SOMETHING_ELSE {
        @Override
        byte[] apply(byte[] bytes, Random random) {
            byte[] noise = new byte[random.nextInt(3_000)];
            random.nextBytes(noise);
            byte[][] starts = {
                {},
                {'P', 'K', 3, 4},
                {'P', 'K', 5, 6},
                {'<'},
                {'<', '?', 'x', 'm', 'l'},
                {'%', 'P', 'D', 'F', '-'},
                {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                {0x1f, (byte) 0x8b}
            };
            return joined(starts[random.nextInt(starts.length)], noise);
        }
    };

    abstract byte[] apply(byte[] bytes, Random random);

    static byte[] inserted(byte[] bytes, byte[] what, Random random) {
        int at = random.nextInt(bytes.length + 1);
        return joined(joined(Arrays.copyOf(bytes, at), what), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    static byte[] joined(byte[] a, byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(a.length + b.length);
        out.writeBytes(a);
        out.writeBytes(b);
        return out.toByteArray();
    }
}
