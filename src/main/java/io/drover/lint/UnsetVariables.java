package io.drover.lint;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** <code>{{env:NAME}}</code> of a variable that is not set, without a default. */
final class UnsetVariables implements Rule {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:([^{}:]+)}}");

    @Override
    public void check(Examined examined, Consumer<Problem> problems) {
        for (RouteTree tree : examined.trees()) {
            for (Text text : tree.texts()) {
                Matcher variable = VARIABLE.matcher(text.value());
                while (variable.find()) {
                    if (examined.resolved(variable.group()) == null && examined.isUsed(tree.routeOf(text))) {
                        String name = variable.group(1);
                        problems.accept(Examined.problem(
                                tree,
                                text,
                                variable.start(),
                                name,
                                "the environment variable " + name + " is not set; set it, or give a default: {{env:"
                                        + name + ":DEFAULT}}",
                                null));
                    }
                }
            }
        }
    }
}
