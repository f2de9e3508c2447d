package lib.headers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lib.mail.Headers;

/** Header fields of Exchange that tell of a relay, in the order in which one asks for them. */
final class ExchangeFields {
    private static final List<String> NAMES = List.of(
            "X-MS-Exchange-CrossTenant-FromEntityHeader",
            "X-MS-Exchange-Organization-MessageDirectionality",
            "X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp",
            "X-MS-Exchange-CrossTenant-Id",
            "X-OriginatorOrg",
            "X-EOPAttributedMessage",
            "X-EOPTenantAttributedMessage",
            "X-MS-Exchange-Organization-AuthAs",
            "X-MS-Exchange-CrossTenant-AuthAs",
            "X-MS-Exchange-Organization-AuthSource",
            "X-MS-Exchange-CrossTenant-AuthSource",
            "X-OrganizationHeadersPreserved",
            "X-CrossPremisesHeadersPromoted",
            "X-CrossPremisesHeadersFiltered",
            "X-MS-Exchange-Organization-OriginalClientIPAddress",
            "X-MS-Exchange-ExternalOriginalInternetSender",
            "X-MS-Exchange-SkipListedInternetSender",
            "X-MS-Exchange-Organization-SCL",
            "X-MS-Exchange-Organization-Network-Message-Id",
            "X-MS-Office365-Filtering-Correlation-Id");

    private ExchangeFields() {}

    static Map<String, String> of(Headers headers) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : NAMES) {
            Optional<String> value = headers.said(name);
            if (value.isPresent()) {
                fields.put(name, value.get());
            }
        }
        return fields;
    }
}
