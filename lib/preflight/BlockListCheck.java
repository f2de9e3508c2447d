package lib.preflight;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
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
     */
    private record BlockList(String zone, String name, String refused, String page) {}

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
        List<Finding> findings = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (BlockList list : lists()) {
            asked.add(list.name);
            for (InetAddress address : addresses) {
                String ip = IpAddress.text(address);
                FoundRecords found = facts.ask(dns -> dns.addresses(reversed(address) + list.zone, false));
                boolean refused = found.values().stream().anyMatch(value -> value.startsWith(list.refused));
                if (found.isUnanswered() || refused) {
                    throw NotRun.noDns(
                            list.name + (refused ? " does not answer this resolver" : ": " + found.failure()));
                }
                if (!found.values().isEmpty()) {
                    findings.add(listed(list, ip, found));
                }
            }
        }
        return new Seen("not listed by ".substring(findings.isEmpty() ? 0 : 4) + String.join(", ", asked), findings);
    }

    private static Finding listed(BlockList list, String ip, FoundRecords found) {
        return Finding.warn(
                "path.listed",
                ip + " is listed by " + list.name + " (" + String.join(", ", found.values()) + ")",
                "receivers that use the list refuse mail from it",
                "see " + list.page + ", find what sends there, and have it taken off");
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
            lists.add(new BlockList(row[0], row[1], row[2], row[3]));
        }
        return lists;
    }
}
