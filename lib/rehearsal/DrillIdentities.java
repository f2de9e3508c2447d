package lib.rehearsal;

import java.util.List;
import lib.tls.ClientIdentity;

/**
 * What a drill's clients show.
 *
 * @param good named as the connector asks, with its chain
 * @param leafOnly the same without the intermediate
 * @param wrongName complete, with another name
 */
record DrillIdentities(ClientIdentity good, ClientIdentity leafOnly, ClientIdentity wrongName) {
    static final String GOOD = "relay";
    static final String LEAF_ONLY = "leaf-only";
    static final String WRONG_NAME = "wrong-name";

    /** An identity and the name of its files. */
    record Named(String file, ClientIdentity identity) {}

    /** Issues them for a connector. */
    static DrillIdentities issue(DrillCertificates ca, DrillTenant tenant) {
        String wanted = tenant.byCertificate()
                .flatMap(connector -> connector.tlsSenderCertificateName())
                .orElse("*." + tenant.organization().acceptedDomains().get(0));
        ClientIdentity good = ca.issue(wanted.replaceFirst("^\\*", "relay"));
        return new DrillIdentities(good, DrillCertificates.leafOnly(good), ca.issue("relay.wrong-name.example"));
    }

    List<Named> all() {
        return List.of(new Named(GOOD, good), new Named(LEAF_ONLY, leafOnly), new Named(WRONG_NAME, wrongName));
    }
}
