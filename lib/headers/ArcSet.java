package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.mail.Headers;

/**
 * What one host that sealed the message says (RFC 8617); the seals are not verified.
 *
 * @param instance 1 is the oldest
 * @param sealedBy domain of the seal
 * @param chain whether the seals below were good to this host: none, pass or fail
 * @param results its own results of SPF, DKIM and DMARC
 */
public record ArcSet(
        String instance, Optional<String> sealedBy, Optional<String> chain, List<AuthenticationResult> results) {
    private static final int LIMIT = 50;

    static List<ArcSet> of(Headers headers) {
        List<ArcSet> sets = new ArrayList<>();
        List<String> seals = headers.all("ARC-Seal");
        for (String value : headers.all("ARC-Authentication-Results")) {
            String instance = DkimSignature.tag(value, "i").orElse("");
            Optional<String> seal = seals.stream()
                    .limit(LIMIT)
                    .filter(one -> DkimSignature.tag(one, "i").orElse("").equals(instance))
                    .findFirst();
            if (sets.size() < LIMIT) {
                sets.add(new ArcSet(
                        instance,
                        seal.flatMap(one -> DkimSignature.tag(one, "d")),
                        seal.flatMap(one -> DkimSignature.tag(one, "cv")),
                        AuthenticationResult.parse(value)));
            }
        }
        return sets;
    }
}
