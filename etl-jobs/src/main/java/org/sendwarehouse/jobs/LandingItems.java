package org.sendwarehouse.jobs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.landing.CheckedBlock;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.DeliveryLanding;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.RowBlock;
import org.sendwarehouse.receive.Claim;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * One delivery as the items of its chunk step: blocks of rows in, checked blocks out. Keeps no position: an attempt that
 * was cut leaves nothing but a temporary folder, and the next attempt reads from the start.
 */
class LandingItems
        implements ItemStreamReader<RowBlock>, ItemProcessor<RowBlock, CheckedBlock>, ItemWriter<CheckedBlock> {
    private final DeliveryLander lander;
    private final Claim claim;
    private @Nullable DeliveryLanding landing;
    private @Nullable LandedDelivery landed;

    LandingItems(DeliveryLander lander, Claim claim) {
        this.lander = lander;
        this.claim = claim;
    }

    @Override
    public void open(ExecutionContext context) {
        try {
            // A crash between the commit of the delivery and that of its step: it has landed and is not landed again.
            landed = lander.onRecord(claim);
            landing = landed == null ? lander.begin(claim) : null;
        } catch (IOException e) {
            throw new LandingFailedException(claim, e);
        }
    }

    /**
     * The next block. At the end the delivery is committed, landed or refused: with one block a chunk, every block
     * before has been written by then, and the books would not balance if not.
     */
    @Override
    public @Nullable RowBlock read() throws Exception {
        if (landing != null) {
            RowBlock block = landing.reader().read();
            if (block != null) {
                return block;
            }
            landed = landing.finish();
        }
        if (landed != null) {
            lander.putAway(landed);
        }
        return null;
    }

    @Override
    public @Nullable CheckedBlock process(RowBlock block) throws Exception {
        return current().processor().process(block);
    }

    @Override
    public void write(Chunk<? extends CheckedBlock> blocks) throws Exception {
        current().writer().write(blocks);
    }

    @Override
    public void close() {
        try {
            if (landing != null) {
                landing.close();
            }
        } catch (IOException e) {
            throw new LandingFailedException(claim, e);
        } finally {
            landing = null;
        }
    }

    private DeliveryLanding current() {
        if (landing == null) {
            throw new IllegalStateException("The delivery " + claim.deliveryId() + " is not open");
        }
        return landing;
    }
}
