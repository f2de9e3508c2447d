package lib.preflight;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import lib.dns.FoundRecords;
import lib.finding.Finding;
import lib.net.IpAddress;
import lib.preflight.Check.Seen;
import lib.text.Resource;

/** Whether a public address is on a block list (RFC 5782); asked for only with an option. */
final class BlockListCheck {
    /**
     * A list.
     *
     * @param refused beginning of the answers that mean "you may not ask" and not "listed"
     * @param page where to look further
     * @param terms on which it may be asked
     */
    private record BlockList(String zone, String name, String refused, String page, String terms) {}

    /** What one list says of one address. */
    private record Answer(BlockList list, String ip, FoundRecords found) {
        /** RFC 5782 section 2.1: an entry is an address of 127.0.0.0/8; another comes from somebody on the way. */
        boolean isListed() {
            return found.values().stream()
                    .anyMatch(value -> value.startsWith("127.") && !value.startsWith(list.refused));
        }

        /** Why nothing is known; "" if something is. */
        String failure() {
            if (found.isUnanswered()) {
                return list.name + ": " + found.failure();
            }
            return found.values().isEmpty() || isListed()
                    ? ""
                    : list.name + " does not answer this resolver (" + String.join(", ", found.values())
                            + "); its terms: " + list.terms;
        }
    }

    private BlockListCheck() {}

    static Check check(boolean asked) {
        return new Check(CheckId.BLOCK_LISTS, "block lists", facts -> {
            if (!asked) {
                throw NotRun.unasked("only with --online-lists", "give --online-lists");
            }
            return look(facts);
        });
    }

    private static Seen look(Facts facts) {
        List<InetAddress> addresses = facts.ownAddresses().stream()
                .filter(address -> address.getAddress().length == 4)
                .toList();
        if (addresses.isEmpty()) {
            throw NotRun.missing("no public IPv4 address is known", "give it with --public-ip");
        }
        List<Callable<Answer>> work = new ArrayList<>();
        for (BlockList list : lists()) {
            for (InetAddress address : addresses) {
                String name = reversed(address) + list.zone;
                work.add(() -> new Answer(list, IpAddress.text(address), facts.ask(dns -> dns.addresses(name, false))));
            }
        }
        return seen(Fact.atOnce(work));
    }

    private static Seen seen(List<Answer> answers) {
        List<Finding> findings = new ArrayList<>();
        Set<String> clean = new LinkedHashSet<>();
        Set<String> failures = new LinkedHashSet<>();
        for (Answer answer : answers) {
            if (answer.isListed()) {
                findings.add(listed(answer));
            } else if (answer.failure().isEmpty()) {
                clean.add(answer.list.name);
            } else {
                failures.add(answer.failure());
            }
        }
        if (findings.isEmpty() && !failures.isEmpty()) {
            throw NotRun.unanswered(
                    String.join("; ", failures),
                    "ask a resolver of your own with --nameserver, or leave the lists out with --skip path.block-lists");
        }
        for (String failure : failures) {
            findings.add(Finding.info("path.list-unanswered", "a block list gave no answer", failure));
        }
        return new Seen(clean.isEmpty() ? "listed" : "not listed by " + String.join(", ", clean), findings);
    }

    private static Finding listed(Answer answer) {
        return Finding.warn(
                "path.listed",
                answer.ip + " is listed by " + answer.list.name + " (" + String.join(", ", answer.found.values()) + ")",
                "receivers that use the list refuse mail from it",
                "see " + answer.list.page + ", find what sends there, and have it taken off");
    }

    private static String reversed(InetAddress address) {
        byte[] octets = address.getAddress();
        StringBuilder name = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            name.append(octets[i] & 0xFF).append('.');
        }
        return name.toString();
    }

    private static List<BlockList> lists() {
        List<BlockList> lists = new ArrayList<>();
        for (String[] row : Resource.rows(BlockListCheck.class, "block-lists.tsv")) {
            lists.add(new BlockList(row[0], row[1], row[2], row[3], row[4]));
        }
        return lists;
    }
}
