package tests.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tests.ThrowAwayCertificate;

/**
 * A Postfix of its own on 127.0.0.1, with configuration, queue and mailboxes in a temporary folder. It takes mail for
 * the domains of {@code virtual_mailbox_domains}, every local part, and delivers it to a Maildir; nothing leaves it.
 * Needs root, as Postfix does; skipped without it.
 *
 * <pre>
 * STARTTLS            smtpd_tls_security_level = may; with a {@link ThrowAwayCertificate}
 * client certificate  smtpd_tls_ask_ccert = yes, smtpd_tls_received_header = yes
 * refused recipient   smtpd_recipient_restrictions =
 *                         check_recipient_access inline:{{bob@contoso.test = 550 5.7.64 no}}
 * largest message     message_size_limit = 10000
 * smart host           virtual_mailbox_domains =, default_transport = smtp, relayhost = [127.0.0.1]:2525,
 *                         mynetworks = 127.0.0.0/8,
 *                         smtpd_relay_restrictions = permit_mynetworks, reject
 * </pre>
 */
public final class Postfix implements AutoCloseable {
    private static final String SERVICES = """
            postlog    unix-dgram n - n - 1 postlogd
            cleanup    unix n - n - 0 cleanup
            qmgr       unix n - n 300 1 qmgr
            tlsmgr     unix - - n 1000? 1 tlsmgr
            rewrite    unix - - n - - trivial-rewrite
            bounce     unix - - n - 0 bounce
            defer      unix - - n - 0 bounce
            trace      unix - - n - 0 bounce
            proxymap   unix - - n - - proxymap
            anvil      unix - - n - 1 anvil
            error      unix - - n - - error
            retry      unix - - n - - error
            discard    unix - - n - - discard
            smtp       unix - - n - - smtp
            virtual    unix - n n - - virtual
            """;

    private static final String QUEUES =
            "active bounce corrupt defer deferred flush hold incoming maildrop private public saved" + " trace";

    private final Process master;
    private final Path folder;
    private final int port;
    private final Thread atExit = new Thread(this::stop);

    private Postfix(Process master, Path folder, int port) {
        this.master = master;
        this.folder = folder;
        this.port = port;
    }

    /** Starts it with these settings of main.cf beside its own. */
    public static Postfix start(Map<String, String> settings) throws IOException {
        String program = Installed.program("master", "postfix");
        assumeTrue("root".equals(System.getProperty("user.name")), "Postfix is started by root");
        // The kernel's limit for the path of a UNIX socket is short.
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "postfix");
        int port = Installed.freePort();
        configure(folder, port, settings);
        // What "postfix start" runs after a second of checks.
        ProcessBuilder builder = new ProcessBuilder(program).redirectErrorStream(true);
        builder.environment().put("MAIL_CONFIG", folder.resolve("conf").toString());
        builder.redirectOutput(folder.resolve("output").toFile());
        Postfix postfix = new Postfix(builder.start(), folder, port);
        Runtime.getRuntime().addShutdownHook(postfix.atExit);
        if (!Installed.answers(port)) {
            String why = Files.readString(folder.resolve("output")) + postfix.log();
            postfix.close();
            throw new IOException("Postfix does not start: " + why);
        }
        return postfix;
    }

    public int port() {
        return port;
    }

    /** As {@code --server} takes it. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** What it logged so far. */
    public String log() throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /**
     * Messages delivered to an address, oldest first, as a user reads them: with LF, and with {@code Delivered-To} on
     * top. Waits until the queue is empty.
     */
    public List<byte[]> mailbox(String address) throws IOException {
        awaitEmptyQueue();
        List<byte[]> messages = new ArrayList<>();
        for (Path file : Installed.files(folder.resolve("mail/all/new"))) {
            byte[] message = Files.readAllBytes(file);
            String text = new String(message, StandardCharsets.ISO_8859_1);
            if (text.contains("Delivered-To: " + address + "\n")) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** Stops it and removes its folder. */
    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
        Installed.delete(folder);
    }

    /** The master ends its children when it ends. */
    private void stop() {
        master.destroy();
        try {
            if (!master.waitFor(10, TimeUnit.SECONDS)) {
                master.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEmptyQueue() throws IOException {
        for (int i = 0; i < 400; i++) {
            if (!Installed.files(folder.resolve("queue/deferred")).isEmpty()) {
                break;
            }
            boolean empty = true;
            for (String queue : List.of("maildrop", "incoming", "active")) {
                empty &= Installed.files(folder.resolve("queue/" + queue)).isEmpty();
            }
            if (empty) {
                return;
            }
            Installed.pause();
        }
        throw new AssertionError("Postfix did not deliver all:\n" + log());
    }

    private static void configure(Path folder, int port, Map<String, String> settings) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String part : List.of("conf", "queue", "data", "mail")) {
            Files.createDirectory(folder.resolve(part));
        }
        own(folder, "data", "postfix");
        own(folder, "mail", "nobody");
        Files.createDirectory(folder.resolve("queue/pid"));
        for (String queue : QUEUES.split(" ")) {
            Files.createDirectory(folder.resolve("queue/" + queue));
            own(folder, "queue/" + queue, "postfix");
        }
        Object nobody = Files.getAttribute(folder.resolve("mail"), "unix:uid");
        Files.copy(ThrowAwayCertificate.get().pem(), folder.resolve("conf/server.pem"));

        Map<String, String> main = new LinkedHashMap<>();
        main.put("compatibility_level", "3.6");
        main.put("queue_directory", folder + "/queue");
        main.put("data_directory", folder + "/data");
        main.put("maillog_file", folder + "/log");
        main.put("maillog_file_prefixes", folder.toString());
        main.put("myhostname", "mail.contoso.test");
        main.put("inet_interfaces", "127.0.0.1");
        main.put("inet_protocols", "ipv4");
        main.put("mynetworks", "");
        main.put("mydestination", "");
        main.put("alias_maps", "");
        main.put("alias_database", "");
        main.put("local_recipient_maps", "");
        main.put("default_transport", "discard");
        main.put("local_transport", "discard");
        main.put("relay_domains", "");
        main.put("smtpd_relay_restrictions", "reject_unauth_destination");
        main.put("smtpd_error_sleep_time", "0");
        main.put("smtpd_peername_lookup", "no");
        main.put("smtpd_tls_chain_files", folder + "/conf/server.pem");
        main.put("smtpd_tls_security_level", "none");
        main.put("smtpd_tls_loglevel", "1");
        main.put("virtual_mailbox_base", folder + "/mail");
        main.put("virtual_mailbox_maps", "static:all/");
        main.put("virtual_mailbox_limit", "0");
        main.put("virtual_uid_maps", "static:" + nobody);
        main.put("virtual_gid_maps", "static:" + nobody);
        main.putAll(settings);
        Files.writeString(
                folder.resolve("conf/main.cf"),
                main.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
        // Postfix waits until its settings are two seconds old, in case they are being written.
        Files.setLastModifiedTime(
                folder.resolve("conf/main.cf"), FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        Files.writeString(folder.resolve("conf/master.cf"), "127.0.0.1:" + port + " inet n - n - - smtpd\n" + SERVICES);
    }

    private static void own(Path folder, String part, String user) throws IOException {
        Path path = folder.resolve(part);
        var users = path.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(path, users.lookupPrincipalByName(user));
    }
}
