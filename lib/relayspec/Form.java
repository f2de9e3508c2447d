package lib.relayspec;

import java.util.List;
import lib.exchange.AdminCenterSteps;
import lib.exchange.ConnectorScript;
import lib.exchange.DscForm;
import lib.exchange.JsonForm;
import lib.exchange.ParameterTable;
import lib.exchange.RollbackScript;
import lib.exchange.StepsForm;
import lib.exchange.TraceScript;
import lib.exchange.VerifyScript;
import lib.relay.Relay;
import lib.smarthost.ExchangeServerForm;
import lib.smarthost.EximForm;
import lib.smarthost.IisForm;
import lib.smarthost.OpenSmtpdForm;
import lib.smarthost.PostfixForm;
import lib.smarthost.SendmailForm;
import lib.smarthost.SmartHost;

/** What a relay.json can be printed as. */
public enum Form {
    POWERSHELL,
    VERIFY,
    ROLLBACK,
    MESSAGE_TRACE,
    STEPS,
    TABLE,
    DSC,
    JSON,
    POSTFIX(true),
    EXIM(true),
    SENDMAIL(true),
    OPENSMTPD(true),
    IIS(true),
    EXCHANGE_SERVER(true),
    SPF;

    private final boolean isSmartHost;

    Form() {
        this(false);
    }

    Form(boolean isSmartHost) {
        this.isSmartHost = isSmartHost;
    }

    /** Whether it is for the sending side, which needs the host to send to. */
    boolean isSmartHost() {
        return isSmartHost;
    }

    /** Whether PowerShell reads it: Windows PowerShell takes UTF-8 only with a byte order mark. */
    boolean isPowerShell() {
        return switch (this) {
            case POWERSHELL, VERIFY, ROLLBACK, MESSAGE_TRACE, DSC, IIS, EXCHANGE_SERVER -> true;
            default -> false;
        };
    }

    /** The lines of a form of the connectors. */
    List<String> connectors(Relay relay, boolean classic) {
        return switch (this) {
            case POWERSHELL -> ConnectorScript.of(relay);
            case VERIFY -> VerifyScript.of(relay);
            case ROLLBACK -> RollbackScript.of(relay);
            case MESSAGE_TRACE -> TraceScript.of(relay);
            case STEPS -> StepsForm.markdown(AdminCenterSteps.of(relay, classic));
            case TABLE -> ParameterTable.of(relay);
            case DSC -> DscForm.of(relay);
            case JSON -> JsonForm.of(relay.connectors());
            default -> throw new IllegalStateException(this + " is no form of the connectors");
        };
    }

    /** The lines of a form of the sending side. */
    List<String> smartHost(SmartHost host) {
        return switch (this) {
            case POSTFIX -> PostfixForm.of(host);
            case EXIM -> EximForm.of(host);
            case SENDMAIL -> SendmailForm.of(host);
            case OPENSMTPD -> OpenSmtpdForm.of(host);
            case IIS -> IisForm.of(host);
            case EXCHANGE_SERVER -> ExchangeServerForm.of(host);
            default -> throw new IllegalStateException(this + " is no form of the sending side");
        };
    }
}
