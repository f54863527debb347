package org.sendwarehouse.operations;

/** How a run ended, as an operator would put it. */
public enum Outcome {
    /** Everything that was asked for was done. */
    DONE("done"),
    /** There was nothing new to land and the warehouse of that date is already published; nothing changed. */
    NOTHING_NEW("nothing new"),
    /** Done, though a delivery was refused at the door or held for a person, or a group has no pack or no mail of it. */
    PARTIAL("partial"),
    /** A fatal quality rule refused publication; the last good warehouse stays. */
    REFUSED("refused"),
    /** The run broke; the next start finishes or abandons it. */
    FAILED("failed");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** The outcome in plain words, as reports and {@code --json} print it. */
    public String words() {
        return words;
    }
}
