package lib.smarthost;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import lib.finding.Problem;

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
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw bad(option, text, "this is no network");
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int longest = bytes.length * 8;
            int prefix = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
            boolean ipv6 = bytes.length > 4;
            if (prefix > longest || prefix < 0) {
                throw bad(option, text, "the prefix is 0 to " + longest);
            }
            if (prefix < (ipv6 ? WIDEST_IPV6 : WIDEST_IPV4)) {
                throw bad(option, text, "strangers are in it: it would make an open relay");
            }
            for (int bit = prefix; bit < longest; bit++) {
                bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
            }
            return new Network(InetAddress.getByAddress(bytes).getHostAddress(), prefix, ipv6);
        } catch (UnknownHostException | NumberFormatException e) {
            throw bad(option, text, "this is no network");
        }
    }

    /** {@code 192.0.2.0/24}. */
    @Override
    public String toString() {
        return address + "/" + prefix;
    }

    /** Whole octets, as sendmail's access table takes them: {@code 192.0.2}; several for odd CIDR. */
    List<String> octets() {
        if (ipv6) {
            return List.of("IPv6:" + address);
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
