package lib.headers;

import lib.text.Labelled;

/** What a host is on the way of a message. */
enum Role implements Labelled {
    /** A device, user or program. */
    CLIENT("client"),
    /** Any mail server before the entry that is neither Microsoft's nor a gateway's. */
    RELAY("on-premises relay"),
    GATEWAY("third-party gateway"),
    FRONT_END("EOP front end"),
    TRANSPORT("Exchange Online transport"),
    /** The first host after Exchange Online that is not Microsoft's. */
    HAND_OFF("hand-off"),
    RECIPIENT("recipient system"),
    /** Its line may be forged. */
    UNKNOWN("unknown");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
