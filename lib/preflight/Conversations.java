package lib.preflight;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.net.IpAddress;
import lib.smtp.Attempt;
import lib.smtp.Attempt.Outcome;
import lib.smtp.Delivery;
import lib.smtp.Plan;
import lib.smtp.Plan.StartTls;
import lib.smtp.Probe;
import lib.smtp.Stage;
import lib.smtp.TestMessage;
import lib.tls.ClientIdentity;
import lib.tls.TlsFailure.Kind;
import lib.tls.TlsOptions;
import lib.tls.TlsSession;
import lib.tls.TlsSettings;
import lib.tls.TlsVersion;

/** What is said to the relay host beyond EHLO; never a message. */
final class Conversations {
    private final Facts facts;
    private final TlsOptions tls;
    private final Duration timeout;
    private final Fact<Attempt> strict = new Fact<>(this::startTls);
    private final Fact<Attempt> tolerant = new Fact<>(this::afterServerFault);
    private final Fact<Attempt> recipients = new Fact<>(this::tryRecipients);

    Conversations(Facts facts, TlsOptions tls, Duration timeout) {
        this.facts = facts;
        this.tls = tls;
        this.timeout = timeout;
    }

    /** STARTTLS with the certificate shown, and the server's checked. */
    Attempt strict() {
        return strict.get();
    }

    /** Likewise, but a fault of the server's certificate is no hindrance. */
    Attempt tolerant() {
        return tolerant.get();
    }

    /** Up to RCPT TO for every recipient. */
    Attempt recipients() {
        return recipients.get();
    }

    /** The versions of TLS that the server speaks. */
    List<TlsVersion> versions() {
        List<TlsVersion> versions = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            TlsSettings all = settings(true);
            Attempt attempt = hold(
                    new TlsSettings(Optional.empty(), all.roots(), all.name(), List.of(version), true),
                    StartTls.REQUIRED,
                    Stage.STARTTLS,
                    Optional.empty());
            if (attempt.tls().filter(TlsSession::complete).isPresent()) {
                versions.add(version);
            }
        }
        return versions;
    }

    private Attempt startTls() {
        if (!facts.probe().startTls()) {
            throw NotRun.needs(CheckId.CAPABILITIES);
        }
        return hold(settings(false), StartTls.REQUIRED, Stage.STARTTLS, Optional.empty());
    }

    private Attempt afterServerFault() {
        Attempt attempt = strict();
        return isServerFault(attempt)
                ? hold(settings(true), StartTls.REQUIRED, Stage.STARTTLS, Optional.empty())
                : attempt;
    }

    /** Whether nothing but the server's certificate was in the way. */
    static boolean isServerFault(Attempt attempt) {
        return attempt.tlsFailure()
                .map(failure -> failure.kind())
                .filter(kind -> kind.compareTo(Kind.SERVER_CERTIFICATE) <= 0)
                .isPresent();
    }

    private Attempt tryRecipients() {
        boolean offered = facts.probe().startTls();
        Plan.Envelope envelope =
                new Plan.Envelope(facts.target().mailFrom(), facts.target().rcptTo(), TestMessage.ready(new byte[0]));
        Attempt attempt =
                hold(settings(true), offered ? StartTls.OPTIONAL : StartTls.OFF, Stage.RCPT, Optional.of(envelope));
        if (attempt.outcome() == Outcome.TLS_FAILED || attempt.outcome() == Outcome.CERTIFICATE_REFUSED) {
            throw NotRun.needs(CheckId.STARTTLS);
        }
        return attempt;
    }

    private TlsSettings settings(boolean tolerant) {
        Optional<ClientIdentity> identity = facts.target().identity();
        return tls.settings(identity, tolerant);
    }

    private Attempt hold(TlsSettings settings, StartTls startTls, Stage last, Optional<Plan.Envelope> message) {
        Probe probe = facts.probe();
        InetAddress address = facts.addresses().stream()
                .filter(one -> IpAddress.text(one).equals(probe.address()))
                .findFirst()
                .orElseThrow();
        Plan plan = new Plan(
                facts.target().ehloName(),
                startTls,
                settings,
                message,
                Optional.of(last),
                timeout,
                timeout,
                Optional.empty());
        return Delivery.attempt(plan, address, probe.port());
    }
}
