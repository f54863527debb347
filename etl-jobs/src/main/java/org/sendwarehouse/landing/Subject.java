package org.sendwarehouse.landing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Column.Treatment;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.MatchToken;
import org.sendwarehouse.identity.Normaliser;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.landing.PersonColumns.Kind;

/**
 * Whom a request is about, as an officer says it: identifiers in the clear, in memory only. Several rows are one person under
 * several names, numbers or addresses.
 */
public final class Subject {
    /** What may be said, by column; local ids have the name of their token's domain. */
    private static final Map<String, Identity> COLUMNS = Map.of(
            "upn", Identity.UPN,
            "uln", Identity.ULN,
            "nhs_number", Identity.NHS_NUMBER,
            "surname", Identity.SURNAME,
            "forename", Identity.FORENAME,
            "birth_date", Identity.BIRTH_DATE,
            "postcode", Identity.POSTCODE);

    private final List<Map<String, String>> rows = new ArrayList<>();

    private Subject() {}

    /**
     * Reads a table with a header.
     *
     * @param csv the columns {@code upn, uln, nhs_number, surname, forename, birth_date, postcode} and local ids, any of them
     * @throws NotOnePersonException when a column is unknown, a value is none of its kind, or nothing is said; without the value
     */
    public static Subject read(String csv, Contracts contracts) throws NotOnePersonException {
        Set<String> local = localDomains(contracts);
        Subject subject = new Subject();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv.strip())) {
            for (NamedCsvRecord record : reader) {
                Map<String, String> said = new HashMap<>();
                for (String header : record.getHeader()) {
                    String column = header.strip().toLowerCase(Locale.ROOT);
                    if (!COLUMNS.containsKey(column) && !local.contains(column)) {
                        throw new NotOnePersonException("The column " + header + " is not known. Columns: "
                                + String.join(", ", new TreeSet<>(COLUMNS.keySet())) + "; local ids: "
                                + String.join(", ", new TreeSet<>(local)) + ".");
                    }
                    String value = record.getField(header).strip();
                    if (!value.isEmpty()) {
                        require(column, value);
                        said.put(column, value);
                    }
                }
                if (!said.isEmpty()) {
                    subject.rows.add(said);
                }
            }
        } catch (java.io.IOException | RuntimeException e) {
            throw new NotOnePersonException("The request cannot be read as CSV with a header.");
        }
        if (subject.rows.isEmpty()) {
            throw new NotOnePersonException("Nothing is said of the person: a header, and one row at least.");
        }
        return subject;
    }

    private static void require(String column, String value) throws NotOnePersonException {
        Identity identity = COLUMNS.getOrDefault(column, Identity.LOCAL_ID);
        boolean fits = identity == Identity.BIRTH_DATE
                ? value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                : Normaliser.normalise(identity, value) != null;
        if (!fits) {
            throw new NotOnePersonException("What stands under " + column
                    + (identity == Identity.BIRTH_DATE
                            ? " is no date as 2012-03-31."
                            : " cannot be one: mistyped, or its check character is wrong."));
        }
    }

    private static Set<String> localDomains(Contracts contracts) {
        Set<String> domains = new HashSet<>();
        for (Contract contract : contracts.all()) {
            for (Column column : contract.tables().get(0).columns()) {
                if (column.treatment() instanceof Treatment.Pseudonymise pseudonymise) {
                    domains.add(pseudonymise.domain());
                }
            }
        }
        return domains;
    }

    /** The tokens that the door would give what is said, by kind: as every contract makes them. */
    Map<Kind, Set<String>> tokens(Contracts contracts, Pseudonymiser pseudonymiser) {
        Map<Kind, Set<String>> tokens = new HashMap<>();
        for (Map<String, String> said : rows) {
            for (Contract contract : contracts.all()) {
                for (MatchToken token : contract.matchTokens()) {
                    add(tokens, said, contract, token, pseudonymiser);
                }
                for (Column column : contract.tables().get(0).columns()) {
                    if (column.treatment() instanceof Treatment.Pseudonymise local
                            && said.containsKey(local.domain())) {
                        String normal = Normaliser.normalise(
                                column.identity() == null ? Identity.LOCAL_ID : column.identity(),
                                said.get(local.domain()));
                        if (normal != null) {
                            tokens.computeIfAbsent(PersonColumns.kind(local.domain()), k -> new HashSet<>())
                                    .add(pseudonymiser.token(local.domain(), normal));
                        }
                    }
                }
            }
        }
        return tokens;
    }

    private static void add(
            Map<Kind, Set<String>> tokens,
            Map<String, String> said,
            Contract contract,
            MatchToken token,
            Pseudonymiser pseudonymiser) {
        List<String> parts = new ArrayList<>();
        for (String from : token.from()) {
            Identity identity = contract.tables().get(0).column(from).identity();
            String value = null;
            for (Map.Entry<String, Identity> column : COLUMNS.entrySet()) {
                value = column.getValue() == identity ? said.get(column.getKey()) : value;
            }
            String normal = value == null || identity == null ? null : Normaliser.forMatching(identity, value);
            if (normal == null) {
                return;
            }
            parts.add(normal);
        }
        tokens.computeIfAbsent(PersonColumns.kind(token.token()), k -> new HashSet<>())
                .add(pseudonymiser.token(token.token(), parts.toArray(String[]::new)));
    }

    /** What must stand nowhere any more: numbers and local ids as they are written, in upper case without spaces. */
    public Set<String> numbers() {
        Set<String> numbers = new LinkedHashSet<>();
        for (Map<String, String> said : rows) {
            for (String column : List.of("upn", "uln", "nhs_number")) {
                if (said.containsKey(column)) {
                    numbers.add(said.get(column).replace(" ", "").toUpperCase(Locale.ROOT));
                }
            }
        }
        return numbers;
    }

    /** Surname and forename of each row that says both, in lower case: what must not stand in one line. */
    public List<List<String>> names() {
        List<List<String>> names = new ArrayList<>();
        for (Map<String, String> said : rows) {
            if (said.containsKey("surname") && said.containsKey("forename")) {
                names.add(List.of(
                        said.get("surname").toLowerCase(Locale.ROOT),
                        said.get("forename").toLowerCase(Locale.ROOT)));
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return "subject of a request";
    }

    /** It cannot be told who is meant; the message says what to give, and names nobody. */
    public static final class NotOnePersonException extends Exception {
        private static final long serialVersionUID = 1L;

        NotOnePersonException(String message) {
            super(message);
        }
    }
}
