package org.sendwarehouse.sample;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;

/** The inbox that deliveries are written into, by their contracts. A feed without a contract is left out. */
final class Feeds {
    private final Path inbox;
    private final Contracts contracts;

    Feeds(Path inbox, Contracts contracts) {
        this.inbox = inbox;
        this.contracts = contracts;
    }

    /** Writes the rows of one delivery. */
    interface Rows {
        void write(FeedFile file) throws IOException;
    }

    Optional<Contract> find(String source, String feed) {
        return contracts.find(source, feed);
    }

    Path folder(String source) {
        return inbox.resolve(source);
    }

    /** A delivery of a feed, its content of a day. */
    Delivery delivery(String source, String feed, LocalDate asOf) {
        return new Delivery(
                this, source, feed, asOf, "", Set.of(), StandardCharsets.UTF_8, DateTimeFormatter.ISO_LOCAL_DATE);
    }

    /** How one deliverer sends a file. */
    record Delivery(
            Feeds feeds,
            String source,
            String feed,
            LocalDate asOf,
            String provider,
            Set<String> without,
            Charset charset,
            DateTimeFormatter dates) {

        /** Sent by one of several providers, who is named in the file's name. */
        Delivery by(String name) {
            return new Delivery(feeds, source, feed, asOf, name, without, charset, dates);
        }

        Delivery without(String... columns) {
            return new Delivery(feeds, source, feed, asOf, provider, Set.copyOf(List.of(columns)), charset, dates);
        }

        Delivery in(Charset encoding) {
            return new Delivery(feeds, source, feed, asOf, provider, without, encoding, dates);
        }

        /** With dates as British office software writes them. */
        Delivery withSlashedDates() {
            return new Delivery(
                    feeds,
                    source,
                    feed,
                    asOf,
                    provider,
                    without,
                    charset,
                    DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK));
        }

        /** Where the file lies. */
        Path path() {
            String who = provider.isEmpty() ? "" : "_" + provider;
            return feeds.folder(source).resolve(feed + who + "_" + asOf + ".csv");
        }

        /** Writes the file, or nothing where the product has no such feed. */
        void write(Rows rows) throws IOException {
            Optional<Contract> contract = feeds.find(source, feed);
            if (contract.isPresent()) {
                try (FeedFile file = new FeedFile(path(), contract.get().table(), without, charset, dates)) {
                    rows.write(file);
                }
            }
        }
    }
}
