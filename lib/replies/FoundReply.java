package lib.replies;

import java.util.Optional;

/**
 * A reply as it was found in what the user gave.
 *
 * @param code three digits, such as 550; absent where only a status or a text was found
 * @param enhancedStatus such as 5.7.64 (RFC 3463)
 * @param text without code and status, on one line
 * @param stage command that it answers, as far as the input tells
 * @param server that said it
 * @param recipient whom the message was for
 * @param form what the input was
 */
public record FoundReply(
        Optional<Integer> code,
        Optional<String> enhancedStatus,
        String text,
        Optional<String> stage,
        Optional<String> server,
        Optional<String> recipient,
        Form form) {

    /** Where a reply was found. */
    public enum Form {
        REPLY,
        DELIVERY_REPORT,
        EXCHANGE_REPORT,
        POSTFIX,
        EXIM,
        SENDMAIL,
        IIS,
        EXCHANGE_PROTOCOL_LOG,
        EXCHANGE_TRACKING_LOG
    }

    /** A reply whose parts are known. */
    public static FoundReply of(Optional<Integer> code, Optional<String> status, String text) {
        return new FoundReply(code, status, text, Optional.empty(), Optional.empty(), Optional.empty(), Form.REPLY);
    }

    FoundReply in(Form form) {
        return new FoundReply(code, enhancedStatus, text, stage, server, recipient, form);
    }

    FoundReply at(Optional<String> stage) {
        return new FoundReply(code, enhancedStatus, text, stage, server, recipient, form);
    }

    FoundReply from(Optional<String> server) {
        return new FoundReply(code, enhancedStatus, text, stage, server, recipient, form);
    }

    FoundReply to(Optional<String> recipient) {
        return new FoundReply(code, enhancedStatus, text, stage, server, recipient, form);
    }

    FoundReply withStatus(Optional<String> status) {
        return new FoundReply(code, status, text, stage, server, recipient, form);
    }

    /** Whether it refuses, for now or for good; a reply without any code does. */
    public boolean refuses() {
        return firstDigit() >= '4' || firstDigit() == 0;
    }

    /** 4yz or 4.y.z: the same may be taken later (RFC 5321 section 4.2.1). */
    public boolean temporary() {
        return firstDigit() == '4';
    }

    /** Of the code, else of the status; 0 where there is neither. */
    char firstDigit() {
        return code.map(one -> (char) ('0' + one / 100))
                .or(() -> enhancedStatus.map(one -> one.charAt(0)))
                .orElse((char) 0);
    }

    /** Code, status and text on one line. */
    public String words() {
        String codes = code.map(one -> one + " ").orElse("");
        return (codes + enhancedStatus.map(one -> one + " ").orElse("") + text).strip();
    }
}
