package org.sendwarehouse.packs;

import java.util.List;

/** Makes the blocks of one kind that a section may name. */
@FunctionalInterface
interface BlockKind {
    /**
     * Composes blocks from data.
     *
     * @param id unique id for the first block; further blocks append to it
     * @param options what the section says of it
     */
    List<Block> compose(String id, Options options, PackContext pack);
}
