package lib.pfx;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.finding.Finding;
import lib.keyfile.Chain;
import lib.keyfile.KeyEntry;
import lib.keyfile.KeyFile;

/** What is to say about a key file itself: its keys, its order, its encryption. */
final class FileFindings {
    private FileFindings() {}

    static List<Finding> of(KeyFile file, KeyEntry entry) {
        List<Finding> findings = new ArrayList<>();
        Optional<Chain> chain = file.chain(entry);
        if (chain.isEmpty()) {
            findings.add(mismatch(file, entry));
        }
        if (file.keys().size() > 1) {
            findings.add(severalKeys(file, chain));
        }
        chain.ifPresent(one -> addContents(findings, file, one));
        addProtection(findings, file.protection(), file.format());
        return findings;
    }

    private static Finding mismatch(KeyFile file, KeyEntry entry) {
        if (entry.isDamaged()) {
            return Finding.fail(
                    "cert.key-damaged",
                    "the private key is damaged",
                    "its numbers do not fit together, so that nothing signed with it holds",
                    "copy or export it again, where the key still works");
        }
        X509Certificate shown = entry.claimed().orElse(file.certificates().get(0));
        return Finding.fail(
                "cert.key-mismatch",
                "the private key does not belong to " + Subjects.of(shown),
                "no certificate in the file has its public key, so the file identifies nobody",
                "export the certificate on the machine where its own key is, or have a new one"
                        + " issued for this key");
    }

    private static Finding severalKeys(KeyFile file, Optional<Chain> chain) {
        String chosen = chain.map(one -> Subjects.of(one.leaf())).orElse("none");
        return Finding.warn(
                "pfx.several-keys",
                file.keys().size() + " private keys are in the file; looked at: " + chosen,
                "another program may take another one",
                "write a file with this one alone: --fix-out NEW.pfx");
    }

    private static void addContents(List<Finding> findings, KeyFile file, Chain chain) {
        for (X509Certificate stray : strays(file, chain)) {
            findings.add(Finding.warn(
                    "cert.stray",
                    Subjects.of(stray) + " is in the file and not in the chain",
                    "it helps nobody to check the certificate, and some programs send it",
                    "leave it out: --fix-out NEW.pfx"));
        }
        if (!chain.inOrder()) {
            String what = "the certificates are not in the order of the chain";
            findings.add(
                    file.format() == KeyFile.Format.PEM
                            ? Finding.warn(
                                            "cert.order",
                                            what,
                                            "Postfix and others send them in the file's order, and TLS 1.2"
                                                    + " wants the chain's",
                                            "write them anew: --export-pem DIR")
                                    .withSource("RFC 5246 section 7.4.2")
                            : Finding.info(
                                    "cert.order",
                                    what,
                                    "Windows and Java order them; a program that does not sends" + " them so"));
        }
    }

    /** Without the certificates of other keys, which are told of by the keys. */
    private static List<X509Certificate> strays(KeyFile file, Chain chain) {
        List<X509Certificate> strays = new ArrayList<>(chain.strays());
        for (KeyEntry other : file.keys()) {
            file.chain(other).ifPresent(one -> strays.removeAll(one.certificates()));
        }
        return strays;
    }

    private static void addProtection(List<Finding> findings, KeyFile.Protection protection, KeyFile.Format format) {
        if (format == KeyFile.Format.PFX && protection.mac().isEmpty()) {
            findings.add(Finding.warn(
                    "pfx.no-checksum",
                    "the file has no checksum (MAC)",
                    "a changed file is not noticed, and Java opens such a file as empty",
                    "write it anew: --fix-out NEW.pfx"));
        }
        if (format == KeyFile.Format.PFX && protection.keys().isEmpty()) {
            findings.add(Finding.warn(
                    "pfx.key-in-clear",
                    "the private key lies in the file unencrypted",
                    "whoever reads the file can send as this relay",
                    "write it anew with a password: --fix-out NEW.pfx"));
        }
        if (protection.pbmac1()) {
            findings.add(Finding.info(
                            "pfx.pbmac1",
                            "the checksum is PBMAC1",
                            "OpenSSL before 3.4 and Java before 26 do not open the file; if"
                                    + " a program needs it: --fix-out NEW.pfx")
                    .withSource("RFC 9579"));
        }
        if (format == KeyFile.Format.PFX && protection.legacy()) {
            findings.add(Finding.info(
                    "pfx.legacy-encryption",
                    "the file is encrypted with " + words(protection),
                    (needsLegacy(protection)
                                    ? "OpenSSL 3 opens it only with -legacy, and a FIPS host not at all"
                                    : "a FIPS host does not open it")
                            + "; --fix-out NEW.pfx writes it with AES-256"));
        }
    }

    /** OpenSSL 3 has 3DES in its default provider; RC2, RC4 and DES are in the legacy one. */
    private static boolean needsLegacy(KeyFile.Protection protection) {
        String words = words(protection);
        return words.contains("RC2") || words.contains("RC4");
    }

    private static String words(KeyFile.Protection protection) {
        String keys = protection.keys().orElse("");
        String certificates = protection.certificates().orElse(keys);
        return keys.equals(certificates) || keys.isEmpty() ? certificates : keys + " and " + certificates;
    }
}
