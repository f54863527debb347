package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.SendWarehouse;
import org.sendwarehouse.home.Home;

/**
 * Files made to do harm, given to the real program with less memory than they have bytes: each is refused in words, with
 * the place and what to do; nothing is read, called or left behind.
 *
 * <p>Large ones have 100 MB in the build, and a gigabyte with {@code -Dattack.bytes=1000000000}.
 */
class AttacksTest {
    private static final String MEMORY = "-Xmx96m";
    private static final long LARGE = Long.getLong("attack.bytes", 100_000_000L);
    private static final String SECRET = "TOP-SECRET-TEXT";

    private final Path folder;
    private Path secret = Path.of("");
    private ServerSocket listener = unbound();

    AttacksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void nobody_called_and_nothing_was_read() throws IOException {
        listener.setSoTimeout(1);
        try (ServerSocket server = listener) {
            server.accept().close();
            throw new AssertionError("Something in a file made the program call another machine");
        } catch (SocketTimeoutException e) {
            // Nobody called.
        }
        assertThat(Path.of("/tmp/escaped.txt")).doesNotExist();
        assertThat(everything(folder)).noneMatch(f -> f.endsWith("escaped.txt"));
    }

    private List<AttackFile> small() {
        List<AttackFile> files = new ArrayList<>(XmlAttacks.small(secret, listener.getLocalPort()));
        files.addAll(TextAttacks.small());
        files.addAll(WorkbookAttacks.all(secret, listener.getLocalPort()));
        return files;
    }

    private static List<AttackFile> large() {
        List<AttackFile> files = new ArrayList<>(XmlAttacks.large(LARGE));
        files.addAll(TextAttacks.large(LARGE));
        return files;
    }

    @Test
    void check_refuses_each_in_words() throws Exception {
        List<AttackFile> files = new ArrayList<>(small());
        files.addAll(large());
        List<String> command = new ArrayList<>(List.of(SendWarehouse.class.getName(), "check"));
        for (AttackFile file : files) {
            command.add(file.write(folder.resolve("files")).toString());
        }
        Path set = oversizedSet(folder.resolve("set"));
        command.add(set.toString());

        Answer answer = java(command);

        assertThat(answer.exitCode()).as(answer.toString()).isEqualTo(4);
        List<String> wrong = new ArrayList<>();
        for (AttackFile file : files) {
            String said = answer.about(file.name());
            file.answer().stream()
                    .filter(words -> !said.contains(words))
                    .forEach(words -> wrong.add(said + " lacks " + words));
            assertThat(file.answer().isEmpty() || said.contains("would be refused"))
                    .as(said)
                    .isTrue();
        }
        assertThat(wrong).isEmpty();
        assertThat(answer.out()).containsPattern("take more memory than there is \\(4\\d MB for a set\\)");
        plain(answer);
    }

    @Test
    void a_night_refuses_each_and_leaves_nothing_half_written() throws Exception {
        Home home = new Home(folder.resolve("home")).create();
        List<AttackFile> files = new ArrayList<>(small());
        files.addAll(XmlAttacks.large(LARGE).subList(6, 7));
        files.addAll(TextAttacks.large(LARGE).subList(3, 4));
        for (AttackFile file : files) {
            file.write(home.inbox().resolve(file.source()));
        }

        Answer answer = java(List.of(AttackedDoor.class.getName(), home.root().toString()));

        assertThat(answer.exitCode()).as(answer.toString()).isZero();
        List<String> wrong = new ArrayList<>();
        for (AttackFile file : files) {
            String said = answer.about(file.name());
            file.answer().stream()
                    .filter(words -> !said.contains(words))
                    .forEach(words -> wrong.add(said + " lacks " + words));
            assertThat(answer.out()).contains(file.name() + (file.answer().isEmpty() ? ": LANDED" : ": REFUSED"));
            assertThat(home.inbox().resolve(file.source()).resolve(file.name())).doesNotExist();
        }
        assertThat(wrong).isEmpty();
        plain(answer);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(home.landingInProgress())) {
            assertThat(left).isEmpty();
        }
        for (Path file : everything(home.landing())) {
            if (Files.isRegularFile(file)) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
            }
        }
    }

    /** Tens of megabytes of rows that would each be sound: what is too much is the number of them. */
    private static Path oversizedSet(Path set) throws IOException {
        Files.createDirectories(set);
        Path blade = Path.of("src/test/resources/sen2/blade");
        try (Stream<Path> files = Files.list(blade)) {
            for (Path file : files.toList()) {
                Files.copy(file, set.resolve(String.valueOf(file.getFileName())));
            }
        }
        Path needs = set.resolve("Blade-Export_20-02-2025_senneed.csv");
        StringBuilder rows = new StringBuilder(Files.readString(needs));
        for (int i = 1_000; i < 400_000; i++) {
            rows.append(i).append(",,1,1,101,SLCN,1\n");
        }
        Files.writeString(needs, rows);
        return set;
    }

    private static void plain(Answer answer) {
        assertThat(answer.out() + answer.err())
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("OutOfMemory")
                .doesNotContain("java.")
                .doesNotContain(SECRET);
    }

    /** What a process said and how it ended. */
    private record Answer(int exitCode, String out, String err) {
        /** The words about one file: its own line and the next. */
        String about(String name) {
            List<String> lines = out.lines().toList();
            for (int i = 0; i < lines.size() - 1; i++) {
                if (lines.get(i).startsWith(name + ":")) {
                    return lines.get(i) + "\n" + lines.get(i + 1);
                }
            }
            throw new AssertionError("Nothing is said of " + name + " in " + this);
        }
    }

    private Answer java(List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        all.addAll(command);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(all)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The program did not come to an end: " + Files.readString(out));
        }
        return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static List<Path> everything(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.toList();
        }
    }
}
