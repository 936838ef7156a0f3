package io.drover.lint;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** All rules over a set of route files that belong together. */
public final class Lint {
    /** What a route with such a fault cannot even be built for, in words of less use. */
    private final List<Rule> before;

    private final List<Rule> after = List.of(new HeaderNames(), new Secrets(), new FeedSinks(), new FeedFilters());
    private final List<RouteTree> trees = new ArrayList<>();
    private final List<Problem> broken = new ArrayList<>();

    /** @param clock tells from when on a cron expression must have a time */
    public Lint(List<RouteSource> sources, Clock clock) {
        this.before = List.of(new RouteIds(), new UnsetVariables(), new CronTimes(clock));
        sources.forEach(this::read);
    }

    private void read(RouteSource source) {
        try {
            trees.add(RouteTree.of(source));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            broken.add(new Problem(
                    source.file(),
                    mark.map(place -> place.getLine() + 1).orElse(0),
                    mark.map(place -> place.getColumn() + 1).orElse(0),
                    null,
                    "not YAML: " + e.getProblem(),
                    null));
        } catch (YamlEngineException e) {
            broken.add(Problem.at(source.file(), 0, null, "not YAML: " + e.getMessage(), null));
        }
    }

    /** The files that are no YAML, each with the first thing in the way. */
    public List<Problem> broken() {
        return List.copyOf(broken);
    }

    /** Whether routes of other files may depend on this one, so that it is to be loaded first. */
    public boolean isShared(RouteSource source) {
        return trees.stream().filter(tree -> tree.file().equals(source.file())).anyMatch(RouteTree::isShared);
    }

    /**
     * What is wrong with each endpoint of a file that Camel refuses.
     *
     * @param explanation says what an exception of Camel means; where, is found here, unless it says that, too
     */
    public List<Problem> endpoints(CamelContext context, RouteSource source, Function<Exception, Problem> explanation) {
        EndpointCheck check = new EndpointCheck(new Examined(trees, context), explanation);
        return trees.stream()
                .filter(tree -> tree.file().equals(source.file()))
                .flatMap(tree -> check.problems(tree).stream())
                .toList();
    }

    /** What routes that are used begin with, without options, as far as it can be read. */
    public Set<String> entrances(CamelContext context) {
        Examined examined = new Examined(trees, context);
        return trees.stream()
                .flatMap(tree -> tree.endpoints().stream())
                .filter(endpoint -> endpoint.isEntrance() && examined.isUsed(endpoint.route()))
                .map(endpoint -> examined.resolved(endpoint.address()))
                .filter(Objects::nonNull)
                .map(Uris::address)
                .collect(Collectors.toSet());
    }

    /** What the rules find before a route is built, in any order. */
    public List<Problem> before(CamelContext context) {
        return problems(before, context);
    }

    /** What the rules find when all routes are built that can be, and none is started, in any order. */
    public List<Problem> after(CamelContext context) {
        return problems(after, context);
    }

    private List<Problem> problems(List<Rule> rules, CamelContext context) {
        List<Problem> problems = new ArrayList<>();
        Examined examined = new Examined(List.copyOf(trees), context);
        rules.forEach(rule -> rule.check(examined, problems::add));
        return problems;
    }
}
