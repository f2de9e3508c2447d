package lib.dns;

import lib.finding.Finding;
import lib.text.Words;

/** Why there is no answer, in words for the admin: one finding for each way to fail. */
final class NoAnswer {
    private NoAnswer() {}

    /** A finding {@code mx.timeout}, {@code mx.refused} and so on, as the status says. */
    static Finding finding(Mx mx) {
        return switch (mx.status()) {
            case TIMEOUT ->
                finding(
                        mx,
                        "no server answered in time",
                        "try --tcp, another --nameserver, or --doh where port 53 is filtered");
            case UNREACHABLE ->
                finding(
                        mx,
                        "the server cannot be reached there, or hung up",
                        "check --nameserver or --doh, or the system's DNS settings");
            case UNTRUSTED ->
                finding(
                        mx,
                        "its certificate leads to no CA that this Java trusts, or is for another name",
                        "give the name that its certificate has; import the CA of your own server with"
                                + " keytool -importcert -cacerts");
            case GARBLED ->
                finding(
                        mx,
                        "something else than an answer came; a middlebox may interfere",
                        "try --tcp, another --nameserver or --doh");
            case REFERRAL ->
                finding(
                        mx,
                        "it knows its own zones only and names other servers for the rest",
                        "give a --nameserver that resolves for its clients");
            case REFUSED ->
                finding(
                        mx,
                        "the server does not resolve for this client",
                        "give a --nameserver that does, or ask its operator to allow it");
            case SERVFAIL ->
                finding(
                        mx,
                        "the domain's own servers fail, or DNSSEC shows a forgery",
                        "compare with another --nameserver; ask who runs the domain's DNS");
            default -> finding(mx, "the server could not answer", "try another --nameserver");
        };
    }

    private static Finding finding(Mx mx, String why, String next) {
        String word = Words.of(mx.status());
        String detail = mx.detail().isEmpty() ? "" : " (" + mx.detail() + ")";
        String what = "no MX answer for " + mx.domain() + ": " + word + " at " + mx.server() + detail;
        return Finding.fail("mx." + word, what, why, next);
    }
}
