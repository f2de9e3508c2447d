package lib.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import lib.attribution.Attribution;
import lib.attribution.ClientCertificate;
import lib.attribution.ReplyText;
import lib.rehearsal.SmtpInput.Refused;
import lib.smtp.Stage;

/** One conversation: what the client says, and what is answered (RFC 5321). */
final class Session {
    private static final int ERRORS = 20;

    /** A domain name or an address literal, without regard to its labels. */
    private static final Pattern CLIENT_NAME = Pattern.compile("[A-Za-z0-9._-]+|\\[[A-Za-z0-9.:-]+]");

    private final Setup setup;
    private final Connection wire;
    private final ConnectedClient peer;
    private final MailCommands mail;
    private int errors;

    /**
     * A conversation over a connection.
     *
     * @param address as the service sees the client
     */
    Session(Setup setup, Connection wire, InetAddress address) {
        this.setup = setup;
        this.wire = wire;
        this.peer = new ConnectedClient(setup, wire, address);
        this.mail = new MailCommands(peer);
    }

    /** Holds the conversation to its end. */
    void hold() throws IOException {
        try {
            boolean goesOn = greet();
            while (goesOn) {
                goesOn = next();
            }
        } catch (SocketTimeoutException e) {
            peer.refuse(ReplyText.TIMEOUT.text());
        } finally {
            mail.forget();
        }
        wire.flush();
    }

    /** Whether anything was decided in it. */
    boolean hasDecided() {
        return peer.wasTold();
    }

    private boolean greet() throws IOException {
        Optional<String> refusal = setup.faults().reply(Stage.CONNECT);
        if (refusal.isEmpty()) {
            refusal = Attribution.beforeAll(setup.organization(), peer.client())
                    .flatMap(Attribution::refusal)
                    .filter(reply -> reply.stage() == Stage.CONNECT)
                    .map(peer::filled);
        }
        if (refusal.isPresent()) {
            peer.refuse(Stage.CONNECT, refusal.get());
            return false;
        }
        wire.say(FrontEnd.banner(peer.id()));
        return true;
    }

    /** Reads a command and answers it; false at the end of the conversation. */
    private boolean next() throws IOException {
        try {
            String line = wire.in().line();
            int blank = line.indexOf(' ');
            String verb = blank < 0 ? line : line.substring(0, blank);
            String argument = blank < 0 ? "" : line.substring(blank).strip();
            return answer(verb.toUpperCase(Locale.ROOT), argument);
        } catch (Refused refused) {
            peer.refuse(refused.reply().text());
        }
        if (++errors < ERRORS) {
            return true;
        }
        peer.refuse(Stage.MAIL, ReplyText.TOO_MANY_ERRORS.text());
        return false;
    }

    private boolean answer(String verb, String argument) throws IOException, Refused {
        switch (verb) {
            case "EHLO" -> hello(argument, true);
            case "HELO" -> hello(argument, false);
            case "STARTTLS" -> {
                return startTls(argument);
            }
            case "MAIL" -> mail.mail(argument);
            case "RCPT" -> mail.rcpt(argument);
            case "DATA" -> mail.data(argument);
            case "BDAT" -> mail.bdat(argument);
            case "RSET" -> {
                mail.forget();
                peer.say(ReplyText.RESET_OK);
            }
            case "NOOP" -> peer.say(ReplyText.NOOP_OK);
            case "VRFY" -> peer.say(ReplyText.VRFY);
            case "HELP" -> peer.say(ReplyText.HELP);
            case "QUIT" -> peer.say(ReplyText.CLOSING);
            default -> throw new Refused(ReplyText.UNKNOWN_COMMAND);
        }
        return !verb.equals("QUIT");
    }

    private void hello(String name, boolean extended) throws IOException, Refused {
        if (!CLIENT_NAME.matcher(name).matches()) {
            throw new Refused(ReplyText.INVALID_DOMAIN_NAME);
        }
        mail.forget();
        Optional<String> fault = setup.faults().reply(Stage.EHLO);
        if (fault.isPresent()) {
            peer.refuse(Stage.EHLO, fault.get());
            return;
        }
        peer.introduce(Optional.of(name));
        wire.say(extended ? FrontEnd.ehlo(peer.address(), offersTls()) : FrontEnd.hello(peer.address()));
    }

    private boolean offersTls() {
        return wire.tls().isEmpty() && setup.faults().offersTls();
    }

    /** False where the connection ends here. */
    private boolean failsOnDemand() throws IOException, Refused {
        Faults faults = setup.faults();
        Optional<String> refusal = faults.reply(Stage.STARTTLS);
        if (refusal.isPresent()) {
            peer.refuse(Stage.STARTTLS, refusal.get());
            return true;
        }
        boolean silent = faults.isSilentAtStartTls();
        String what = silent ? "no reply, on demand" : "connection cut, on demand";
        peer.tell(peer.decision(Stage.STARTTLS, Optional.empty(), false).with(what));
        wire.flush();
        while (silent) {
            wire.in().line();
        }
        return false;
    }

    /** False where the handshake failed: nothing can be said after that. */
    private boolean startTls(String argument) throws IOException, Refused {
        if (wire.tls().isPresent()) {
            throw new Refused(ReplyText.NO_START_TLS);
        }
        if (!offersTls()) {
            throw new Refused(ReplyText.UNKNOWN_COMMAND);
        }
        if (!argument.isEmpty()) {
            throw new Refused(ReplyText.BAD_ARGUMENTS);
        }
        mail.forget();
        if (setup.faults().failsAtStartTls()) {
            return failsOnDemand();
        }
        try {
            List<X509Certificate> chain = wire.startTls(ReplyText.START_TLS.text());
            peer.introduce(Optional.empty());
            if (!chain.isEmpty()) {
                peer.show(ClientCertificate.of(chain, setup.roots(), Instant.now(), setup.strictUsage()));
            }
            return true;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // An alert, or a reset where the client did not wait for the alert to be read.
            Decision failed = peer.decision(Stage.STARTTLS, Optional.empty(), false);
            peer.tell(failed.with("the handshake failed: " + e.getMessage()));
            return false;
        }
    }
}
