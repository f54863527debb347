package org.sendwarehouse.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.Normaliser;
import org.sendwarehouse.identity.PostcodeAreas;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.receive.Claim.ClaimedFile;

/**
 * Reads people out of the originals in the archive, in the clear, together with the tokens that landed for them. Only for
 * an officer who may re-identify and holds the key; nothing of it is written or logged here.
 */
public final class Originals {
    private final OriginalStore store;
    private final Contracts contracts;
    private final Pseudonymiser pseudonymiser;

    /** @throws org.sendwarehouse.identity.PseudonymKeyException when the home has no fit key */
    public Originals(Home home, Contracts contracts) {
        PseudonymKey.requireSettled(home);
        this.store = new OriginalStore(home);
        this.contracts = contracts;
        this.pseudonymiser = new Pseudonymiser(PseudonymKey.load(home));
    }

    /**
     * What one record of an original says of who a person is.
     *
     * @param tokens match tokens by their landed names, such as {@code token_upn}; those that came about
     * @param said normalised identities in the clear; a date of birth in ISO form
     */
    public record Person(Map<String, String> tokens, Map<Identity, String> said) {
        public Person {
            tokens = Map.copyOf(tokens);
            said = Map.copyOf(said);
        }

        /** Names the kinds only: a record in a message or a debugger's log must not say who a child is. */
        @Override
        public String toString() {
            return "Person" + new TreeSet<>(said.keySet());
        }
    }

    /** Whether deliveries of this feed have people that match tokens tell, one of these identities among what they say. */
    public boolean tells(LandedDelivery delivery, Set<Identity> wanted) {
        return contracts.find(delivery.source(), delivery.feed()).stream()
                .filter(contract -> !contract.matchTokens().isEmpty())
                .flatMap(contract -> contract.tables().get(0).columns().stream())
                .anyMatch(column -> column.identity() != null && wanted.contains(column.identity()));
    }

    /**
     * Reads the people of a delivery on record; rows that the door rejected are passed over.
     *
     * @return false when its originals are not in the archive as they were sent, or landed under another key
     * @throws IOException when an original cannot be read
     */
    public boolean read(LandedDelivery delivery, Consumer<Person> each) throws IOException {
        if (delivery.files().isEmpty() || !delivery.keyId().equals(pseudonymiser.keyId())) {
            return false;
        }
        Optional<Unsealed> originals = store.open(delivery);
        if (originals.isEmpty()) {
            return false;
        }
        Contract contract = contracts.contract(delivery.source(), delivery.feed());
        // Of a nested return, the persons; everything below one is about the same person.
        Reader people = new Reader(contract, contract.tables().get(0), pseudonymiser);
        try (Unsealed opened = originals.get();
                BlockReader reader = BlockReaders.open(contract, delivery.shape(), delivery.layout(), opened.files())) {
            for (RowBlock block = reader.read(); block != null; block = reader.read()) {
                people.read(block, each);
            }
        }
        return true;
    }

    /**
     * Writes the originals of a delivery into a folder, in the clear, each under its own name and for its owner only.
     *
     * @return the files written; empty when the originals are not all there as they were sent
     * @throws java.nio.file.FileAlreadyExistsException when the folder has a file of such a name
     */
    public List<Path> writeOut(LandedDelivery delivery, Path folder) throws IOException {
        Optional<Unsealed> originals = delivery.files().isEmpty() ? Optional.empty() : store.open(delivery);
        if (originals.isEmpty()) {
            return List.of();
        }
        Home.OwnerOnly.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        try (Unsealed opened = originals.get()) {
            for (Map.Entry<ClaimedFile, Path> file : opened.files().entrySet()) {
                Path out = folder.resolve(file.getKey().name());
                Files.createFile(
                        out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (InputStream in = Files.newInputStream(file.getValue());
                        OutputStream to = Files.newOutputStream(out)) {
                    in.transferTo(to);
                }
                written.add(out);
            }
        }
        return written;
    }

    /** Whether the originals of a delivery are found by a search; false where they are not kept. */
    public boolean holds(LandedDelivery delivery, TextSearch search) throws IOException {
        Optional<Unsealed> originals = delivery.files().isEmpty() ? Optional.empty() : store.open(delivery);
        if (originals.isEmpty()) {
            return false;
        }
        try (Unsealed opened = originals.get()) {
            for (Path file : opened.files().values()) {
                try (InputStream in = Files.newInputStream(file)) {
                    if (search.finds(in)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static final class Reader {
        private final Table table;
        private final RowChecker checker;
        private final RowProtector protector;
        private final Map<Integer, String> tokens = new HashMap<>();
        private final Map<Integer, Identity> identities = new HashMap<>();

        Reader(Contract contract, Table table, Pseudonymiser pseudonymiser) {
            this.table = table;
            checker = new RowChecker(contract, table);
            protector = new RowProtector(contract, table, pseudonymiser, PostcodeAreas.NONE);
            List<LandedColumn> landed = table.landedColumns();
            for (int i = 0; i < landed.size(); i++) {
                if (landed.get(i).origin() == LandedColumn.Origin.MATCH_TOKEN) {
                    tokens.put(i, landed.get(i).name());
                }
            }
            List<Column> columns = table.columns();
            for (int i = 0; i < columns.size(); i++) {
                Identity identity = columns.get(i).identity();
                if (identity != null) {
                    identities.put(i, identity);
                }
            }
        }

        void read(RowBlock block, Consumer<Person> each) {
            if (block instanceof RowBlock.Persons persons) {
                persons.persons.forEach(person -> read(person.values, person.line, each));
            } else if (block instanceof RowBlock.Flat flat && flat.table.name().equals(table.name())) {
                for (int i = 0; i < flat.count; i++) {
                    if (flat.rows[i].length > 0) {
                        read(flat.rows[i], flat.lines[i], each);
                    }
                }
            }
        }

        private void read(@Nullable String[] raw, long line, Consumer<Person> each) {
            @Nullable Object[] values = checker.check(raw, line, new Rejects(true));
            if (values == null) {
                return;
            }
            @Nullable Object[] landed = protector.protect(values, new RowProtector.Context());
            Map<String, String> found = new HashMap<>();
            tokens.forEach((column, name) -> {
                if (landed[column] instanceof String token) {
                    found.put(name, token);
                }
            });
            Map<Identity, String> said = new EnumMap<>(Identity.class);
            identities.forEach((column, identity) -> {
                Object value = values[column];
                String text = value instanceof Integer day
                        ? LocalDate.ofEpochDay(day).toString()
                        : value instanceof String given ? Normaliser.normalise(identity, given) : null;
                if (text != null) {
                    said.put(identity, text);
                }
            });
            each.accept(new Person(found, said));
        }
    }
}
