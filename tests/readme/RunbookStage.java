package tests.readme;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lib.rehearsal.DrillCertificates;
import lib.rehearsal.DrillTenant;
import lib.rehearsal.KeyFiles;
import lib.rehearsal.Maildir;
import lib.relay.RelayFile;
import lib.tls.ClientIdentity;
import tests.Checkout;
import tests.Forwarder;
import tests.RehearsalEndpoint;
import tests.Run;
import tests.SilentPort;
import tests.interop.Installed;
import tests.interop.Nsd;
import tests.interop.Postfix;
import tests.interop.Typed;

/**
 * What the commands of one runbook find: a folder of their own that looks like a checkout, and the servers that the
 * runbook's comments ask for. Host names lead to loopback addresses of this test alone, port 25 included, so that each
 * command is run as it is typed; the addresses that a reader would see stand in what it prints.
 */
final class RunbookStage implements AutoCloseable {
    private static final long PID = ProcessHandle.current().pid();
    private static final String PASSWORD = "drill";
    private static final String FOLDER = "/home/you/relaykit";
    private static final Pattern PLAIN = Pattern.compile("(?:[^\"'|<>&;$*\\\\]|\"[^\"$]*\"|'[^']*')*");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"([^\"]*)\"|'([^']*)')+");

    private static final String ZONE = """
            $ORIGIN .
            $TTL 3600
            . SOA ns.test. hostmaster.test. 1 2 3 4 5
            . NS ns.test.
            ns.test. A 127.0.0.1
            contoso.com. MX 0 contoso-com.mail.protection.outlook.com.
            contoso.com. TXT "v=spf1 ip4:203.0.113.10 include:spf.protection.outlook.com -all"
            _dmarc.contoso.com. TXT "v=DMARC1; p=quarantine"
            selector1._domainkey.contoso.com. CNAME selector1._domainkey.dkim.test.
            selector2._domainkey.contoso.com. CNAME selector1._domainkey.dkim.test.
            selector1._domainkey.dkim.test. TXT "v=DKIM1; k=rsa; p=MIIB"
            _mta-sts.contoso.com. TXT "v=STSv1; id=20260101000000Z"
            spf.protection.outlook.com. TXT "v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 -all"
            10.113.0.203.in-addr.arpa. PTR relay.contoso.com.
            relay.contoso.com. A 203.0.113.10
            contoso-com.mail.protection.outlook.com. 10 A %s
            fabrikam.com. MX 10 mxa-00112233.gslb.pphosted.com.
            mxa-00112233.gslb.pphosted.com. A 198.51.100.10
            """;

    /** As long as 192.0.2., because lines are wrapped; another for each of several JVMs. */
    private final String network = "127." + (1 + PID % 9) + "." + PID / 9 % 10 + ".";

    private final Path folder;
    private final Path properties;
    private final Process typed;
    private final Map<String, String> shownFor = new LinkedHashMap<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private AutoCloseable relayHost = () -> {};
    private final Set<String> nameservers = new HashSet<>();
    private int windows;

    RunbookStage() throws IOException, GeneralSecurityException {
        folder = Files.createTempDirectory("runbook");
        properties = Files.createTempDirectory("runbook-jvm");
        open.push(() -> Installed.delete(folder));
        open.push(() -> Installed.delete(properties));
        shownFor.put(folder.toString(), FOLDER);
        shownFor.put(network + "53", "192.0.2.53");
        shownFor.put(network + "54", "192.0.2.53");
        shownFor.put(network + "25", "192.0.2.25");
        shownFor.put(network + "26", "192.0.2.26");
        Files.createDirectory(folder.resolve("examples"));
        for (String file : List.of("message.eml", "relay.json")) {
            Files.copy(Checkout.root().resolve("examples/" + file), folder.resolve("examples/" + file));
        }
        Files.writeString(
                properties.resolve("hosts"),
                network + "25 contoso-com.mail.protection.outlook.com\n" + network + "26 relay.contoso.com\n");
        KeyStore roots = KeyStore.getInstance("JKS");
        roots.load(null, null);
        roots.setCertificateEntry("root", RehearsalEndpoint.CA.root());
        try (var out = Files.newOutputStream(properties.resolve("roots"))) {
            roots.store(out, PASSWORD.toCharArray());
        }
        Path jbang = Files.writeString(
                folder.resolve("jbang"), "#!/bin/sh\nexec '" + String.join("' '", java()) + "' \"$@\"\n");
        Files.setPosixFilePermissions(jbang, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder builder = new ProcessBuilder(java()).directory(folder.toFile());
        builder.environment().put("RELAYKIT_TTY", "");
        typed = builder.redirectError(properties.resolve("errors").toFile()).start();
        open.push(typed::destroy);
    }

    private List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djdk.net.hosts.file=" + properties.resolve("hosts"),
                "-Djavax.net.ssl.trustStore=" + properties.resolve("roots"),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                Typed.class.getName());
    }

    /** Does what a comment asks for. */
    void prepare(Runbook.Comment comment) throws Exception {
        String[] words = comment.value().split(" ");
        switch (comment.name()) {
            case "tenant" -> answer(() -> tenant(words));
            case "silence" -> answer(() -> SilentPort.open(network + "25", 25));
            case "refusal" -> answer(() -> () -> {});
            case "delivered" -> delivered(folder.resolve(words[0]), words[1]);
            case "key file" -> keyFile(words);
            case "postfix" -> postfix(folder.resolve(words[0]));
            case "remove" -> Files.delete(folder.resolve(words[0]));
            case "copy" ->
                Files.copy(
                        Checkout.root().resolve(words[0]),
                        folder.resolve(words[1]),
                        StandardCopyOption.REPLACE_EXISTING);
            default -> throw new AssertionError("a comment that asks for nothing: " + comment);
        }
    }

    /** A file that the runbook shows. */
    void save(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    /** What a command prints, as the reader would see it. */
    String run(Runbook.Command command) throws Exception {
        String printed = raw(command);
        for (Map.Entry<String, String> one : shownFor.entrySet()) {
            printed = printed.replace(one.getKey(), one.getValue());
        }
        return printed;
    }

    private String raw(Runbook.Command command) throws Exception {
        String line = command.line();
        if (line.endsWith(" &")) {
            return window(
                    line.substring(0, line.length() - 2),
                    command.output().lines().count());
        }
        if (!line.startsWith("./jbang ") || !PLAIN.matcher(line).matches()) {
            Run run = Run.with().in(folder).command(List.of("/bin/bash", "-c", "exec 2>&1; " + line));
            return run.stdout() + run.stderr();
        }
        List<String> words = words(line.substring("./jbang ".length()));
        if (words.get(0).equals("mx-lookup")) {
            words.addAll(List.of("--nameserver", dns("192.0.2.25", 53)));
        } else if (words.get(0).equals("preflight")) {
            // It connects to what DNS says.
            words.addAll(List.of("--nameserver", dns(network + "25", 54)));
        }
        return Typed.ask(typed, words.toArray(new String[0]));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group().replaceAll("[\"']", ""));
        }
        return words;
    }

    /** A command that stays up; what it printed when the shown lines were there. */
    private String window(String line, long lines) throws Exception {
        Path output = properties.resolve("window" + windows++);
        Process process = new ProcessBuilder("/bin/bash", "-c", "exec " + line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        open.push(process::destroy);
        for (int i = 0; i < 400 && process.isAlive(); i++) {
            if (Files.readString(output).lines().count() >= lines) {
                break;
            }
            Installed.pause();
        }
        // Without a shown output, as when it is written for the first time.
        for (int i = 0; lines == 0 && i < 60; i++) {
            Installed.pause();
        }
        return Files.readString(output);
    }

    /** A server that gives this address for the relay host; one for each. */
    private String dns(String relayHost, int lastByte) throws Exception {
        String address = network + lastByte;
        if (nameservers.add(address)) {
            open.push(Nsd.start(".", ZONE.formatted(relayHost), new InetSocketAddress(address, 53)));
        }
        return address;
    }

    /** Starts something. */
    private interface Start {
        AutoCloseable start() throws Exception;
    }

    /** The relay host: one server at a time. */
    private void answer(Start next) throws Exception {
        relayHost.close();
        relayHost = () -> {};
        // The server before may still be on its way out.
        for (int i = 0; i < 40; i++) {
            try {
                relayHost = next.start();
                return;
            } catch (BindException notYet) {
                Installed.pause();
            }
        }
        relayHost = next.start();
    }

    private RehearsalEndpoint tenant(String... words) throws IOException {
        RehearsalEndpoint.With with =
                RehearsalEndpoint.with().at(network + "25", 25).store(Maildir.in(properties.resolve("mail")));
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "contoso" -> {}
                case "as-ip" -> with.asIp(words[++i]);
                case "fault" -> with.faults(words[++i]);
                default ->
                    with.organization(DrillTenant.of(RelayFile.read(folder.resolve(words[i])))
                            .organization());
            }
        }
        return with.start();
    }

    /** The last message that the endpoint passed on to a recipient inside or outside. */
    private void delivered(Path to, String side) throws IOException {
        String mark = side.equals("inside") ? "DIR:INB" : "DIR:OUT";
        for (int i = 0; i < 200 && !Files.exists(to); i++) {
            for (Path file : Installed.files(properties.resolve("mail/new"))) {
                String message = Files.readString(file);
                if (message.contains(mark)) {
                    Files.writeString(to, message);
                }
            }
            Installed.pause();
        }
        if (!Files.exists(to)) {
            throw new AssertionError("no message was delivered " + side);
        }
    }

    private void keyFile(String... words) throws IOException {
        ClientIdentity identity = RehearsalEndpoint.CA.issue(words[1]);
        if (words.length > 2 && words[2].equals("leaf-only")) {
            identity = DrillCertificates.leafOnly(identity);
        }
        Path file = folder.resolve(words[0]);
        if (words[0].endsWith(".pem")) {
            KeyFiles.writePem(identity, file);
        } else {
            KeyFiles.writePfx(identity, file, PASSWORD.toCharArray());
        }
        Files.writeString(folder.resolve("secret.txt"), PASSWORD + "\n");
    }

    /** Postfix with the settings of a file, as relay.contoso.com. */
    private void postfix(Path file) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("default_transport", "smtp");
        settings.put("virtual_mailbox_domains", "");
        settings.put("myhostname", "relay.contoso.com");
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf(" =");
            if (!line.startsWith("#") && equals > 0) {
                settings.put(
                        line.substring(0, equals), line.substring(equals + 2).strip());
            }
        }
        // The name is looked up here, its certificate is from a CA of the tests, and nothing listens but on loopback.
        String host = settings.getOrDefault("relayhost", "").replaceFirst("\\[(.*?)\\].*", "$1");
        settings.put("smtp_tls_secure_cert_match", host);
        Path root = RehearsalEndpoint.writeRoot(RehearsalEndpoint.CA, Files.createTempFile("root", ".pem"));
        root.toFile().deleteOnExit();
        settings.put("smtp_tls_CAfile", root.toString());
        settings.put("inet_interfaces", "127.0.0.1");
        settings.computeIfPresent("relayhost", (name, text) -> text.replaceFirst("\\[.*?\\]", "[" + network + "25]"));
        Postfix postfix = Postfix.start(settings);
        open.push(postfix);
        open.push(Forwarder.start(network + "26", 25, postfix.port()));
    }

    @Override
    public void close() throws Exception {
        relayHost.close();
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
