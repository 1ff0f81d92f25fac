import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

import org.apache.kafka.common.utils.Exit;

/**
 * Runs Kafka's command-line tools one after another in one JVM: a start of its own would cost each of them a second and more.
 *
 * A line of standard input is one call: class, seconds it may take, its standard input, its arguments; a tab between them, all but the
 * seconds in base64. The answer is one line: exit code (or `none`, if the time passed), standard output, standard error.
 *
 * What makes a call like a process of its own: exit ends the call and nothing is heard of it afterwards; what would run when the JVM ends
 * runs when the call does; an exception that nobody caught is told as the JVM tells it.
 */
public final class Tools {
    private static final class Ended extends Error {
        Ended() {
            super(null, null, false, false);
        }
    }

    private static final class Call {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final List<Thread> hooks = Collections.synchronizedList(new ArrayList<>());
        volatile Thread main;
        private Integer code;
        private boolean silent;

        synchronized void exit(int status) {
            if (code == null) {
                code = status;
            }
            silent = true;
        }

        synchronized void write(ByteArrayOutputStream to, byte[] bytes, int from, int length) {
            if (!silent) {
                to.write(bytes, from, length);
            }
        }

        synchronized void hooksBegin() {
            silent = false;
        }

        synchronized void over() {
            silent = true;
        }

        synchronized Integer code() {
            return code;
        }
    }

    private static volatile Call call = new Call();

    /** What tools and their logs print to, whichever call is running. */
    private static final class Current extends OutputStream {
        private final boolean err;

        Current(boolean err) {
            this.err = err;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            Call now = call;
            now.write(err ? now.err : now.out, bytes, from, length);
        }
    }

    public static void main(String[] none) throws Exception {
        PrintStream answers = System.out;
        BufferedReader calls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(new Current(false), true));
        System.setErr(new PrintStream(new Current(true), true));
        Exit.setExitProcedure((status, message) -> end(status));
        Exit.setHaltProcedure((status, message) -> end(status));
        Exit.setShutdownHookAdder((name, hook) -> call.hooks.add(new Thread(hook, name)));
        for (String line = calls.readLine(); line != null; line = calls.readLine()) {
            String[] words = line.split("\t", -1);
            String[] arguments = Arrays.stream(words).skip(3).map(Tools::text).toArray(String[]::new);
            System.setIn(new ByteArrayInputStream(Base64.getDecoder().decode(words[2])));
            String code = run(text(words[0]), Long.parseLong(words[1]), arguments);
            Base64.Encoder encoder = Base64.getEncoder();
            answers.println(code + "\t" + encoder.encodeToString(call.out.toByteArray()) + "\t" + encoder.encodeToString(call.err.toByteArray()));
            answers.flush();
        }
        Runtime.getRuntime().halt(0);
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static void end(int status) {
        Call now = call;
        now.exit(status);
        if (Thread.currentThread() != now.main) {
            now.main.interrupt();
        }
        throw new Ended();
    }

    private static String run(String tool, long seconds, String[] arguments) throws InterruptedException {
        Call now = new Call();
        now.main = new Thread(() -> main(now, tool, arguments), "main");
        now.main.setDaemon(true);
        call = now;
        now.main.start();
        now.main.join(seconds * 1000);
        boolean late = now.main.isAlive();
        if (late) {
            now.over();
            now.main.interrupt();
            return "none";
        }
        now.hooksBegin();
        for (Thread hook : now.hooks) {
            hook.setDaemon(true);
            hook.start();
            hook.join(5000);
        }
        now.over();
        return String.valueOf(now.code());
    }

    private static void main(Call now, String tool, String[] arguments) {
        try {
            Class.forName(tool).getMethod("main", String[].class).invoke(null, (Object) arguments);
            now.exit(0);
        } catch (InvocationTargetException thrown) {
            if (now.code() == null) {
                System.err.print("Exception in thread \"main\" ");
                thrown.getCause().printStackTrace();
                now.exit(1);
            }
        } catch (ReflectiveOperationException missing) {
            missing.printStackTrace();
            now.exit(127);
        }
    }
}
