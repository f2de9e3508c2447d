package lib.headers;

/**
 * The verdict in a few words.
 *
 * @param tone good, plain, warn or bad: how the page colours it
 */
record Badge(String tone, String text) {
    static Badge of(Route route) {
        if (route.hops().isEmpty()) {
            return new Badge("warn", "No Received: line");
        }
        return switch (route.connector().arrival()) {
            case ON_PREMISES_CONNECTOR ->
                new Badge(
                        route.entryTls().orElse(true) ? "good" : "warn",
                        "Through the OnPremises connector"
                                + route.entryTls()
                                        .map(tls -> tls ? ", over TLS" : ", in clear")
                                        .orElse(""));
            case DIRECT_SEND -> new Badge("bad", "Direct Send: no connector took it");
            case MAILBOX -> new Badge("plain", "From a mailbox in Exchange Online");
            case OTHER_TENANT -> new Badge("plain", "From another tenant of Exchange Online");
            case INTERNET -> new Badge("plain", "From the internet: no connector took it");
            case NONE -> new Badge("plain", "Never in Exchange Online");
            case UNKNOWN -> new Badge("warn", "Through Exchange Online; the connector is not known");
        };
    }
}
