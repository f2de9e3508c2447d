package lib.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.connector.Connector;
import lib.connector.Ipv4Range;
import lib.relay.Relay;

/**
 * The way through the wizard of an admin center, page by page: the new Exchange admin center, or the classic one. The
 * wording of options varies with the age of the center, so each is named by what stays the same (Microsoft Learn,
 * set-up-connectors-to-route-mail).
 */
public final class AdminCenterSteps {
    /**
     * One thing to do on a page.
     *
     * @param text what to do, our words
     * @param value what to choose or to enter; "" for none
     */
    public record Action(String text, String value) {}

    /** A page of the wizard and what to do there. */
    public record Step(String page, List<Action> actions) {}

    /** The way to one connector. */
    public record Way(String title, List<Step> steps) {}

    private final boolean classic;
    private final Connector connector;

    private AdminCenterSteps(Connector connector, boolean classic) {
        this.connector = connector;
        this.classic = classic;
    }

    /** A way for each connector. */
    public static List<Way> of(Relay relay, boolean classic) {
        return Stream.concat(
                        relay.connectors().stream().map(connector -> new AdminCenterSteps(connector, classic).way()),
                        relay.absent().stream().map(AdminCenterSteps::removal))
                .toList();
    }

    private static Way removal(String name) {
        return new Way(
                name,
                List.of(step(
                        "Exchange admin center: Mail flow > Connectors",
                        new Action("Choose the connector", name),
                        new Action("Choose", "Delete"),
                        new Action("Confirm, then see that the list has it no more", ""))));
    }

    private Way way() {
        List<Step> steps = new ArrayList<>();
        steps.add(
                classic
                        ? step("Classic Exchange admin center: mail flow > connectors", new Action("Choose", "+"))
                        : step(
                                "Exchange admin center: Mail flow > Connectors",
                                new Action("Open", "https://admin.exchange.microsoft.com/#/connectors"),
                                new Action("Choose", "+ Add a connector")));
        steps.add(step(
                classic ? "Select your mail flow scenario" : "New connector",
                new Action(
                        classic ? "From" : "Connection from",
                        connector.isOnPremises() ? "Your organization's email server" : "Partner organization"),
                new Action(classic ? "To" : "Connection to (fixed)", "Office 365")));
        steps.add(new Step(classic ? "New connector" : "Connector name", name()));
        steps.add(new Step(
                classic ? "How should Office 365 identify email from your email server?" : "Authenticating sent email",
                identify()));
        if (!connector.isOnPremises()) {
            steps.add(new Step("Security restrictions", restrictions()));
        }
        steps.add(step(
                classic ? "Confirm your settings" : "Review connector",
                new Action("Compare the summary with this page, then choose", classic ? "Save" : "Create connector"),
                new Action("See the connector in the list, status", onOff())));
        leftOver().ifPresent(steps::add);
        return new Way(connector.name(), steps);
    }

    private List<Action> name() {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action("Name", connector.name()));
        connector.comment().ifPresent(c -> actions.add(new Action("Description", c)));
        actions.add(new Action(
                (connector.enabled() ? "Tick" : "Untick") + " (What do you want to do after connector is saved?)",
                "Turn it on"));
        if (connector.isOnPremises()) {
            actions.add(new Action(
                    connector.cloudServicesMailEnabled() ? "Tick" : "Untick",
                    "Retain internal Exchange email headers (recommended)"));
        }
        return actions;
    }

    private List<Action> identify() {
        List<Action> actions = new ArrayList<>();
        if (!connector.isOnPremises() && !byCertificate()) {
            actions.add(new Action(
                    "Choose",
                    connector.senderIPAddresses().isEmpty()
                            ? "By verifying that the sender domain matches one of the" + " following domains"
                            : "the IP addresses of the partner's servers"));
        } else {
            actions.add(new Action(
                    "Choose the option with",
                    byCertificate() ? "subject name on the certificate" : "IP address of the sending server"));
        }
        if (byCertificate()) {
            actions.add(new Action("Enter", connector.tlsSenderCertificateName().get()));
        } else {
            Stream<String> values = connector.senderIPAddresses().isEmpty()
                    ? connector.senderDomains().stream().map(Connector::domain)
                    : connector.senderIPAddresses().stream().map(Ipv4Range::toString);
            values.forEach(value -> actions.add(new Action("Enter, then +", value)));
            actions.add(new Action("See each of them in the list below the field", ""));
        }
        return actions;
    }

    private List<Action> restrictions() {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(
                connector.requireTls() ? "Tick" : "Untick", "Reject email messages if they aren't sent over TLS"));
        connector.tlsSenderCertificateName().ifPresent(name -> {
            actions.add(new Action("Tick the option with", "subject name on the certificate that the partner uses"));
            actions.add(new Action("Enter", name));
        });
        return actions;
    }

    /** What no page of the wizard has. */
    private Optional<Step> leftOver() {
        List<Action> actions = new ArrayList<>();
        if (connector.isOnPremises() && connector.restricts()) {
            actions.add(new Action(
                    "The wizard has no page for it, and on this type it has no effect",
                    connector.restrictDomainsToIPAddresses()
                            ? "RestrictDomainsToIPAddresses"
                            : "RestrictDomainsToCertificate"));
        }
        if (byCertificate() && !connector.senderIPAddresses().isEmpty()) {
            actions.add(new Action(
                    "The wizard takes a certificate or addresses; the addresses need",
                    "Set-InboundConnector -SenderIPAddresses"));
        }
        return actions.isEmpty() ? Optional.empty() : Optional.of(new Step("Not in the wizard", actions));
    }

    private boolean byCertificate() {
        return connector.tlsSenderCertificateName().isPresent();
    }

    private String onOff() {
        return connector.enabled() ? "On" : "Off";
    }

    private static Step step(String page, Action... actions) {
        return new Step(page, List.of(actions));
    }
}
