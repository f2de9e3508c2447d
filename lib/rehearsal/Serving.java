package lib.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.TrustAnchor;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lib.attribution.Organization;
import lib.cli.Answer;
import lib.connector.Connector;
import lib.finding.Problem;
import lib.net.IpAddress;
import lib.text.Page;

/** An endpoint that is up until it has seen enough: its readiness and its decisions as answers. */
final class Serving implements Iterator<Answer>, Listener, LivePage.Switchboard {
    private static final char[] SERVER_PASSWORD = "server".toCharArray();

    /** Beyond it conversations wait for the reader of the output. */
    private static final int QUEUE = 10_000;

    private static final int GATHER_MILLIS = 5;

    private final BlockingQueue<Optional<Answer>> queue = new LinkedBlockingQueue<>(QUEUE);
    private final AtomicInteger conversationsLeft;
    private final Optional<Expectation> expected;
    private Optional<Answer> next = Optional.empty();
    private boolean ended;
    private Endpoint server;
    private Organization tenant;
    private Setup setup;
    private volatile State state;
    private volatile Optional<LivePage> page = Optional.empty();

    /** What is rehearsed at this moment. */
    public record State(
            String note,
            String address,
            int port,
            Optional<String> asIp,
            List<String> faults,
            List<String> faultNames,
            List<String> acceptedDomains,
            List<String> connectors) {}

    /**
     * What a client needs to know.
     *
     * @param note that this is no test of Microsoft's service
     */
    public record Ready(
            String note,
            String address,
            int port,
            Optional<String> asIp,
            String folder,
            List<String> acceptedDomains,
            List<String> connectors,
            Optional<String> web) {}

    private Serving(int conversations, Optional<Expectation> expected) {
        conversationsLeft = new AtomicInteger(conversations);
        this.expected = expected;
    }

    static Serving start(
            DrillTenant tenant,
            List<String> faultTexts,
            Optional<InetAddress> asIp,
            Set<TrustAnchor> roots,
            boolean strictUsage,
            Workplace workplace,
            boolean discard,
            InetAddress listen,
            int port,
            int conversations,
            Optional<Expectation> expected,
            Optional<InetSocketAddress> web)
            throws IOException {
        Serving serving = new Serving(conversations, expected);
        Faults faults = Faults.parse(faultTexts);
        DrillCertificates ca = DrillCertificates.make();
        workplace.write(ca, DrillIdentities.issue(ca, tenant));
        Set<TrustAnchor> all = new HashSet<>(roots);
        all.addAll(ca.roots());
        Organization organization = faults.in(tenant.organization());
        Setup setup = new Setup(
                organization,
                real -> asIp.orElse(real),
                new TlsEndpoint(ca.server(SERVER_PASSWORD, true), SERVER_PASSWORD, faults.oldTls()),
                all,
                strictUsage,
                faults,
                discard ? Optional.empty() : Optional.of(workplace.maildir()),
                Setup.IDLE,
                Setup.CONNECTIONS,
                serving);
        serving.tenant = tenant.organization();
        serving.setup = setup;
        serving.server = Endpoint.start(setup, listen, port);
        serving.state = serving.state(organization, faultTexts, asIp);
        if (web.isPresent()) {
            try {
                serving.page = Optional.of(
                        LivePage.start(web.get().getAddress(), web.get().getPort(), serving));
            } catch (IOException e) {
                serving.server.close();
                throw e;
            }
        }
        serving.ready(organization, asIp, workplace);
        return serving;
    }

    int port() {
        return server.port();
    }

    private void ready(Organization organization, Optional<InetAddress> asIp, Workplace workplace) {
        Ready ready = new Ready(
                Drill.NOTICE,
                IpAddress.text(server.address()),
                server.port(),
                asIp.map(IpAddress::text),
                workplace.folder().toAbsolutePath().toString(),
                organization.acceptedDomains(),
                organization.connectors().stream().map(Serving::text).toList(),
                page.map(LivePage::url));
        put(Optional.of(Answer.of(List.of(), ready, page -> write(page, ready))));
    }

    private static String text(Connector connector) {
        String address = connector.senderIPAddresses().isEmpty() ? "" : " " + connector.senderIPAddresses();
        String name = connector.tlsSenderCertificateName().map(one -> " " + one).orElse("");
        String off = connector.enabled() ? "" : ", disabled";
        return connector.name() + ": " + connector.connectorType() + address + name + off;
    }

    private static void write(Page page, Ready ready) {
        page.line(Page.Tone.GOOD, "ready", "    listening on " + ready.address() + " port " + ready.port());
        page.line("folder   " + ready.folder() + " (Maildir, ca.pem, relay.pfx, relay.pem, ...)");
        page.line("accepts  " + String.join(", ", ready.acceptedDomains()));
        ready.connectors().forEach(one -> page.line("connector  " + one));
        ready.asIp().ifPresent(ip -> page.line("as-ip    every client counts as " + ip));
        ready.web().ifPresent(url -> page.line("web      " + url));
        page.wrapped("note     ", ready.note(), 9);
    }

    @Override
    public void decided(Decision decision) {
        expected.ifPresent(one -> one.see(decision));
        Answer answer = expected.isPresent() ? decision.told() : decision.answer();
        page.ifPresent(one -> one.show(answer, decision.stored()));
        put(Optional.of(answer));
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public synchronized void turn(List<String> texts, Optional<InetAddress> asIp) {
        Faults faults = Faults.parse(texts);
        if (faults.oldTls() != setup.faults().oldTls()) {
            throw Problem.badInput(
                    "rehearsal.fault",
                    "tls-1-0",
                    "it is a matter of the whole process, chosen when it starts",
                    "start the endpoint anew, with or without --fault tls-1-0");
        }
        Organization organization = faults.in(tenant);
        server.use(setup.with(organization, real -> asIp.orElse(real), faults));
        state = state(organization, texts, asIp);
    }

    private State state(Organization organization, List<String> faults, Optional<InetAddress> asIp) {
        return new State(
                Drill.NOTICE,
                IpAddress.text(server.address()),
                server.port(),
                asIp.map(IpAddress::text),
                List.copyOf(faults),
                Faults.switchable(),
                organization.acceptedDomains(),
                organization.connectors().stream().map(Serving::text).toList());
    }

    @Override
    public void ended() {
        if (conversationsLeft.decrementAndGet() == 0) {
            expected.ifPresent(one -> put(Optional.of(one.answer())));
            put(Optional.empty());
        }
    }

    private void put(Optional<Answer> answer) {
        try {
            queue.put(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        if (ended) {
            return false; // It may be asked again: a stream with a stage more does.
        }
        try {
            if (queue.isEmpty()) {
                // A busy endpoint does not wake the printer for each line.
                Thread.sleep(GATHER_MILLIS);
            }
            next = queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            next = Optional.empty();
        }
        ended = next.isEmpty();
        return !ended;
    }

    @Override
    public Answer next() {
        return next.orElseThrow(NoSuchElementException::new);
    }

    /** Readiness first, then each decision; closing the stream closes the endpoint. */
    Stream<Answer> answers() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    private void close() {
        page.ifPresent(LivePage::close);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
