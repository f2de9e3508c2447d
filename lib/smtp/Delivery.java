package lib.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.cli.Terminal;
import lib.net.IpAddress;
import lib.smtp.Attempt.Outcome;

/** Finds an address that answers, and holds the conversation there. */
public final class Delivery {
    private Delivery() {}

    /**
     * Holds a conversation with the first address that can be connected to, or with each.
     *
     * @return what was tried, in order; unless {@code each}, all but the last never connected
     */
    static List<Attempt> attempts(Plan plan, List<InetAddress> addresses, int port, boolean each) {
        List<Attempt> attempts = new ArrayList<>();
        for (InetAddress address : addresses) {
            tellWait(attempts.size(), addresses);
            Attempt attempt = attempt(plan, address, port);
            attempts.add(attempt);
            if (!each && !attempt.neverConnected()) {
                break;
            }
        }
        return attempts;
    }

    /** Addresses that do not answer take their time, one after the other. */
    private static void tellWait(int done, List<InetAddress> addresses) {
        if (done > 0 && Terminal.isStderr()) {
            String next = IpAddress.text(addresses.get(done));
            System.err.println("trying " + next + ", " + (done + 1) + " of " + addresses.size());
        }
    }

    /** Connects to the address and goes through the plan; every ending is an outcome. */
    public static Attempt attempt(Plan plan, InetAddress address, int port) {
        long begin = System.nanoTime();
        try (GuardedSocket socket = new GuardedSocket(plan.replyTimeout())) {
            if (plan.sourceAddress().isPresent()) {
                socket.bind(new InetSocketAddress(plan.sourceAddress().get(), 0));
            }
            socket.connect(new InetSocketAddress(address, port), (int)
                    plan.connectTimeout().toMillis());
            // The client's Finished and the EHLO after it are two records: with Nagle's algorithm
            // the second waits for the server's delayed acknowledgment, 40 ms.
            socket.setTcpNoDelay(true);
            long connectMillis = (System.nanoTime() - begin) / 1_000_000;
            return Conversation.hold(plan, socket, connectMillis);
        } catch (IOException e) {
            return new Attempt(
                    IpAddress.text(address),
                    port,
                    Optional.empty(),
                    outcome(e),
                    Stage.CONNECT,
                    Optional.empty(),
                    Optional.of(Ending.words(e)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }
    }

    private static Outcome outcome(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return Outcome.CONNECT_TIMEOUT;
        }
        boolean refused = e instanceof ConnectException && Ending.words(e).contains("refused");
        return refused ? Outcome.CONNECTION_REFUSED : Outcome.UNREACHABLE;
    }
}
