package org.sendwarehouse.receive;

import java.io.IOException;

/** A workbook that is refused as a whole; the message says why and what to do, and holds nothing of its content. */
public final class WorkbookException extends IOException {
    WorkbookException(String message) {
        super(message);
    }
}
