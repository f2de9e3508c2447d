package lib.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.TrustAnchor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lib.cli.Answer;
import lib.cli.NewFile;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.net.HostPort;
import lib.net.IpAddress;
import lib.relay.Relay;
import lib.tls.ClientIdentity;
import lib.tls.PfxOptions;
import lib.tls.Roots;

/** How to rehearse: the options of the drill and of the endpoint. */
public final class RehearsalOptions {
    private final Option<Optional<Path>> folder;
    private final Option<Optional<Path>> clientCa;
    private final Option<Boolean> strictUsage;
    private final PfxOptions pfx;
    private final Option<InetAddress> listen;
    private final Option<Integer> port;
    private final Option<Optional<Path>> portFile;
    private final Option<Optional<InetAddress>> asIp;
    private final Option<List<String>> faults;
    private final Option<Boolean> discard;
    private final Option<Integer> exitAfter;
    private final Option<Boolean> web;
    private final Option<Optional<InetSocketAddress>> webAt;
    private final Option<Optional<Expectation>> expect;

    public RehearsalOptions(Options options) {
        folder = options.value(
                "--folder",
                "DIR",
                "Keep messages (a Maildir) and throw-away certificates here (default: a" + " temporary folder)",
                Optional.empty(),
                text -> Optional.of(Path.of(text)));
        clientCa = options.file("--client-ca", "A client's chain may lead to these CAs too");
        strictUsage = options.flag("--strict-eku", "A client certificate must allow client authentication");
        pfx = new PfxOptions(options);
        options.section("With --serve");
        listen = options.value(
                "--listen",
                "ADDRESS",
                "Listen here (default: 127.0.0.1, which other machines cannot reach)",
                IpAddress.parse("127.0.0.1"),
                text -> IpAddress.parse("--listen", text.equalsIgnoreCase("localhost") ? "127.0.0.1" : text));
        port = options.number("--port", "N", 0, 65_535, 0, "Port; 0, the default, is a free one");
        portFile = options.file("--port-file", "Write the port to this file once it is open");
        asIp = options.value(
                "--as-ip",
                "ADDRESS",
                "Treat clients as coming from here (default: their real address)",
                Optional.empty(),
                text -> Optional.of(IpAddress.parse("--as-ip", text)));
        faults = options.list(
                "--fault",
                "FAULT",
                "Go wrong on demand, as in rcpt=451:4.7.500; repeat it: "
                        + String.join(", ", Faults.names())
                        + "; STAGE is one of "
                        + Faults.stages(),
                text -> text);
        discard = options.flag("--discard", "Keep no messages, as for a load test");
        exitAfter = options.number(
                "--exit-after",
                "N",
                1,
                1_000_000_000,
                Integer.MAX_VALUE,
                "End after this many conversations in which something was decided");
        web = options.flag("--web", "Show on a page what comes in, with switches for faults; its address is printed");
        webAt = options.value(
                "--web-listen",
                "ADDRESS:PORT",
                "Where that page listens (default: a free port of 127.0.0.1); elsewhere whoever reaches it can read it",
                Optional.empty(),
                text -> Optional.of(socket(text)));
        expect = options.value(
                "--expect",
                "refused|accepted|N",
                "With --exit-after: exit 0 if some were refused and no message accepted, if all was accepted, or if N"
                        + " messages were accepted; else 1 (default: 1 as soon as anything was refused)",
                Optional.empty(),
                text -> Optional.of(Expectation.parse(text)));
    }

    /**
     * Runs the drill.
     *
     * @throws Problem if an option of the endpoint is given: nothing would come of it
     */
    public Answer drill(Relay relay) {
        refuseServing();
        DrillTenant tenant = DrillTenant.playing(relay);
        Optional<ClientIdentity> own = pfx.identity(relay.pfx());
        Set<TrustAnchor> roots = own.isPresent() ? Roots.read(clientCa.get()) : Set.of();
        try {
            Workplace workplace = workplace();
            try (DrillRun run = new DrillRun(tenant, own, roots, strictUsage.get(), workplace)) {
                return run.run().answer();
            } finally {
                if (folder.get().isEmpty()) {
                    workplace.delete();
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Starts the endpoint; the stream ends after {@code --exit-after}, or never. */
    public Stream<Answer> serve(Relay relay) {
        if (expect.isGiven() && !exitAfter.isGiven()) {
            throw Problem.badInput(
                    "rehearsal.expect",
                    "--expect",
                    "without --exit-after the endpoint never ends, and nothing can be said of it",
                    "add --exit-after with the number of conversations");
        }
        DrillTenant tenant = DrillTenant.playing(relay);
        try {
            if (portFile.get().isPresent()) {
                // A program that waits for it must not read the port of an earlier run.
                Files.deleteIfExists(portFile.get().get());
            }
            Serving serving = Serving.start(
                    tenant,
                    faults.get(),
                    asIp.get(),
                    Roots.read(clientCa.get()),
                    strictUsage.get(),
                    workplace(),
                    discard.get(),
                    listen.get(),
                    port.get(),
                    exitAfter.get(),
                    expect.get(),
                    web());
            if (portFile.get().isPresent()) {
                writeWhole(portFile.get().get(), serving.port() + "\n");
            }
            return serving.answers();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void refuseServing() {
        List.of(listen, port, portFile, asIp, faults, discard, exitAfter, expect, web, webAt).stream()
                .filter(Option::isGiven)
                .findFirst()
                .ifPresent(one -> {
                    throw Problem.badInput(
                            "rehearsal.without-serve",
                            one.name(),
                            "it is for the endpoint of --serve, and the drill takes no notice of it",
                            "add --serve, or leave it out");
                });
    }

    private Optional<InetSocketAddress> web() {
        return webAt.get()
                .or(() -> Optional.of(new InetSocketAddress(IpAddress.parse("127.0.0.1"), 0))
                        .filter(one -> web.get()));
    }

    private static InetSocketAddress socket(String text) {
        HostPort at = HostPort.parse("--web-listen", text);
        return new InetSocketAddress(IpAddress.parse("--web-listen", at.host()), at.port());
    }

    private Workplace workplace() throws IOException {
        return folder.get().isPresent() ? Workplace.in(folder.get().get()) : Workplace.temporary();
    }

    /** A program that waits for the file never sees it empty; nothing is written through a link that lies there. */
    private static void writeWhole(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.writeString(NewFile.create(part, false), text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static Problem unusable(IOException e) {
        // A file's exception has its path alone as message; the reason is its class.
        String reason = e.getClass().getSimpleName();
        if (e.getMessage() != null) {
            reason = e instanceof FileSystemException ? reason + " " + e.getMessage() : e.getMessage();
        }
        return Problem.badInput(
                "rehearsal.unusable", "the endpoint", reason, "choose another --port, --listen or --folder");
    }
}
