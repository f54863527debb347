package org.sendwarehouse.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ClaimSet;
import org.sendwarehouse.receive.ReceiveSettings;
import org.sendwarehouse.receive.Receiver;

/** A home in a temporary folder, with the real door at it: what tests of landing stand on. */
public final class Door {
    public static final Contracts CONTRACTS = Contracts.load();

    private final Home home;
    private Instant now = Instant.parse("2026-04-30T22:00:00Z");

    public Door(Path folder) {
        this.home = new Home(folder);
        try {
            home.create();
            PseudonymKey.init(home);
            ArchiveKey.init(home);
            Files.writeString(PseudonymKey.file(home), "5e".repeat(32) + "\n");
            Files.writeString(
                    home.reference().resolve("postcode_lsoa.csv"),
                    "pcds,lsoa21cd\nDH1 5UJ,E01020634\nSR8 1AA,E01020901\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Door(Home home) {
        this.home = home;
        this.now = Instant.parse("2026-06-30T22:00:00Z");
    }

    /** A home that is there already. */
    public static Door at(Path folder) {
        return new Door(new Home(folder));
    }

    public Home home() {
        return home;
    }

    /** What the only file of a delivery holds, out of the archive or quarantine. */
    public String original(LandedDelivery delivery) throws IOException {
        Path folder = Files.createTempDirectory(home.root().toAbsolutePath().getParent(), "original");
        List<Path> written = new Originals(home, CONTRACTS).writeOut(delivery, folder);
        String text = Files.readString(written.get(0));
        Files.delete(written.get(0));
        Files.delete(folder);
        return text;
    }

    /** Puts a text file into the inbox. */
    public Path put(String path, String text, Charset charset) throws IOException {
        return put(path, text.getBytes(charset));
    }

    public Path put(String path, String text) throws IOException {
        return put(path, text, StandardCharsets.UTF_8);
    }

    public Path put(String path, byte[] bytes) throws IOException {
        Path file = home.inbox().resolve(path);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.write(file, bytes);
    }

    /** Puts a test resource into the inbox. */
    public void putResource(String resource, String path) throws IOException {
        put(path, resource(resource));
    }

    public static byte[] resource(String resource) throws IOException {
        try (var in = Door.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("No test resource " + resource);
            }
            return in.readAllBytes();
        }
    }

    public ClaimSet claim(String date) throws IOException {
        now = now.plusSeconds(3600);
        return new Receiver(
                        home,
                        CONTRACTS,
                        Ledger.read(home),
                        new ReceiveSettings("840", Duration.ZERO),
                        Clock.fixed(now, ZoneOffset.UTC))
                .receive(LocalDate.parse(date));
    }

    /** Claims and lands, as a night does. */
    public List<LandedDelivery> night(String date) throws IOException {
        DeliveryLander lander = new DeliveryLander(home, CONTRACTS);
        lander.recover();
        ClaimSet claims = claim(date);
        claims.freeze(home);
        List<LandedDelivery> landed = new ArrayList<>();
        for (Claim claim : ClaimSet.read(home, claims.hash()).claims()) {
            landed.add(lander.land(claim));
        }
        return landed;
    }

    /** Rows of the landed files of a table as text, columns parted by bars, nulls empty; ordered. */
    public List<String> rows(LandedDelivery delivery, String table, String columns) {
        return query(
                "select " + columns + " from read_parquet(" + files(delivery.parts(home, table)) + ") order by all");
    }

    public List<String> rejects(LandedDelivery delivery, String columns) {
        return query("select " + columns + " from read_parquet("
                + files(List.of(delivery.folder(home).resolve(LandedDelivery.REJECTS))) + ") order by all");
    }

    private static String files(List<Path> files) {
        return "[" + String.join(", ", files.stream().map(f -> "'" + f + "'").toList()) + "]";
    }

    private static List<String> query(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    String value = result.getString(i);
                    row.append(i == 1 ? "" : "|").append(value == null ? "" : value);
                }
                rows.add(row.toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return rows;
    }

    /** All regular files below a folder. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
