package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** When the machine itself gives out, the user still gets words and a code that means failure. */
class MachineErrorsTest {
    @Command(name = "full")
    static final class Full implements Runnable {
        @Override
        public void run() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Command(name = "deep")
    static final class Deep implements Runnable {
        @Override
        public void run() {
            throw new StackOverflowError();
        }
    }

    @Test
    void an_error_of_the_machine_is_a_sentence_and_code_5() {
        StringWriter err = new StringWriter();
        for (Runnable command : new Runnable[] {new Full(), new Deep()}) {
            CommandLine commands = new CommandLine(command).setErr(new PrintWriter(err));
            assertThat(SendWarehouse.run(commands)).isEqualTo(5);
        }
        assertThat(err.toString())
                .contains("There is not enough memory. Give more with SEND_HEAP")
                .contains("nested deeper than can be read")
                .doesNotContain("Error");
    }
}
