package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.Shape;

/** Chooses the reader for the shape in which a delivery comes. */
final class BlockReaders {
    private BlockReaders() {}

    /** @param layout the edition of the feed, or the questionnaire, by name */
    static BlockReader open(Contract contract, Shape shape, String layout, Map<ClaimedFile, Path> files)
            throws IOException {
        ClaimedFile first = files.keySet().iterator().next();
        Path file = Objects.requireNonNull(files.get(first));
        return switch (shape) {
            case CSV, XLSX ->
                contract.survey()
                        ? new SurveyReader(contract, shape, layout, file, first)
                        : new FlatReader(contract, shape, contract.layout(layout), file, first);
            case XML -> new XmlReturnReader(contract, file);
            case BLADE ->
                new SetReader(contract, new BladeLoading(contract, Objects.requireNonNull(contract.blade()), files));
            case MODULES ->
                new SetReader(contract, new ModuleLoading(contract, Objects.requireNonNull(contract.modules()), files));
            case UNKNOWN -> throw new DeliveryRefusedException("The file was not recognised.");
        };
    }
}
