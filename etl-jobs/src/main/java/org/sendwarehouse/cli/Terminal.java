package org.sendwarehouse.cli;

/** Whether a person watches. The launcher knows and says so; Java 17 itself cannot tell for standard error alone. */
final class Terminal {
    private Terminal() {}

    static boolean present() {
        return Boolean.getBoolean("send.terminal");
    }
}
