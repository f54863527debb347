package org.sendwarehouse.cli;

/** The command line. */
public final class SendWarehouse {
    private SendWarehouse() {}

    public static void main(String[] arguments) {
        System.out.println("send-warehouse");
    }
}
