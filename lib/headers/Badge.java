package lib.headers;

/** The verdict in a few words, and how the page colours it. */
record Badge(Tone tone, String text) {
    enum Tone {
        GOOD,
        PLAIN,
        WARN,
        BAD
    }

    static Badge of(Route route) {
        if (route.hops().isEmpty()) {
            return new Badge(Tone.WARN, "No Received: line");
        }
        return switch (route.connector().arrival()) {
            case ON_PREMISES_CONNECTOR ->
                new Badge(
                        route.entryTls().orElse(true) ? Tone.GOOD : Tone.WARN,
                        "Through the OnPremises connector"
                                + route.entryTls()
                                        .map(tls -> tls ? ", over TLS" : ", in clear")
                                        .orElse(""));
            case DIRECT_SEND -> new Badge(Tone.BAD, "Direct Send: no connector took it");
            case MAILBOX -> new Badge(Tone.PLAIN, "From a mailbox in Exchange Online");
            case OTHER_TENANT -> new Badge(Tone.PLAIN, "From another tenant of Exchange Online");
            case INTERNET -> new Badge(Tone.PLAIN, "From the internet: no connector took it");
            case NONE -> new Badge(Tone.PLAIN, "Never in Exchange Online");
            case UNKNOWN -> new Badge(Tone.WARN, "Through Exchange Online; the connector is not known");
        };
    }
}
