package lib.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import lib.attribution.Client;
import lib.attribution.ClientCertificate;
import lib.attribution.ReplyText;
import lib.net.IpAddress;
import lib.smtp.Stage;

/** The client of one conversation: what is known of it by now, and how it is answered. */
final class ConnectedClient {
    private final Setup setup;
    private final Connection wire;
    private final InetAddress address;
    private final String id = FrontEnd.newId();
    private Optional<String> helo = Optional.empty();
    private Optional<ClientCertificate> certificate = Optional.empty();

    private boolean told;

    /**
     * A client that has just connected.
     *
     * @param address as the service sees it
     */
    ConnectedClient(Setup setup, Connection wire, InetAddress address) {
        this.setup = setup;
        this.wire = wire;
        this.address = address;
    }

    Setup setup() {
        return setup;
    }

    Connection wire() {
        return wire;
    }

    /** Of the conversation. */
    String id() {
        return id;
    }

    String address() {
        return IpAddress.text(address);
    }

    /** The name it gave in HELO or EHLO; empty before that, and after STARTTLS. */
    Optional<String> helo() {
        return helo;
    }

    void introduce(Optional<String> name) {
        helo = name;
    }

    void show(ClientCertificate shown) {
        certificate = Optional.of(shown);
    }

    /** As the rules see it. */
    Client client() {
        boolean own = helo.filter(FrontEnd::isOwnName).isPresent();
        return new Client(address, own, wire.tls().isPresent(), certificate);
    }

    void say(ReplyText reply) throws IOException {
        wire.say(reply.text());
    }

    /** Says a refusal; its bracket is not part of the text. */
    void refuse(String text) throws IOException {
        wire.say(FrontEnd.error(text, id));
    }

    /** The reply with the client's address filled in. */
    String filled(ReplyText reply) {
        return FrontEnd.fill(reply, Map.of("ip", address()));
    }

    /** Refuses at a stage, and tells it. */
    void refuse(Stage stage, String text) throws IOException {
        refuse(text);
        tell(decision(stage, Optional.of(text), false));
    }

    /** Whether anything was decided. */
    boolean wasTold() {
        return told;
    }

    void tell(Decision decision) {
        told = true;
        setup.listener().decided(decision);
    }

    /** A decision about this client; more may be added. */
    Decision decision(Stage stage, Optional<String> reply, boolean accepted) {
        return Decision.of(
                id, address(), helo, wire.tls().map(MailPath.TlsFacts::words), certificate, stage, accepted, reply);
    }
}
