package org.sendwarehouse.security;

import java.io.IOException;
import java.nio.file.Path;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;

/** Lands whatever lies in the inbox of a home, in a process of its own with little memory. */
final class AttackedDoor {
    private AttackedDoor() {}

    public static void main(String[] arguments) throws IOException {
        for (LandedDelivery delivery : new Door(Path.of(arguments[0])).night("2026-04-30")) {
            System.out.println(delivery.fileNames() + ": " + delivery.status() + "\n  " + delivery.reason());
        }
    }
}
