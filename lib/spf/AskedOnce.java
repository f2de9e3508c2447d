package lib.spf;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks for each record once, however many addresses are evaluated; for one thread. */
public final class AskedOnce implements SpfSource {
    private final SpfSource source;
    private final Map<List<Object>, Found<?>> answers = new HashMap<>();

    public AskedOnce(SpfSource source) {
        this.source = source;
    }

    @Override
    public Found<String> texts(String name) {
        return once(List.of("TXT", name), () -> source.texts(name));
    }

    @Override
    public Found<InetAddress> addresses(String name, boolean ipv6) {
        return once(List.of(ipv6 ? "AAAA" : "A", name), () -> source.addresses(name, ipv6));
    }

    @Override
    public Found<String> mailHosts(String name) {
        return once(List.of("MX", name), () -> source.mailHosts(name));
    }

    @Override
    public Found<String> names(InetAddress address) {
        return once(List.of("PTR", address), () -> source.names(address));
    }

    @SuppressWarnings("unchecked") // A question has the type of its answer.
    private <T> Found<T> once(List<Object> question, Supplier<Found<T>> ask) {
        Found<T> known = (Found<T>) answers.get(question);
        if (known == null) {
            known = ask.get();
            answers.put(question, known);
        }
        return known;
    }
}
