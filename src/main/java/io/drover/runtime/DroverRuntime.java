package io.drover.runtime;

import io.drover.cluster.LeaderComponent;
import io.drover.cluster.SoleNode;
import io.drover.kamelet.KameletFolder;
import io.drover.lint.Problem;
import io.drover.lint.RouteSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.main.Main;

/**
 * Camel, started from a folder of settings and a folder of routes. Close it in any case: what is in flight ends first.
 */
public final class DroverRuntime implements AutoCloseable {
    /** How long what is in flight is waited for. */
    static final int SHUTDOWN_SECONDS = 45;

    private final RuntimeOptions options;
    private final SettingsSource settings;
    private final Main main;

    private DroverRuntime(RuntimeOptions options) {
        this.options = options;
        this.settings = new SettingsSource(options.setup().settings());
        this.main = new InjectedMain(options.environment(), settings, keys(), kamelets());
    }

    private KameletFolder kamelets() {
        Map<Path, String> texts = new HashMap<>();
        options.setup().kamelets().forEach(kamelet -> texts.put(kamelet.file(), kamelet.text()));
        return new KameletFolder(options.folders().kamelets(), texts);
    }

    private Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(options.overrides().keySet());
        keys.addAll(settings.keys());
        return keys;
    }

    /** As {@link #prepare} and {@link #start}. */
    public static DroverRuntime started(RuntimeOptions options) {
        DroverRuntime runtime = prepare(options);
        runtime.start();
        return runtime;
    }

    /**
     * Checks the settings, configures the components and loads the routes; nothing runs yet.
     *
     * @throws ConfigurationException when any of it fails, with all that is known
     */
    public static DroverRuntime prepare(RuntimeOptions options) {
        List<Problem> problems = check(options);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return configured(options);
    }

    /** As {@link #prepare}, whatever may be wrong with the settings. */
    static DroverRuntime configured(RuntimeOptions options) {
        DroverRuntime runtime = new DroverRuntime(options);
        runtime.configure();
        runtime.explaining(runtime.main::init);
        return runtime;
    }

    /** Builds the routes and lets them run. @throws ConfigurationException when that fails; the runtime is closed then */
    public void start() {
        explaining(main::start);
    }

    /** A step that may throw anything. */
    private interface Step {
        void run() throws Exception;
    }

    private void explaining(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            Problem problem = CamelProblem.of(e, options, context());
            close();
            throw new ConfigurationException(problem, e);
        }
    }

    /**
     * Builds all of it and starts nothing that acts.
     *
     * @param inspection sees the context when all is well
     * @return what is wrong in the settings and in all route files, by file and line
     */
    public static List<Problem> examine(RuntimeOptions options, Consumer<CamelContext> inspection) {
        return new Examination(options).problems(inspection);
    }

    /** What is allowed in the settings and should not be, found without starting anything. */
    public static List<Problem> warnings(RuntimeOptions options) {
        return WrittenSecrets.in(SettingsFile.read(options.setup().settings()));
    }

    /** What is wrong with the settings, found without starting anything. */
    public static List<Problem> check(RuntimeOptions options) {
        List<Setting> settings = SettingsFile.read(options.setup().settings());
        List<Placeholder> placeholders =
                new ArrayList<>(RouteFiles.placeholders(options.setup().settings()));
        List<RouteSource> routes = options.setup().routes();
        routes.forEach(route -> placeholders.addAll(RouteFiles.placeholders(route)));
        placeholders.addAll(KameletSettings.used(options.setup().kamelets()));
        List<Problem> problems =
                new ArrayList<>(new SettingsCheck(settings, placeholders, options.environment()).problems());
        SettingValues values = new SettingValues(options);
        problems.addAll(new LogOptions(settings, values).problems());
        problems.addAll(new TelemetryOptions(settings, values).problems());
        problems.addAll(new ObserveOptions(settings, values).problems());
        problems.addAll(new StoreOptions(settings, values).problems());
        problems.addAll(new ClusterCheck(settings, values).problems());
        problems.addAll(new ChoiceCheck(settings, values).problems(routes));
        problems.addAll(new NeededSettings(settings, values).problems(options.routeFiles()));
        return problems;
    }

    private void configure() {
        main.setPropertyPlaceholderLocations("false"); // they are given to it
        main.setRoutesCollector(new SourceFiles(options.routeFiles()));
        options.overrides().forEach(main::addOverrideProperty);
        main.configure()
                .withBasePackageScanEnabled(false)
                .withAutoConfigurationFailFast(true)
                .withAutoConfigurationLogSummary(false)
                .withAutoConfigurationEnvironmentVariablesEnabled(false)
                .withJmxEnabled(false)
                .withAutoStartup(options.autoStart())
                .withShutdownTimeout(SHUTDOWN_SECONDS)
                .withShutdownLogInflightExchangesOnTimeout(false)
                .withRoutesCollectorEnabled(!options.routeFiles().isEmpty());
        main.configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
        options.configurations().forEach(main.configure()::addRoutesBuilder);
        for (Object bean : options.beans()) {
            main.bind(bean.getClass().getName(), bean);
        }
        if (new ClusterOptions(SettingsFile.read(options.setup().settings()), new SettingValues(options))
                .role()
                .leads()) {
            main.bind("master", new LeaderComponent(clusterService()));
        }
    }

    /** Who is given none is alone. */
    private CamelClusterService clusterService() {
        for (Object bean : options.beans()) {
            if (bean instanceof CamelClusterService service) {
                return service;
            }
        }
        SoleNode alone = new SoleNode();
        main.bind(SoleNode.class.getName(), alone);
        return alone;
    }

    /** The running context, to look things up and to add routes. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /**
     * Asks a configured component, which need not run yet.
     *
     * @param question may throw what is wrong with the component's options
     * @throws ConfigurationException when it does; the runtime is closed then
     */
    public <C extends Component, T> T ask(String name, Class<C> type, Function<C, T> question) {
        List<T> answer = new ArrayList<>();
        explaining(() -> answer.add(question.apply(type.cast(context().getComponent(name, true, false)))));
        return answer.get(0);
    }

    /** Adds routes to those of the folder; before the start. */
    public void add(RoutesBuilder routes) {
        explaining(() -> context().addRoutes(routes));
    }

    /**
     * Exchanges route files while all others run on; what is in flight in their routes ends first.
     *
     * @param leaving those of them that run now
     * @param coming what runs in their place
     * @param newSettings what the settings are from now on
     * @param givesUp whether what is in flight is waited for no longer
     * @return false when it did not end, or when the old ones do not run any more: this runtime is to be closed
     * @throws ConfigurationException when the new ones do not run; the old ones run again, with the old settings
     */
    public boolean swap(
            List<RouteSource> leaving, List<RouteSource> coming, RouteSource newSettings, BooleanSupplier givesUp) {
        return new FileSwap(context(), options, settings).run(leaving, coming, newSettings, givesUp);
    }

    /** These route files run under other names from now on. @param names the names by those which they have now */
    public void rename(Map<RouteSource, RouteSource> names) {
        RouteSwap swap = new RouteSwap(context());
        names.forEach(swap::rename);
    }

    @Override
    public void close() {
        main.stop();
    }
}
