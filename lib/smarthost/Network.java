package lib.smarthost;

import java.util.ArrayList;
import java.util.List;
import lib.finding.Problem;
import lib.net.IpAddress;
import lib.net.IpNetwork;

/**
 * Addresses of devices that may send through a server, as CIDR with host bits clear. A network so wide that strangers
 * are in it is refused: the server would be an open relay.
 *
 * @param address of the network, as text
 * @param ipv6 whether it is IPv6
 */
public record Network(String address, int prefix, boolean ipv6) {
    private static final int WIDEST_IPV4 = 8;
    private static final int WIDEST_IPV6 = 32;

    /**
     * Reads {@code 192.0.2.0/24}, {@code 192.0.2.7} or {@code 2001:db8::/64}; nothing is looked up.
     *
     * @throws Problem if it is none, or too wide
     */
    static Network parse(String option, String text) {
        IpNetwork network;
        try {
            network = IpNetwork.parse(text);
        } catch (IllegalArgumentException e) {
            throw bad(option, text, "it " + e.getMessage());
        }
        if (network.prefix() < (network.isIpv6() ? WIDEST_IPV6 : WIDEST_IPV4)) {
            throw bad(option, text, "strangers are in it: it would make an open relay");
        }
        return new Network(IpAddress.text(network.first()), network.prefix(), network.isIpv6());
    }

    /** {@code 192.0.2.0/24}. */
    @Override
    public String toString() {
        return address + "/" + prefix;
    }

    /** Whole octets, as sendmail's access table takes them: {@code 192.0.2}; several for odd CIDR. */
    List<String> octets() {
        if (ipv6) {
            // Zeros in full, as Java writes them and sendmail looks them up (UseCompressedIPv6Addresses is off).
            return List.of("IPv6:" + IpAddress.parse(address).getHostAddress());
        }
        String[] parts = address.split("\\.");
        int whole = prefix / 8;
        int last = whole == 4 ? 4 : prefix % 8 == 0 ? whole : whole + 1;
        int count = last == whole ? 1 : 1 << (8 - prefix % 8);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < last; j++) {
                int octet = Integer.parseInt(parts[j]) + (j == last - 1 ? i : 0);
                text.append(j == 0 ? "" : ".").append(octet);
            }
            all.add(text.toString());
        }
        return all;
    }

    private static Problem bad(String option, String text, String why) {
        return Problem.badInput(
                "spec.network", option + " " + text, why, "give the network of your own devices, such as 192.0.2.0/24");
    }
}
