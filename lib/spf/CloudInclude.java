package lib.spf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the SPF record of a tenant's domain includes, so that mail which Exchange Online hands on passes; the facts are
 * in cloud-includes.tsv.
 *
 * @param cloud which of Microsoft's clouds, as mail-hosts.tsv calls it
 * @param domain as in {@code include:spf.protection.outlook.com}
 * @param source where it is published
 */
public record CloudInclude(String cloud, String domain, String source) {
    /** All clouds, the one of most tenants first. */
    public static List<CloudInclude> all() {
        List<CloudInclude> all = new ArrayList<>();
        try (InputStream in = CloudInclude.class.getResourceAsStream("cloud-includes.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    all.add(new CloudInclude(cells[0], cells[1], cells[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    public static Optional<CloudInclude> of(String cloud) {
        return all().stream().filter(one -> one.cloud.equals(cloud)).findFirst();
    }

    /** The one of all clouds but Microsoft's national ones. */
    public static CloudInclude worldwide() {
        return all().get(0);
    }
}
