package io.drover.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** One page of version 2 of the list, as AWS tells it: keys in order, what stands before a delimiter once. */
abstract class FakeS3List {
    private final String bucket;
    private final int many;
    private final NavigableSet<String> keys;
    private final Map<String, String> query;

    /** @param many when above 0, so many keys are told in place of those that are there */
    FakeS3List(String bucket, int many, NavigableSet<String> keys, Map<String, String> query) {
        this.bucket = bucket;
        this.many = many;
        this.keys = keys;
        this.query = query;
    }

    /** Size, time and tag. */
    protected abstract String details(String key);

    String xml() {
        if (!"2".equals(query.get("list-type"))) {
            throw new IllegalArgumentException("a list of version 1 was asked");
        }
        int most = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        StringBuilder page = new StringBuilder("<ListBucketResult><Name>" + bucket
                + "</Name><EncodingType>url</EncodingType><Prefix>" + encoded(prefix()) + "</Prefix>");
        String last = new String(HexFormat.of().parseHex(query.getOrDefault("continuation-token", "")), UTF_8);
        @Nullable String key = after(last);
        for (int count = 0; key != null && count < most; count++) {
            last = groupOf(key);
            boolean object = last.isEmpty();
            last = object ? key : last;
            page.append(
                    object
                            ? "<Contents><Key>" + encoded(key) + "</Key>" + details(key) + "</Contents>"
                            : "<CommonPrefixes><Prefix>" + encoded(last) + "</Prefix></CommonPrefixes>");
            last = object ? key : last + Character.MAX_VALUE;
            key = after(last);
        }
        page.append("<IsTruncated>").append(key != null).append("</IsTruncated>");
        if (key != null) {
            page.append("<NextContinuationToken>")
                    .append(HexFormat.of().formatHex(last.getBytes(UTF_8)))
                    .append("</NextContinuationToken>");
        }
        return page.append("</ListBucketResult>").toString();
    }

    private String prefix() {
        return query.getOrDefault("prefix", "");
    }

    /** What stands before the delimiter in the key, with that; empty when it has none. */
    private String groupOf(String key) {
        String delimiter = query.getOrDefault("delimiter", "");
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix().length());
        return end < 0 ? "" : key.substring(0, end + delimiter.length());
    }

    private @Nullable String after(String last) {
        String from = last.compareTo(prefix()) < 0 ? prefix() : last;
        if (many > 0) {
            int number =
                    last.isEmpty() ? 0 : Integer.parseInt(last.substring(prefix().length(), last.length() - 4)) + 1;
            return number >= many ? null : prefix() + String.format("%07d.jpg", number);
        }
        String key = from.equals(last) ? keys.higher(from) : keys.ceiling(from);
        return key == null || !key.startsWith(prefix()) ? null : key;
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, UTF_8).replace("+", "%20");
    }
}
