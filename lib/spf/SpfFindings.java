package lib.spf;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Finding;
import lib.net.AddressKind;
import lib.net.IpNetwork;
import lib.spf.SpfTerm.Kind;
import lib.spf.SpfTerm.Mechanism;
import lib.spf.SpfTerm.Modifier;
import lib.spf.SpfTerm.Qualifier;

/** What an SPF record shows without a look at DNS. */
public final class SpfFindings {
    /** RFC 7208 section 3.4: what fits into an answer of 512 octets with room for the rest. */
    private static final int USUAL_OCTETS = 450;

    private static final String RFC = "RFC 7208 section ";

    private SpfFindings() {}

    /**
     * The findings, worst first.
     *
     * @param whose for sentences, such as "the SPF record of contoso.com"
     */
    public static List<Finding> of(String whose, SpfRecord record) {
        List<Finding> findings = new ArrayList<>();
        for (SpfError error : record.errors()) {
            findings.add(syntax(whose, error));
        }
        if (record.lookups() > SpfRecord.MOST_LOOKUPS) {
            findings.add(lookups(whose, record.lookups()));
        }
        findings.addAll(ending(whose, record));
        for (Mechanism mechanism : record.mechanisms()) {
            findings.addAll(mechanism(whose, mechanism));
        }
        if (record.text().length() > USUAL_OCTETS) {
            findings.add(Finding.warn(
                            "spf.long",
                            whose + " has " + record.text().length() + " octets",
                            "with more than 450 it may not fit into one answer over UDP",
                            "remove terms that are not needed")
                    .withSource(RFC + "3.4"));
        }
        return findings;
    }

    private static Finding syntax(String whose, SpfError error) {
        return Finding.fail(
                        "spf.syntax",
                        whose + " has " + error.text(),
                        "receivers take a record with an error as none that they can use"
                                + " (permerror), for all mail of the domain",
                        "correct this term")
                .withSource(RFC + "4.6");
    }

    /** More than ten terms that ask DNS, in this record or with all it includes. */
    public static Finding lookups(String whose, int lookups) {
        return Finding.fail(
                        "spf.too-many-lookups",
                        whose + " needs " + lookups + " lookups",
                        "after ten a receiver stops with permerror, for all mail of the domain",
                        "remove includes that no mail comes from; an address as ip4: needs none")
                .withSource(RFC + "4.6.4");
    }

    /** More than two lookups that find nothing. */
    public static Finding voidLookups(String whose, int lookups) {
        return Finding.fail(
                        "spf.too-many-void-lookups",
                        whose + " asks for " + lookups + " names that have no such record",
                        "after two of them a receiver stops with permerror, for all mail that no term before lets pass",
                        "remove the terms whose names are gone")
                .withSource(RFC + "4.6.4");
    }

    private static List<Finding> ending(String whose, SpfRecord record) {
        List<Finding> findings = new ArrayList<>();
        if (record.all().isEmpty() && record.redirect().isEmpty()) {
            findings.add(Finding.warn(
                            "spf.no-all",
                            whose + " does not end in all",
                            "mail from any other host is neither right nor wrong (neutral)",
                            "add -all at the end, or ~all while you collect who sends")
                    .withSource(RFC + "4.7"));
        }
        if (record.all().filter(all -> all.qualifier() == Qualifier.PASS).isPresent()) {
            findings.add(Finding.fail(
                            "spf.passes-all",
                            whose + " has " + record.all().get().text(),
                            "every host on the internet may send mail of the domain",
                            "write -all instead")
                    .withSource(RFC + "5.1"));
        }
        if (record.all().filter(all -> all.qualifier() == Qualifier.NEUTRAL).isPresent()) {
            findings.add(Finding.warn(
                            "spf.neutral-all",
                            whose + " has " + record.all().get().text(),
                            "mail from any other host is neither right nor wrong (neutral), as without a record",
                            "write -all, or ~all while you collect who sends")
                    .withSource(RFC + "8.2"));
        }
        record.all().ifPresent(all -> findings.addAll(afterAll(whose, record, all)));
        return findings;
    }

    private static List<Finding> afterAll(String whose, SpfRecord record, Mechanism all) {
        List<Finding> findings = new ArrayList<>();
        for (SpfTerm term : record.terms()) {
            boolean redirect =
                    term instanceof Modifier modifier && modifier.name().equals(Modifier.REDIRECT);
            if (redirect || term instanceof Mechanism && term.position() > all.position()) {
                findings.add(Finding.warn(
                                "spf.after-all",
                                whose + " has " + term.text() + " beside all",
                                redirect ? "with all there is no redirect" : "nothing after all is looked at",
                                redirect ? "remove one of them" : "put it before " + all.text() + ", or remove it")
                        .withSource(RFC + (redirect ? "6.1" : "5.1")));
            }
        }
        return findings;
    }

    private static List<Finding> mechanism(String whose, Mechanism mechanism) {
        List<Finding> findings = new ArrayList<>();
        if (mechanism.kind() == Kind.PTR) {
            findings.add(Finding.warn(
                            "spf.ptr",
                            whose + " has " + mechanism.text(),
                            "ptr is slow and not reliable; RFC 7208 says not to publish it",
                            "name the addresses with ip4: or a:")
                    .withSource(RFC + "5.5"));
        }
        if (mechanism
                .network()
                .map(IpNetwork::address)
                .filter(address -> !AddressKind.of(address).isOnTheInternet())
                .isPresent()) {
            findings.add(Finding.warn(
                    "spf.private-address",
                    whose + " has " + mechanism.text(),
                    "no receiver on the internet ever sees mail come from a private address",
                    "give the public address that the mail leaves from"));
        }
        return findings;
    }
}
