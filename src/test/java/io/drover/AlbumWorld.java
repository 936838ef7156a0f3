package io.drover;

import io.drover.immich.ImmichComponent;
import io.drover.immich.api.model.Album;
import io.drover.immich.api.model.Asset;
import io.drover.immich.api.model.SearchResults;
import io.drover.immich.api.model.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A server's albums, tags and assets whose names begin with a word of the test's own, as another client sees them. */
final class AlbumWorld implements AutoCloseable {
    private static final int PAGE = 1_000;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final String word;

    /** @param word begins the names that are meant */
    AlbumWorld(String url, String apiKey, String word) {
        camel.getRegistry().bind("clock", Clock.systemUTC());
        ImmichComponent immich = new ImmichComponent();
        immich.setUrl(url);
        immich.setApiKey(apiKey);
        camel.addComponent("immich", immich);
        camel.start();
        this.template = camel.createProducerTemplate();
        this.word = word;
    }

    /** What a verb answers to a body. */
    <T> T ask(String verb, @Nullable Object body, Class<T> type) {
        return Objects.requireNonNull(template.requestBody("immich:" + verb, body, type));
    }

    List<Album> albums() {
        List<?> own = ask("getAllAlbums", Map.of("isOwned", true), List.class);
        return own.stream()
                .map(Album.class::cast)
                .filter(album -> album.albumName().startsWith(word))
                .toList();
    }

    List<Tag> tags() {
        List<?> all = ask("getAllTags", null, List.class);
        return all.stream()
                .map(Tag.class::cast)
                .filter(tag -> tag.value().startsWith(word))
                .toList();
    }

    /** The names of the files in an album, a thousand at most. */
    List<String> namesIn(Album album) {
        return names(Map.of("albumIds", List.of(album.id()), "size", PAGE));
    }

    /** The names of the files that have a tag, a thousand at most. */
    List<String> namesWith(Tag tag) {
        return names(Map.of("tagIds", List.of(tag.id()), "size", PAGE));
    }

    private List<String> names(Map<String, Object> query) {
        return assets(query).stream().map(Asset::originalFileName).toList();
    }

    private List<Asset> assets(Map<String, Object> query) {
        return ask("searchAssets", query, SearchResults.class).assets().items();
    }

    /** Removes all of it for good. */
    void remove() {
        albums().forEach(album -> template.requestBody("immich:deleteAlbum", album.id()));
        tags().stream()
                .filter(tag -> tag.parentId() == null) // those below go with it
                .forEach(tag -> template.requestBody("immich:deleteTag", tag.id()));
        List<Asset> left = assets(Map.of("originalFileName", word, "size", PAGE));
        while (!left.isEmpty()) {
            List<String> ids = left.stream().map(Asset::id).toList();
            template.requestBody("immich:deleteAssets", Map.of("ids", ids, "force", true));
            left = assets(Map.of("originalFileName", word, "size", PAGE));
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
