package lib.pfx;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lib.cli.Answer;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.keyfile.SealedKeyFile;
import lib.relay.Relay;
import lib.tls.PfxOptions;

/** Which file to check, and against what: the options of pfx-check. */
public final class PfxCheckOptions {
    private final Option<List<String>> operand;
    private final Option<Optional<String>> connectorName;
    private final Option<Integer> warnDays;
    private final Option<Boolean> online;
    private final Option<Optional<Path>> clientCa;
    private final Option<Optional<Path>> certificate;
    private final Option<Optional<Path>> key;
    private final PfxOptions pfx;
    private final Repair repair;

    public PfxCheckOptions(Options options) {
        operand = options.operands("FILE", "0..1", "PFX (PKCS #12), JKS or PEM file with the key");
        connectorName = options.text(
                "--connector-name", "NAME", "TlsSenderCertificateName of the connector (default: that of --spec)");
        warnDays = options.number(
                "--warn-days",
                "N",
                0,
                10_000,
                PfxCheck.WARN_DAYS,
                "Warn if it expires within so many days (default: " + PfxCheck.WARN_DAYS + ")");
        online = options.flag("--online", "Ask the CA whether it was revoked (OCSP, else CRL)");
        clientCa = options.file("--client-ca", "Count these CAs as public too, for a rehearsal");
        certificate = options.file("--cert", "Certificate in PEM, best with its chain; with --key");
        key = options.file("--key", "Its private key in PEM");
        pfx = new PfxOptions(options);
        repair = new Repair(options);
    }

    /** Opens the file, writes what is asked for and judges it. */
    public Answer check(Relay relay) {
        Path file = file(relay);
        repair.check(file);
        key.get().ifPresent(repair::check);
        SealedKeyFile sealed = certificate.get().isPresent()
                ? SealedKeyFile.pair(file, key.get().orElseThrow())
                : SealedKeyFile.load("file", file);
        return sealed.needsPassword() || repair.writesPfx()
                ? pfx.open(file, password -> check(relay, file, sealed, password))
                : check(relay, file, sealed, new char[0]);
    }

    private Path file(Relay relay) {
        if (certificate.get().isPresent() != key.get().isPresent()) {
            throw Problem.badInput(
                    "option.contradiction",
                    certificate.isGiven() ? certificate.name() : key.name(),
                    "certificate and key go together",
                    "give both --cert and --key");
        }
        Optional<Path> given = operand.get().stream().findFirst().map(Path::of);
        return given.or(certificate::get)
                .or(() -> pfx.file(relay.pfx()))
                .orElseThrow(() -> Problem.badInput(
                        "option.missing",
                        "no file",
                        "there is nothing to check",
                        "give a PFX file, or --spec with a relay.json that names" + " one"));
    }

    private Answer check(Relay relay, Path file, SealedKeyFile sealed, char[] password) {
        Expected expected = Expected.of(relay, connectorName.get());
        Repair.Written written = repair.apply(sealed.open(password), expected, Instant.now(), password);
        return new PfxCheck(expected, KnownRoots.read(clientCa.get()), warnDays.get(), online.get())
                .answer(file.toString(), written);
    }
}
