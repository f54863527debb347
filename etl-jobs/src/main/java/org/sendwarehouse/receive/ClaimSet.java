package org.sendwarehouse.receive;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The deliveries of one night, frozen before it starts. A restarted night works from this list, never from the inbox.
 *
 * @param claims in the order in which they are to become known
 * @param waiting files that are not claimed yet, with the reason
 */
public record ClaimSet(LocalDate businessDate, List<Claim> claims, List<Waiting> waiting) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public ClaimSet {
        claims = List.copyOf(claims);
        waiting = List.copyOf(waiting);
    }

    /**
     * A file, or an incomplete set, that stays in the inbox.
     *
     * @param path below the home
     */
    public record Waiting(String path, String reason) {}

    /** The same claims, with more that waits. */
    public ClaimSet with(List<Waiting> more) {
        List<Waiting> all = new ArrayList<>(waiting);
        all.addAll(more);
        return new ClaimSet(businessDate, claims, all);
    }

    /** The same claims after others. */
    public ClaimSet after(List<Claim> earlier) {
        List<Claim> all = new ArrayList<>(earlier);
        all.addAll(claims);
        return new ClaimSet(businessDate, all, waiting);
    }

    /** Names the set: equal for the same deliveries on the same business date, in every home. */
    public String hash() {
        List<String> parts = new ArrayList<>();
        parts.add(businessDate.toString());
        claims.forEach(claim -> parts.add(claim.deliveryId() + claim.disposition()));
        return Hashes.of(parts.toArray(String[]::new)).substring(0, 16);
    }

    public boolean isEmpty() {
        return claims.isEmpty();
    }

    /**
     * The claim of a delivery.
     *
     * @throws NoSuchElementException when the set has none
     */
    public Claim claim(String deliveryId) {
        return claims.stream()
                .filter(c -> c.deliveryId().equals(deliveryId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The claim set has no delivery " + deliveryId));
    }

    /** Where a frozen set lies. */
    public static Path file(Home home, String hash) {
        return home.state().resolve("claims").resolve(hash + ".json");
    }

    /** Writes the set to {@code state/claims/<hash>.json}, whole or not at all. */
    public Path freeze(Home home) throws IOException {
        Path file = file(home, hash());
        AtomicFiles.write(file, MAPPER.writeValueAsString(this) + "\n");
        return file;
    }

    /**
     * Reads a frozen set.
     *
     * @throws IOException when it is missing or not what was written
     */
    public static ClaimSet read(Home home, String hash) throws IOException {
        try {
            return MAPPER.readValue(Files.readAllBytes(file(home, hash)), ClaimSet.class);
        } catch (JacksonException e) {
            throw new IOException(file(home, hash) + " is damaged", e);
        }
    }
}
