package lib.preflight;

/** What a check is about, in the order of the page. */
public enum Group {
    DNS("DNS"),
    PATH("Path"),
    SMTP("SMTP"),
    CERTIFICATE("Certificate"),
    CONNECTOR("Connector"),
    DIALOGUE("Dialogue");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
