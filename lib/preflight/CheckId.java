package lib.preflight;

import java.util.Arrays;
import lib.text.Words;

/**
 * Every check, in the order of what to do first: what breaks everything comes before what breaks something, from the
 * name of the host to what becomes of a message after it was taken.
 */
public enum CheckId {
    MX(Group.DNS),
    SERVER(Group.DNS),
    PORT(Group.PATH),
    GREETING(Group.SMTP),
    CAPABILITIES(Group.SMTP),
    STARTTLS(Group.SMTP),
    SERVER_CERTIFICATE(Group.SMTP),
    RULES(Group.CONNECTOR),
    FILE(Group.CERTIFICATE),
    MATCH(Group.CONNECTOR),
    PUBLIC_ADDRESS(Group.PATH),
    DRIFT(Group.CONNECTOR),
    ASKED(Group.CERTIFICATE),
    INSIDE(Group.DIALOGUE),
    OUTSIDE(Group.DIALOGUE),
    SPF(Group.DNS),
    DMARC(Group.DNS),
    DKIM(Group.DNS),
    BLOCK_LISTS(Group.PATH),
    REVERSE_DNS(Group.PATH),
    MTA_STS(Group.DNS),
    TLSA(Group.DNS);

    private final Group group;

    CheckId(Group group) {
        this.group = group;
    }

    Group group() {
        return group;
    }

    /**
     * Whether there is no GO without its answer; the others are about the domain's own mailboxes, not about a relay.
     */
    boolean counts() {
        return this != TLSA && this != MTA_STS;
    }

    /** Stable, for {@code --only} and {@code --skip}, such as {@code dns.spf}. */
    public String id() {
        return Words.of(group) + "." + Words.of(this);
    }

    /** The one of that id. */
    static CheckId of(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
