package org.sendwarehouse.operations;

/**
 * Tells whoever watches how far a job is. Called from several threads; implementations are thread-safe and never throw.
 */
public interface Progress {

    /** Nobody is watching. */
    Progress SILENT = new Progress() {
        @Override
        public void started(String step, String title) {}

        @Override
        public void advanced(String step, long done, long total, String detail) {}

        @Override
        public void finished(String step, String summary) {}

        @Override
        public void said(String line) {}
    };

    /** A step begins; {@code title} says in plain words what it does. */
    void started(String step, String title);

    /**
     * A step got further.
     *
     * @param done units done so far
     * @param total units in all, 0 when unknown
     * @param detail what was just done, such as the name of a delivery or model
     */
    void advanced(String step, long done, long total, String detail);

    /** A step ended; {@code summary} says what came of it. */
    void finished(String step, String summary);

    /** A sentence that belongs to no step. */
    void said(String line);
}
