package lib.preflight;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lib.net.IpAddress;
import lib.smtp.Attempt;
import lib.smtp.Attempt.Outcome;
import lib.smtp.Attempt.Recipient;
import lib.smtp.Delivery;
import lib.smtp.Plan;
import lib.smtp.Plan.StartTls;
import lib.smtp.Probe;
import lib.smtp.Stage;
import lib.smtp.TestMessage;
import lib.tls.ClientIdentity;
import lib.tls.TlsFailure;
import lib.tls.TlsOptions;
import lib.tls.TlsSession;
import lib.tls.TlsSettings;
import lib.tls.TlsVersion;

/** What is said to the relay host beyond EHLO; never a message. */
final class Conversations {
    private final Facts facts;
    private final TlsOptions tls;
    private final Duration timeout;
    private final boolean probeRecipients;
    private final Fact<Attempt> strict = new Fact<>(this::startTls);
    private final Fact<Attempt> tolerant = new Fact<>(this::afterServerFault);
    private final Fact<List<Version>> versions = new Fact<>(this::tryVersions);
    private final Fact<Attempt> recipients = new Fact<>(this::tryRecipients);

    /**
     * @param timeout to connect, and for each reply
     * @param probeRecipients whether recipients may be tried
     */
    Conversations(Facts facts, TlsOptions tls, Duration timeout, boolean probeRecipients) {
        this.facts = facts;
        this.probeRecipients = probeRecipients;
        this.tls = tls;
        this.timeout = timeout;
    }

    /**
     * A version of TLS.
     *
     * @param spoken empty if the server did not answer in time
     */
    record Version(TlsVersion version, Optional<Boolean> spoken) {}

    /**
     * STARTTLS with the certificate shown, and the server's checked.
     *
     * @throws NotRun if it is not offered, or the server did not reply in time
     */
    Attempt strict() {
        return strict.get();
    }

    /** Likewise, but a fault of the server's certificate is no hindrance. */
    Attempt tolerant() {
        return tolerant.get();
    }

    /**
     * Up to RCPT TO for every recipient.
     *
     * @throws NotRun if nobody asked for that
     */
    Attempt recipients() {
        return recipients.get();
    }

    /** Whether the server was seen to take mail for each recipient outside that is given. */
    boolean takesOutside() {
        try {
            List<Recipient> outside = recipients().recipients().stream()
                    .filter(one -> !facts.target().accepts(one.rcptTo()))
                    .toList();
            return !outside.isEmpty() && outside.stream().allMatch(Recipient::accepted);
        } catch (NotRun unknown) {
            return false;
        }
    }

    /** Which versions of TLS the server speaks; each has a connection of its own, at the same time as the others. */
    List<Version> versions() {
        return versions.get();
    }

    private List<Version> tryVersions() {
        List<Callable<Version>> work = new ArrayList<>();
        for (TlsVersion version : TlsVersion.values()) {
            work.add(() -> new Version(version, isSpoken(version)));
        }
        return Fact.atOnce(work);
    }

    private Optional<Boolean> isSpoken(TlsVersion version) {
        TlsSettings all = settings(true);
        TlsSettings one = new TlsSettings(Optional.empty(), all.roots(), all.name(), List.of(version), true);
        Attempt attempt = hold(one, StartTls.REQUIRED, Stage.STARTTLS, Optional.empty());
        return isTimeout(attempt)
                ? Optional.empty()
                : Optional.of(attempt.tls().filter(TlsSession::complete).isPresent());
    }

    private Attempt startTls() {
        if (!facts.probe().startTls()) {
            // What that means, the capabilities say.
            throw NotRun.because("the server offers no STARTTLS");
        }
        versions.begin();
        return answered(hold(settings(false), StartTls.REQUIRED, Stage.STARTTLS, Optional.empty()));
    }

    private Attempt afterServerFault() {
        Attempt attempt = strict();
        return isServerFault(attempt)
                ? answered(hold(settings(true), StartTls.REQUIRED, Stage.STARTTLS, Optional.empty()))
                : attempt;
    }

    /** Nobody can conclude anything from silence. */
    private Attempt answered(Attempt attempt) {
        if (isTimeout(attempt)) {
            throw NotRun.noReply(attempt.address() + " port " + attempt.port() + " at " + attempt.stage() + ", "
                    + timeout.toSeconds() + " s");
        }
        return attempt;
    }

    static boolean isTimeout(Attempt attempt) {
        return attempt.outcome() == Outcome.REPLY_TIMEOUT || attempt.outcome() == Outcome.CONNECT_TIMEOUT;
    }

    /** Whether nothing but the server's certificate was in the way. */
    static boolean isServerFault(Attempt attempt) {
        return attempt.tlsFailure().filter(TlsFailure::aboutServerCertificate).isPresent();
    }

    private Attempt tryRecipients() {
        if (!probeRecipients) {
            throw NotRun.unasked("only with --probe-recipients", "give --probe-recipients (no message is sent)");
        }
        boolean offered = facts.probe().startTls();
        Plan.Envelope envelope =
                new Plan.Envelope(facts.target().mailFrom(), facts.target().rcptTo(), TestMessage.ready(new byte[0]));
        Attempt attempt =
                hold(settings(true), offered ? StartTls.OPTIONAL : StartTls.OFF, Stage.RCPT, Optional.of(envelope));
        boolean inTls = attempt.stage() == Stage.STARTTLS && attempt.outcome() != Outcome.STOPPED;
        boolean refused = attempt.outcome() == Outcome.CERTIFICATE_REFUSED;
        if (inTls || refused || attempt.tlsFailure().isPresent()) {
            throw NotRun.needs(CheckId.STARTTLS);
        }
        return answered(attempt);
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
