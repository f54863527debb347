package org.sendwarehouse.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.FlatFileItemWriter;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.core.io.FileSystemResource;

/**
 * Spring Batch as its guides show it: a flat file reader whose item is one row, a processor that checks the row and turns
 * the pupil into a token, a flat file writer, a thousand rows a chunk.
 */
final class PlainFlatFile implements Contender {
    static final Set<String> MARKS = Set.of(
            ("/ \\ L B C C1 C2 D E G I J1 K M N O P Q R S T U V W X Y1 Y2 Y3 Y4 Y5 Y6 Y7" + " Z # H J Y").split(" "));

    private static final int CHUNK = 1000;
    private static final Pattern URN = Pattern.compile("[0-9]{6}");
    private static final String[] COLUMNS = {"pupil", "urn", "day", "session", "mark"};

    PlainFlatFile(String variant) {
        if (!variant.isEmpty()) {
            throw new IllegalArgumentException("There is one variant only: " + variant);
        }
    }

    /** One row. */
    record Mark(String pupil, String urn, String day, String session, String mark) {}

    @Override
    public Done once(Path input, Path folder) throws Exception {
        FlatFileItemReader<Mark> reader = new FlatFileItemReaderBuilder<Mark>()
                .name("marks")
                .resource(new FileSystemResource(input))
                .linesToSkip(1)
                .delimited()
                .names(COLUMNS)
                .fieldSetMapper(fields -> new Mark(
                        fields.readString("pupil"),
                        fields.readString("urn"),
                        fields.readString("day"),
                        fields.readString("session"),
                        fields.readString("mark")))
                .build();
        FlatFileItemWriter<Mark> writer = new FlatFileItemWriterBuilder<Mark>()
                .name("landed")
                .resource(new FileSystemResource(folder.resolve("landed.csv")))
                .delimited()
                .fieldExtractor(
                        mark -> new Object[] {mark.pupil(), mark.urn(), mark.day(), mark.session(), mark.mark()})
                .build();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        ItemProcessor<Mark, Mark> processor = mark -> isGood(mark) ? protect(mark, mac) : null;
        StepExecution step = BatchStep.<Mark, Mark>run(CHUNK, reader, processor, writer);
        return new Done(step.getWriteCount(), step.getFilterCount(), "writes CSV, no Parquet");
    }

    private static boolean isGood(Mark mark) {
        try {
            LocalDate.parse(mark.day());
        } catch (DateTimeException e) {
            return false;
        }
        return !mark.pupil().isBlank()
                && mark.pupil().length() <= 40
                && URN.matcher(mark.urn()).matches()
                && (mark.session().equals("AM") || mark.session().equals("PM"))
                && MARKS.contains(mark.mark());
    }

    private static Mark protect(Mark mark, Mac mac) {
        byte[] token = mac.doFinal(mark.pupil().getBytes(StandardCharsets.UTF_8));
        return new Mark(
                HexFormat.of().formatHex(Arrays.copyOf(token, 16)),
                mark.urn(),
                mark.day(),
                mark.session(),
                mark.mark());
    }
}
