package org.sendwarehouse.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** An SMTP server of one connection that fails as it is told: what a sound server cannot be made to do. */
final class ScriptedServer implements AutoCloseable {
    /** In place of an answer: the connection is cut. */
    static final String CUT = "cut";

    private final ServerSocket socket;

    /** @param answers the answer to a command, or to {@code .} at the end of the text; what it leaves is a yes */
    ScriptedServer(UnaryOperator<String> answers) throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(answers));
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve(UnaryOperator<String> answers) {
        try (Socket client = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            answer(out, "220 test");
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (text && !line.equals(".")) {
                    continue;
                }
                String answer = answers.apply(line);
                if (answer.equals(CUT)) {
                    return;
                }
                boolean isData = line.equalsIgnoreCase("DATA");
                answer(out, answer.isEmpty() ? (isData ? "354 go on" : "250 ok") : answer);
                text = isData;
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void answer(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
