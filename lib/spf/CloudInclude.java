package lib.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.text.Resource;

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
        for (String[] row : Resource.rows(CloudInclude.class, "cloud-includes.tsv")) {
            all.add(new CloudInclude(row[0], row[1], row[2]));
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
