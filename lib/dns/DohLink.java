package lib.dns;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;

/** DNS over HTTPS (RFC 8484), with POST; the server's certificate is checked as Java does. */
final class DohLink implements Link {
    private static final String MEDIA_TYPE = "application/dns-message";
    private static final int LARGEST_BYTES = 65_535;

    private final URI url;
    private final Duration timeout;
    private final BlockingQueue<Event> inbox;
    private final HttpClient http;

    DohLink(URI url, Duration timeout, BlockingQueue<Event> inbox) {
        this.url = url;
        this.timeout = timeout;
        this.inbox = inbox;
        http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public void send(byte[] query) {
        int id = (query[0] & 0xFF) << 8 | query[1] & 0xFF;
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(response -> read(response, id))
                .exceptionally(e -> failed(e, id))
                .thenAccept(event -> Link.deliver(inbox, event));
    }

    private Event read(HttpResponse<InputStream> response, int id) {
        String type = response.headers().firstValue("Content-Type").orElse("no type");
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                return failed("HTTP status " + response.statusCode(), id);
            }
            if (!type.equalsIgnoreCase(MEDIA_TYPE)) {
                return failed("it sent " + type + ", not " + MEDIA_TYPE, id);
            }
            return Event.received(this, body.readNBytes(LARGEST_BYTES));
        } catch (IOException e) {
            return failed(e, id);
        }
    }

    private Event failed(Throwable e, int id) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return isUntrusted(cause)
                ? Event.failed(this, DnsReply.Status.UNTRUSTED, "", id)
                : failed(Link.reason(cause), id);
    }

    private Event failed(String reason, int id) {
        return Event.failed(this, DnsReply.Status.UNREACHABLE, reason, id);
    }

    private static boolean isUntrusted(Throwable e) {
        return e != null && (e instanceof CertificateException || isUntrusted(e.getCause()));
    }

    @Override
    public void close() {
        // The client's threads are daemons and end with it.
    }
}
