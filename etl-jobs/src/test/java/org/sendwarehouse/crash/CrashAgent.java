package org.sendwarehouse.crash;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * A Java agent that stops a process at one operation on a file, told beforehand: just before the operation or just after
 * it. The process says so on its standard error and stands still, to be killed by whoever started it; its other threads
 * go on meanwhile. So moments of microseconds, such as the one between two renames, are hit as surely as long ones.
 */
public final class CrashAgent {
    /** What a process prints when it has come to its point. */
    static final String REACHED = "crash point reached: ";

    private static final String KEY = "org.sendwarehouse.crash.point";

    private CrashAgent() {}

    /** Operations on files, by the method of the file system that does them. */
    private static final Map<String, String> OPERATIONS = Map.of(
            "move", "move",
            "createSymbolicLink", "link",
            "implDelete", "delete",
            "newByteChannel", "open",
            "newFileChannel", "open");

    /** The option by which a Java process is given the agent. */
    static String option(FilePoint point, Path folder) throws IOException {
        Path jar = folder.resolve("crash-agent.jar");
        if (!Files.exists(jar)) {
            Manifest manifest = new Manifest();
            Attributes attributes = manifest.getMainAttributes();
            attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            attributes.putValue("Premain-Class", CrashAgent.class.getName());
            attributes.putValue("Can-Retransform-Classes", "true");
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream made = new JarOutputStream(out, manifest)) {
                made.flush();
            }
        }
        return "-javaagent:" + jar + "=" + point.text();
    }

    /** Called by the Java machine before the product starts. */
    public static void premain(String point, Instrumentation instrumentation) throws Exception {
        System.getProperties().put(KEY, new Watch(FilePoint.parse(point)));
        Class<?> files = FileSystems.getDefault().provider().getClass();
        while (!files.getSimpleName().equals("UnixFileSystemProvider")) {
            files = files.getSuperclass();
        }
        ClassFileTransformer transformer = new Weaver();
        instrumentation.addTransformer(transformer, true);
        instrumentation.retransformClasses(files);
        instrumentation.removeTransformer(transformer);
    }

    /** Compares each operation with the point. */
    private static final class Watch implements BiConsumer<String, Object> {
        private final FilePoint point;
        private final AtomicInteger seen = new AtomicInteger();

        Watch(FilePoint point) {
            this.point = point;
        }

        @Override
        public void accept(String operation, Object operands) {
            Object[] given = (Object[]) operands;
            if (operation.startsWith("open") && !isWriting(given[1])) {
                return;
            }
            String path = String.valueOf(
                    operation.startsWith("move") ? given[0] + FilePoint.TO + given[1] : String.valueOf(given[0]));
            if (point.matches(operation, path) && seen.incrementAndGet() == point.nth()) {
                stand(operation + " " + path);
            }
        }

        private static boolean isWriting(Object options) {
            return options instanceof Set<?> set
                    && (set.contains(StandardOpenOption.WRITE) || set.contains(StandardOpenOption.APPEND));
        }

        private static void stand(String where) {
            try {
                @SuppressWarnings("resource") // standard error is not ours to close
                OutputStream err = new FileOutputStream(FileDescriptor.err);
                err.write((REACHED + where + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** Puts a call to the watch at the beginning and the end of each method that changes files. */
    private static final class Weaver implements ClassFileTransformer {
        @Override
        public byte[] transform(
                Module module, ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
            if (!name.endsWith("UnixFileSystemProvider")) {
                return null;
            }
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Methods(writer), 0);
            return writer.toByteArray();
        }
    }

    private static final class Methods extends ClassVisitor {
        Methods(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String sign, String[] thrown) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, sign, thrown);
            String operation = OPERATIONS.get(name);
            boolean bridge = (access & Opcodes.ACC_SYNTHETIC) != 0;
            return operation == null || bridge ? next : new Calls(next, operation, !descriptor.contains("Path;Z)"));
        }
    }

    private static final class Calls extends MethodVisitor {
        private final String operation;
        private final boolean two;

        Calls(MethodVisitor next, String operation, boolean two) {
            super(Opcodes.ASM9, next);
            this.operation = operation;
            this.two = two;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            call(operation + " before");
        }

        @Override
        public void visitInsn(int code) {
            if (code >= Opcodes.IRETURN && code <= Opcodes.RETURN) {
                call(operation + " after");
            }
            super.visitInsn(code);
        }

        /** The JDK's own classes see none of ours, but they see the system properties, and so what we put there. */
        private void call(String what) {
            visitMethodInsn(
                    Opcodes.INVOKESTATIC, "java/lang/System", "getProperties", "()Ljava/util/Properties;", false);
            visitLdcInsn(KEY);
            visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL,
                    "java/util/Properties",
                    "get",
                    "(Ljava/lang/Object;)Ljava/lang/Object;",
                    false);
            visitTypeInsn(Opcodes.CHECKCAST, "java/util/function/BiConsumer");
            visitLdcInsn(what);
            super.visitInsn(Opcodes.ICONST_2);
            visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
            operand(0);
            if (two) {
                operand(1);
            }
            visitMethodInsn(
                    Opcodes.INVOKEINTERFACE,
                    "java/util/function/BiConsumer",
                    "accept",
                    "(Ljava/lang/Object;Ljava/lang/Object;)V",
                    true);
        }

        private void operand(int which) {
            super.visitInsn(Opcodes.DUP);
            super.visitInsn(which == 0 ? Opcodes.ICONST_0 : Opcodes.ICONST_1);
            visitVarInsn(Opcodes.ALOAD, which + 1);
            super.visitInsn(Opcodes.AASTORE);
        }
    }
}
