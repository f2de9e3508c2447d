package lib.pfx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lib.cli.NewFile;
import lib.cli.Option;
import lib.cli.Options;
import lib.finding.Problem;
import lib.keyfile.CertificateFile;
import lib.keyfile.Chain;
import lib.keyfile.KeyEntry;
import lib.keyfile.KeyFile;
import lib.keyfile.PemFolder;
import lib.keyfile.PfxWriter;
import lib.keyfile.PfxWriter.Encryption;

/** Writes what a file should have been: the options for it. */
final class Repair {
    private final Option<Optional<Path>> fixOut;
    private final Option<Optional<Path>> chain;
    private final Option<Boolean> legacy;
    private final Option<Optional<Path>> exportPem;
    private final Option<Boolean> force;

    Repair(Options options) {
        options.section("Repair");
        fixOut = options.file(
                "--fix-out",
                "Write a new PFX here, with one key and its chain in order, under the same"
                        + " password; the original stays as it is");
        chain = options.file("--chain", "Take missing intermediates from this file (PEM, DER, .p7b)");
        legacy = options.flag("--legacy", "Encrypt with 3DES and SHA-1, for old programs");
        exportPem = options.value(
                "--export-pem",
                "DIR",
                "Write key.pem (not encrypted), cert.pem, chain.pem and fullchain.pem for" + " Postfix and swaks here",
                Optional.empty(),
                text -> Optional.of(Path.of(text)));
        force = options.flag("--force", "Replace files that are there");
    }

    /** Whether a password is needed for what will be written. */
    boolean writesPfx() {
        return fixOut.get().isPresent();
    }

    /**
     * Refuses what cannot be done, before anything is opened.
     *
     * @throws Problem for options that contradict each other
     */
    void check(Path original) {
        boolean writes = fixOut.get().isPresent() || exportPem.get().isPresent();
        if (!writes && (chain.isGiven() || legacy.get() || force.get())) {
            throw Problem.badInput(
                    "option.contradiction",
                    chain.isGiven() ? chain.name() : legacy.get() ? legacy.name() : force.name(),
                    "nothing is to be written",
                    "add --fix-out NEW.pfx or --export-pem DIR");
        }
        if (fixOut.get().isPresent() && isSame(fixOut.get().get(), original)) {
            throw Problem.badInput(
                    "pfx.original",
                    fixOut.name() + " " + original,
                    "that is the original, which is never changed",
                    "write to another file");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return one.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        }
    }

    /**
     * What was written, and what it holds.
     *
     * @param pfx the repaired file, if one was asked for
     */
    record Written(KeyFile file, Optional<Path> pfx, List<Path> files) {}

    /**
     * Writes what was asked for; without that the file stays what it is.
     *
     * @throws Problem if no certificate belongs to the key, or a file cannot be written
     */
    Written apply(KeyFile file, Expected expected, Instant now, char[] password) {
        List<Path> written = new ArrayList<>();
        if (fixOut.get().isEmpty() && exportPem.get().isEmpty()) {
            return new Written(file, Optional.empty(), written);
        }
        Set<X509Certificate> all = new LinkedHashSet<>(file.certificates());
        chain.get().ifPresent(path -> all.addAll(CertificateFile.read(chain.name(), path)));
        KeyEntry entry = file.best(expected.preferred(), now);
        List<X509Certificate> fixed = entry.certificate()
                .map(leaf -> Chain.of(leaf, List.copyOf(all)).certificates())
                .orElseThrow(Repair::nothingToWrite);
        KeyFile repaired = new KeyFile(file.format(), file.protection(), List.of(entry), fixed);
        if (fixOut.get().isPresent()) {
            Path out = fixOut.get().get();
            Encryption encryption = legacy.get() ? Encryption.LEGACY : Encryption.MODERN;
            byte[] pfx = PfxWriter.pfx(entry.name(), entry.key(), fixed, password, encryption);
            NewFile.write(fixOut.name(), out, pfx, true, force.get());
            written.add(out);
            // Read back: what is judged is what was written.
            repaired = KeyFile.read(fixOut.name(), out, password);
        }
        if (exportPem.get().isPresent()) {
            Path folder = exportPem.get().get();
            PemFolder.write(folder, entry.key(), fixed, force.get());
            written.add(folder);
        }
        return new Written(repaired, fixOut.get(), written);
    }

    private static Problem nothingToWrite() {
        return Problem.badInput(
                "pfx.key-mismatch",
                "nothing written",
                "no certificate in the file belongs to its private key",
                "export the certificate with its own private key");
    }
}
