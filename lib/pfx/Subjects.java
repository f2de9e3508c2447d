package lib.pfx;

import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;

/** Certificates in words. */
final class Subjects {
    private static final String INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

    private Subjects() {}

    static String of(X509Certificate certificate) {
        return of(certificate.getSubjectX500Principal());
    }

    /** As RFC 2253 has it; "(no name)" for the empty one. */
    static String of(X500Principal principal) {
        String name = principal.getName();
        return name.isEmpty() ? "(no name)" : name;
    }

    /** The day in UTC. */
    static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }

    /** Where the issuer's certificate can be fetched (RFC 5280 section 4.2.2.1). */
    static Optional<String> issuerUrl(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(INFORMATION_ACCESS);
        if (extension == null) {
            return Optional.empty();
        }
        try {
            byte[] der = ASN1OctetString.getInstance(extension).getOctets();
            for (AccessDescription one :
                    AuthorityInformationAccess.getInstance(der).getAccessDescriptions()) {
                GeneralName place = one.getAccessLocation();
                if (one.getAccessMethod().equals(AccessDescription.id_ad_caIssuers)
                        && place.getTagNo() == GeneralName.uniformResourceIdentifier) {
                    return Optional.of(place.getName().toString());
                }
            }
        } catch (RuntimeException e) {
            // An extension that cannot be read names no place.
        }
        return Optional.empty();
    }
}
