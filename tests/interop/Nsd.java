package tests.interop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real NSD (Debian: nsd) that serves one zone on a loopback port until it is closed. */
public final class Nsd implements AutoCloseable {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/nsd"), Path.of("/usr/bin/nsd"), Path.of("/usr/local/sbin/nsd"));
    private static final int ANSWER_SECONDS = 10;

    private final Path folder;
    private final Process process;
    private final InetSocketAddress address;

    private Nsd(Path folder, Process process, InetSocketAddress address) {
        this.folder = folder;
        this.process = process;
        this.address = address;
    }

    /** Skips the calling test where NSD is not installed. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(
                PLACES.stream().anyMatch(Files::isExecutable), "nsd is not installed: apt-get install nsd");
    }

    /** Serves the zone on a free port of 127.0.0.1. */
    public static Nsd start(String origin, String zone) throws IOException, InterruptedException {
        return start(origin, zone, new InetSocketAddress("127.0.0.1", freePort()));
    }

    /**
     * Serves the zone, and waits until it answers.
     *
     * @param origin name of the zone, "." for everything
     * @param zone text of the zone file
     */
    public static Nsd start(String origin, String zone, InetSocketAddress address)
            throws IOException, InterruptedException {
        assumeInstalled();
        Path folder = Files.createTempDirectory("nsd");
        Files.writeString(folder.resolve("zone"), zone);
        Files.writeString(folder.resolve("nsd.conf"), configuration(folder, origin, address));
        Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-d",
                        "-c",
                        folder.resolve("nsd.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Nsd nsd = new Nsd(folder, process, address);
        try {
            nsd.awaitAnswer();
        } catch (IOException | RuntimeException e) {
            nsd.close();
            throw e;
        }
        return nsd;
    }

    private static String configuration(Path folder, String origin, InetSocketAddress address) {
        String files = folder.toString();
        return String.join(
                "\n",
                "server:",
                "  ip-address: " + address.getAddress().getHostAddress() + "@" + address.getPort(),
                "  username: \"\"",
                "  chroot: \"\"",
                "  database: \"\"",
                "  zonesdir: \"" + files + "\"",
                "  xfrdir: \"" + files + "\"",
                "  pidfile: \"" + files + "/pid\"",
                "  zonelistfile: \"" + files + "/zone.list\"",
                "  xfrdfile: \"" + files + "/xfrd.state\"",
                "  server-count: 1",
                "  rrl-ratelimit: 0",
                "remote-control:",
                "  control-enable: no",
                "zone:",
                "  name: \"" + origin + "\"",
                "  zonefile: \"zone\"",
                "");
    }

    private void awaitAnswer() throws IOException {
        byte[] anyQuestion = {0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 1};
        long end = System.nanoTime() + Duration.ofSeconds(ANSWER_SECONDS).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.setSoTimeout(100);
                socket.connect(address);
                socket.send(new DatagramPacket(anyQuestion, anyQuestion.length));
                socket.receive(new DatagramPacket(new byte[512], 512));
                return;
            } catch (IOException notYet) {
                sleep();
            }
        }
        throw new IOException("nsd does not answer: " + Files.readString(folder.resolve("output")));
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Address and port, as {@code --nameserver} takes it. */
    public String server() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
