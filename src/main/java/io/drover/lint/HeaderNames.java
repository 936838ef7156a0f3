package io.drover.lint;

import io.drover.ingest.IngestHeaders;
import io.drover.text.Spelling;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Names of headers that begin with Camel and the name of a component, and that none has. What is no slip of a name of
 * Camel's own is left alone: not all that its components know stands in their descriptions. Those of Drover do say all.
 */
final class HeaderNames implements Rule {
    private static final Pattern IN_SIMPLE =
            Pattern.compile("\\$\\{(?:in\\.)?headers?[.:\\[]['\"]?(Camel[A-Za-z0-9]+)");
    private static final Set<String> OURS =
            Set.of("checksum", "contentstack", "feed", "immich", "ledger", "library", "mirror");
    private static final Set<String> REMOVING = Set.of("removeHeader", "removeHeaders");
    private static final Pattern WORDS = Pattern.compile("Camel([A-Z][a-z0-9]*)((?:[A-Z][a-z0-9]*)?)");
    /** Those that are of no component alone. */
    private static final Set<String> COMMON = constants(Exchange.class, IngestHeaders.class);

    @Override
    public void check(Examined examined, Consumer<Problem> problems) {
        Names names = new Names(examined.context());
        for (RouteTree tree : examined.trees()) {
            for (HeaderText header : tree.headers()) {
                names.check(tree, header.name(), header.name().value(), 0, problems);
            }
            for (Text text : tree.texts()) {
                if (isRemoved(text)) {
                    names.check(tree, text, text.value(), 0, problems);
                }
                Matcher use = IN_SIMPLE.matcher(text.value());
                while (use.find()) {
                    names.check(tree, text, use.group(1), use.start(1), problems);
                }
            }
        }
    }

    private static boolean isRemoved(Text text) {
        return REMOVING.contains(text.key())
                || REMOVING.contains(text.ancestor(1))
                        && List.of("name", "pattern").contains(text.key());
    }

    private static Set<String> constants(Class<?>... types) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : types) {
            for (Field field : type.getFields()) {
                try {
                    if (field.get(null) instanceof String name) {
                        names.add(name);
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e); // public constants can be read
                }
            }
        }
        return Set.copyOf(names);
    }

    /** What is known of names in one context. */
    private static final class Names {
        private final Components components;
        private @Nullable Set<String> all;

        Names(CamelContext context) {
            this.components = new Components(context);
        }

        void check(RouteTree tree, Text text, String name, int index, Consumer<Problem> problems) {
            if (!name.matches("Camel[A-Z][A-Za-z0-9]*") || COMMON.contains(name)) {
                return;
            }
            String scheme = schemeOf(name);
            if (scheme == null || headers(scheme).contains(name) || all().contains(name)) {
                return;
            }
            String nearest = Spelling.nearest(name, all()).orElse(null);
            if (nearest != null || OURS.contains(scheme)) {
                problems.accept(
                        Examined.problem(tree, text, index, name, "no component has a header " + name, nearest));
            }
        }

        /** The component whose name the header begins with, by its first word or two; null: none that tells its headers. */
        private @Nullable String schemeOf(String name) {
            Matcher words = WORDS.matcher(name);
            if (!words.lookingAt()) {
                return null;
            }
            String one = words.group(1).toLowerCase(Locale.ROOT);
            String two = one + "-" + words.group(2).toLowerCase(Locale.ROOT);
            return Stream.of(two, one)
                    .filter(scheme -> OURS.contains(scheme) || !headers(scheme).isEmpty())
                    .findFirst()
                    .orElse(null);
        }

        private Set<String> headers(String scheme) {
            return components.find(scheme).map(Components.Component::headers).orElse(Set.of());
        }

        /** Those of all components; found out when the first name is not among those of its component. */
        private Set<String> all() {
            if (all == null) {
                Set<String> names = new HashSet<>(COMMON);
                Stream.concat(components.schemes().stream(), OURS.stream())
                        .map(components::find)
                        .flatMap(Optional::stream)
                        .forEach(component -> names.addAll(component.headers()));
                all = names;
            }
            return all;
        }
    }
}
