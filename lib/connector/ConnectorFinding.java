package lib.connector;

import lib.finding.Finding;
import lib.finding.Finding.Severity;

/** A finding about one connector, and what findings about connectors rest on. */
public final class ConnectorFinding {
    static final String CMDLET = "Microsoft Learn, New-InboundConnector";
    public static final String GATEWAY = "Microsoft Learn, manage-mail-flow-using-third-party-cloud";
    static final String REASON = "by reason";
    static final String RELAY = "Exchange Team blog, updated requirements for SMTP relay";
    public static final String CENTER = "Message Center MC1226222";

    private ConnectorFinding() {}

    static Finding of(
            String id, Severity severity, Connector connector, String what, String why, String next, String source) {
        String blank = what.startsWith(":") ? "" : " ";
        String named = "connector \"" + connector.name() + "\"" + blank + what;
        Finding finding = switch (severity) {
            case INFO -> Finding.info(id, named, why);
            case WARN -> Finding.warn(id, named, why, next);
            case FAIL -> Finding.fail(id, named, why, next);
        };
        return (next.isEmpty() ? finding : finding.withNext(next)).withSource(source);
    }
}
