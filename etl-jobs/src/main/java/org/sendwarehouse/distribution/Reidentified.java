package org.sendwarehouse.distribution;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.Originals;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/**
 * Numbers and dates of birth of children, joined again from the archive's originals under the key. Lives in memory only.
 *
 * <p>A child's key in the warehouse is the hash of one of its tokens ({@code dim_person_record}); {@code dim_child_key} leads
 * from the others it could have had. So a record of an original is a child's when one of its tokens leads to the child, and a
 * number is the child's only when the token of that very number does: the number of a twin, or one that two people share,
 * leads to nobody and is left out.
 */
final class Reidentified {
    /** What can be filled in. */
    static final Set<Identity> WANTED = EnumSet.of(Identity.UPN, Identity.ULN, Identity.BIRTH_DATE);

    private static final Map<Identity, String> NUMBERS = Map.of(Identity.UPN, "token_upn", Identity.ULN, "token_uln");

    /** Kind of key by the landed name of its token, strongest rule first. */
    private final Map<String, String> kinds = new LinkedHashMap<>();

    private final Map<String, String> children = new HashMap<>();
    private final Map<String, Map<Identity, String>> told = new HashMap<>();
    private final Map<Identity, Set<String>> disagreeing = new EnumMap<>(Identity.class);
    private int read;
    private int gone;

    private Reidentified() {}

    /**
     * Reads the originals of every delivery that the published warehouse is made of; of records that say different things the
     * newest counts.
     *
     * @param statement on the published warehouse
     * @param wanted keys of the children to be found
     */
    static Reidentified of(
            Home home, Contracts contracts, PublishedWarehouse published, Statement statement, Set<String> wanted)
            throws IOException, SQLException {
        Reidentified found = new Reidentified();
        found.rules();
        wanted.forEach(child -> found.children.put(child, child));
        try (ResultSet keys =
                statement.executeQuery("select former_child_key, child_key from warehouse.dim_child_key")) {
            while (keys.next()) {
                if (wanted.contains(keys.getString(2))) {
                    found.children.put(keys.getString(1), keys.getString(2));
                }
            }
        }
        Originals originals = new Originals(home, contracts);
        Set<String> made = Set.copyOf(published.manifest().deliveryIds());
        List<LandedDelivery> deliveries = Ledger.read(home).arrivals().stream()
                .filter(delivery -> delivery.isLanded()
                        && made.contains(delivery.deliveryId())
                        && originals.tells(delivery, WANTED))
                .sorted(Comparator.comparing(LandedDelivery::asOf).thenComparing(LandedDelivery::receivedAt))
                .toList();
        for (LandedDelivery delivery : deliveries) {
            if (originals.read(delivery, found::add)) {
                found.read++;
            } else {
                found.gone++;
            }
        }
        return found;
    }

    private void rules() throws IOException {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Definitions.text("warehouse-sql/reference/match_rule.csv"))) {
            csv.forEach(rule -> kinds.put(rule.getField("token_column"), rule.getField("key_kind")));
        }
    }

    private void add(Originals.Person person) {
        String child = null;
        for (String token : kinds.keySet()) {
            child = child == null ? child(token, person) : child;
        }
        if (child == null) {
            return;
        }
        Map<Identity, String> known = told.computeIfAbsent(child, key -> new EnumMap<>(Identity.class));
        tell(child, known, Identity.BIRTH_DATE, person);
        for (Map.Entry<Identity, String> number : NUMBERS.entrySet()) {
            if (child.equals(child(number.getValue(), person))) {
                tell(child, known, number.getKey(), person);
            }
        }
    }

    private void tell(String child, Map<Identity, String> known, Identity identity, Originals.Person person) {
        String said = person.said().get(identity);
        String before = known.get(identity);
        if (said == null || said.equals(before)) {
            return;
        }
        if (before != null) {
            if (identity == Identity.UPN && isTemporary(said) && !isTemporary(before)) {
                return;
            }
            if (identity != Identity.UPN || isTemporary(said) == isTemporary(before)) {
                disagreeing
                        .computeIfAbsent(identity, i -> new java.util.HashSet<>())
                        .add(child);
            }
        }
        known.put(identity, said);
    }

    /** A temporary UPN ends in a letter (Unique pupil numbers, guidance of the Department for Education). */
    private static boolean isTemporary(String upn) {
        return Character.isLetter(upn.charAt(upn.length() - 1));
    }

    private @Nullable String child(String tokenColumn, Originals.Person person) {
        String token = person.tokens().get(tokenColumn);
        return token == null ? null : children.get(md5("child|" + kinds.get(tokenColumn) + "|" + token));
    }

    /** The very hash that {@code dim_person_record} takes: no secret of its own, since what it hashes is a keyed token. */
    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /** What the originals say of a child; null where they do not. */
    @Nullable
    String of(String child, Identity identity) {
        return told.getOrDefault(child, Map.of()).get(identity);
    }

    /** Of how many children the originals say different things, the newest of which is given. */
    int disagreeing(Identity identity) {
        return disagreeing.getOrDefault(identity, Set.of()).size();
    }

    /** Deliveries whose originals were read. */
    int read() {
        return read;
    }

    /** Deliveries whose originals are not in the archive any more, or landed under another key. */
    int gone() {
        return gone;
    }
}
