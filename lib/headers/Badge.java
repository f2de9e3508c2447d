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
            case ON_PREMISES_CONNECTOR -> connector(route);
            case DIRECT_SEND -> new Badge(Tone.BAD, "Direct Send: no OnPremises connector took it");
            case MAILBOX -> new Badge(Tone.PLAIN, "From a mailbox in Exchange Online");
            case OTHER_TENANT -> new Badge(Tone.PLAIN, "From another tenant of Exchange Online");
            case OTHER_TENANT_MAILBOX -> new Badge(Tone.PLAIN, "From a mailbox of another tenant");
            case PASSED_ON ->
                new Badge(Tone.WARN, "Passed on by a first tenant; whether a connector took it is not known");
            case INTERNET -> new Badge(Tone.PLAIN, "From outside: no OnPremises connector took it");
            case NONE -> new Badge(Tone.PLAIN, "Never in Exchange Online");
            case UNKNOWN -> new Badge(Tone.WARN, "Through Exchange Online; the connector is not known");
        };
    }

    private static Badge connector(Route route) {
        Encryption link = route.askedHop().map(Encryption::of).orElse(Encryption.NONE);
        String words = "Through the OnPremises connector";
        return switch (link) {
            case TLS -> new Badge(Tone.GOOD, words + ", over TLS");
            case CLEAR -> new Badge(Tone.WARN, words + ", in clear");
            case UNSAID, NONE -> new Badge(Tone.GOOD, words);
        };
    }
}
