package lib.replies;

/** Who has to act, so that the reply does not come again. */
public enum Side {
    SENDING_SERVER("the sending server: yours"),
    SENDING_DOMAIN("the DNS of the sending domain: yours"),
    TENANT("the administrator of the Microsoft 365 tenant"),
    NETWORK("whoever runs the network between: firewall or provider"),
    RECIPIENT("the receiving side: the recipient or their administrator"),
    MICROSOFT("Microsoft"),
    NOBODY("nobody: it passes, or nothing is wrong");

    private final String words;

    Side(String words) {
        this.words = words;
    }

    /** As a line of the answer has it. */
    public String words() {
        return words;
    }
}
