package lib.connector;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.finding.Finding.Severity;

/**
 * What is wrong with one connector, and what it does not do although it looks so. A rule "by reason" follows from what
 * the properties mean: such a connector could match nothing or contradicts itself, whatever the service does with it.
 */
public final class ConnectorRules {
    private ConnectorRules() {}

    /**
     * Every finding about the connector by itself.
     *
     * @param acceptedDomains of the organization; what depends on them is left out where none is known
     * @param classic whether the old recipe's parameters are wanted: then they are only explained
     */
    public static List<Finding> check(Connector connector, List<String> acceptedDomains, boolean classic) {
        List<Finding> findings = new ArrayList<>();
        CombinationRules.check(connector, findings);
        if (connector.isOnPremises() && connector.restrictDomainsToIPAddresses()) {
            findings.add(restrictNoEffect(connector, classic));
        }
        AddressRules.check(connector, findings);
        NameRules.check(connector, acceptedDomains, findings);
        return findings;
    }

    /** The 2020 recipe sets it to keep strangers out; it never did on this type. */
    private static Finding restrictNoEffect(Connector connector, boolean classic) {
        return ConnectorFinding.of(
                "connector.restrict-no-effect",
                classic ? Severity.INFO : Severity.WARN,
                connector,
                "has RestrictDomainsToIPAddresses and type OnPremises",
                "today it has no effect on this type: mail from other addresses still comes in, as"
                        + " anonymous internet mail; with type Partner and SenderDomains * it"
                        + " would block all other mail of the organization",
                classic ? "" : "remove it, or say --classic to keep it",
                ConnectorFinding.GATEWAY);
    }
}
