package org.sendwarehouse.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.sendwarehouse.contract.Column;

/** A child that is nobody, planted in every place where a delivery names one, and a password; to be searched for. */
final class Canaries {
    static final String UPN = "H801200001001";
    static final String ULN = "1000000043";
    static final String NHS = "9434765919";
    static final String SURNAME = "Zyxwvutcanary";
    static final String FORENAME = "Qwertcanary";
    static final String POSTCODE = "ZZ99 7QX";
    static final String BIRTH = "2011-03-13";
    static final String PERSON = "CANARYLOCAL998877";
    static final String PASSWORD = "Canary-Passw0rd-Xq7";

    private Canaries() {}

    /** What the planted child has in a column that identifies people. */
    static String of(Column.Identity identity) {
        return switch (identity) {
            case UPN -> UPN;
            case ULN -> ULN;
            case NHS_NUMBER -> NHS;
            case SURNAME -> SURNAME;
            case FORENAME -> FORENAME;
            case BIRTH_DATE -> BIRTH;
            case POSTCODE -> POSTCODE;
            case LOCAL_ID -> PERSON;
        };
    }

    /** Every form in which any of it may turn up, and those of the keys of a home. */
    static List<String> all(Path keys) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                UPN,
                UPN.toLowerCase(Locale.ROOT),
                ULN,
                NHS,
                "943 476 5919",
                SURNAME,
                SURNAME.toUpperCase(Locale.ROOT),
                SURNAME.toLowerCase(Locale.ROOT),
                FORENAME,
                FORENAME.toUpperCase(Locale.ROOT),
                FORENAME.toLowerCase(Locale.ROOT),
                POSTCODE,
                POSTCODE.replace(" ", ""),
                BIRTH,
                "13/03/2011",
                "13-Mar-2011",
                "2011-Mar-13",
                "20110313",
                PERSON,
                PERSON.toLowerCase(Locale.ROOT),
                PASSWORD));
        for (String name : List.of("pseudonym.key", "archive.key")) {
            String text = Files.readString(keys.resolve(name)).strip();
            all.add(text);
            if (text.matches("[0-9a-fA-F]+")) {
                byte[] bytes = HexFormat.of().parseHex(text);
                all.add(text.toUpperCase(Locale.ROOT));
                all.add(WrittenThings.latin(bytes));
                all.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            }
        }
        all.add(Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)));
        return all;
    }
}
