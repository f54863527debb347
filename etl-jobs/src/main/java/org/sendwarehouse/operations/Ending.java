package org.sendwarehouse.operations;

/** What a process tells its caller when it ends: the exit codes of every command. */
public enum Ending {
    DONE(0, "done"),
    /** The command was not understood, or asks for what cannot be; nothing was done. */
    MISUNDERSTOOD(2, "not understood"),
    /** A fatal quality rule refused publication. */
    REFUSED(3, "refused"),
    /** Done, but at least one delivery was refused or held. */
    PARTIAL(4, "partial"),
    FAILED(5, "failed"),
    /** Another command is at work in the home. */
    AT_WORK(6, "another command was at work"),
    /** Failed in a way that it would fail again, as without a key; only runs of the schedule tell this from failed. */
    NEEDS_PERSON(7, "failed and waits for a person");

    private final int code;
    private final String words;

    Ending(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The ending in plain words. */
    public String words() {
        return words;
    }

    public int code() {
        return code;
    }

    /** The ending of an exit code; a process that was killed, or died, has failed. */
    public static Ending of(int code) {
        for (Ending ending : values()) {
            if (ending.code == code) {
                return ending;
            }
        }
        return FAILED;
    }
}
