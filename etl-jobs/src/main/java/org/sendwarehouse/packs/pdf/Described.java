package org.sendwarehouse.packs.pdf;

/** A drawing that can say in words what it shows, for readers who do not see it. */
public interface Described {
    /** What the drawing shows, in plain sentences composed from its data. */
    String alternativeText();
}
